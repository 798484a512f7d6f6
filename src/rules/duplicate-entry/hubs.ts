import type { Entry, List } from "../../model/list.ts";
import type { Papers } from "../papers.ts";

/** A section counts as a hub from this many papers on, when this share of them stands elsewhere too. */
const MIN_PAPERS = 3;
const MIN_SHARE = 0.2;

/**
 * The sections that list papers a second time on purpose: without venue or year in their headings,
 * and with a fifth of their papers elsewhere too. Keyed by the section's path joined with newlines.
 */
export function learnHubs(list: List, papers: Papers): ReadonlySet<string> {
  const sections = new Map<string, Entry[]>();
  for (const entry of list.entries) {
    if (entry.section.venue !== null || entry.section.year !== null || entry.title === "") continue;
    const path = entry.section.path.join("\n");
    sections.set(path, [...(sections.get(path) ?? []), entry]);
  }
  const hubs = new Set<string>();
  for (const [path, entries] of sections) {
    if (entries.length < MIN_PAPERS) continue;
    const elsewhere = entries.filter((entry) =>
      papers
        .matches(entry)
        .some(({ listed, verdict }) => verdict === "same" && listed.entry.section.path.join("\n") !== path),
    );
    if (elsewhere.length >= entries.length * MIN_SHARE) hubs.add(path);
  }
  return hubs;
}
