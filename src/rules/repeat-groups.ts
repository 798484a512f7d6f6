import type { Entry, List } from "../model/list.ts";
import { buildPapers, type PaperMatch } from "./papers.ts";

/** One paper that stands in a list more than once. */
export interface RepeatGroup {
  /** "likely" where a part of the group is tied to the rest by a likeness only. */
  readonly verdict: "same" | "likely";
  /** Why, each reason once. */
  readonly reasons: readonly string[];
  /** In the list's order. */
  readonly places: readonly {
    readonly path: string;
    readonly line: number;
    readonly section: readonly string[];
    readonly title: string;
  }[];
}

/** Finds every paper that the files of a list name more than once, on purpose or not; in the list's order. */
export function findRepeats(lists: readonly List[], { likely }: { likely: boolean }): RepeatGroup[] {
  const papers = buildPapers(lists);
  const places = lists.flatMap(({ path, entries }) =>
    entries.filter(({ title }) => title !== "").map((entry) => ({ path, entry })),
  );
  const paths = new Map(places.map(({ entry, path }) => [entry, path]));
  const seen = new Set<Entry>();
  const groups: RepeatGroup[] = [];
  for (const { entry } of places) {
    if (seen.has(entry)) continue;
    const { members, ties } = connected(entry, (each) =>
      papers.matches(each).filter(({ verdict }) => likely || verdict === "same"),
    );
    for (const each of members) seen.add(each);
    if (members.size < 2) continue;
    groups.push({
      verdict: ties.some(({ verdict }) => verdict === "likely") ? "likely" : "same",
      reasons: [...new Set(ties.map(({ reason }) => reason.en))],
      places: places
        .filter((place) => members.has(place.entry))
        .map((place) => ({
          path: paths.get(place.entry) ?? "",
          line: place.entry.line,
          section: place.entry.section.path,
          title: place.entry.title,
        })),
    });
  }
  return groups;
}

/** All entries that one leads to, by what ties each to the next. */
function connected(
  start: Entry,
  matchesOf: (entry: Entry) => readonly PaperMatch[],
): { members: ReadonlySet<Entry>; ties: readonly PaperMatch[] } {
  const members = new Set([start]);
  const ties: PaperMatch[] = [];
  for (const entry of members) {
    for (const match of matchesOf(entry)) {
      if (!members.has(match.listed.entry)) ties.push(match);
      members.add(match.listed.entry);
    }
  }
  return { members, ties };
}
