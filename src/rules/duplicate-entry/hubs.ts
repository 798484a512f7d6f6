import { letters } from "../../model/letters.ts";
import type { Entry, List } from "../../model/list.ts";
import type { Papers } from "../papers.ts";

/** A section counts as a hub from this many papers on, when this share of them stands elsewhere too. */
const MIN_PAPERS = 3;
const MIN_SHARE = 0.2;

/** Sections that list papers a second time on purpose. */
export interface Hubs {
  /** The headings of those that were learned. */
  readonly titles: readonly string[];
  /** True where the list wants both: one of the two stands in a hub, and the other has its home elsewhere. */
  excuse(entry: Entry, other: Entry, isOneChange: boolean): boolean;
}

/** What hubs are learned from: the list, without what the change at hand wrote. */
export interface Ground {
  readonly list: List;
  readonly papers: Papers;
  /** Entries that the change wrote; they are no habit yet. Empty where the whole list is judged. */
  readonly written: ReadonlySet<Entry>;
  /** Sections that the list's config names. */
  readonly named: readonly string[];
}

/**
 * The sections that list papers a second time on purpose: those that the config names, and those without venue or
 * year in their headings that have at least three papers and a fifth of them elsewhere too.
 */
export function learnHubs({ list, papers, written, named }: Ground): Hubs {
  const wanted = new Set(named.map(letters));
  const sections = new Map<string, Entry[]>();
  for (const entry of list.entries) {
    if (entry.section.venue !== null || entry.section.year !== null) continue;
    if (entry.title === "" || written.has(entry)) continue;
    const path = pathOf(entry);
    const entries = sections.get(path);
    if (entries) entries.push(entry);
    else sections.set(path, [entry]);
  }
  const hubs = new Set<string>();
  for (const [path, entries] of sections) {
    if (entries.length < MIN_PAPERS) continue;
    const elsewhere = entries.filter((entry) =>
      papers
        .matches(entry)
        .some(
          ({ listed, verdict }) =>
            verdict === "same" && !written.has(listed.entry) && pathOf(listed.entry) !== path,
        ),
    );
    if (elsewhere.length >= entries.length * MIN_SHARE) hubs.add(path);
  }
  const isNamed = (entry: Entry) => entry.section.path.some((title) => wanted.has(letters(title)));
  return {
    titles: [...hubs].map((path) => path.slice(path.lastIndexOf("\n") + 1)),
    excuse(entry, other, isOneChange) {
      if (pathOf(entry) === pathOf(other)) return false;
      if (isNamed(entry) || isNamed(other)) return true;
      // One line put into several sections at once is meant, but not yet a habit.
      if (isOneChange) return false;
      // Of two learned hubs neither is the paper's home: the repeat is worth a notice.
      return hubs.has(pathOf(entry)) !== hubs.has(pathOf(other));
    },
  };
}

function pathOf(entry: Entry): string {
  return entry.section.path.join("\n");
}
