import { paperIds } from "../identity/paper-id.ts";
import type { TitleNeed } from "../model/facts.ts";
import type { Entry, List } from "../model/list.ts";
import { isEmpty, isUnlinked, promisedPaper } from "../rules/missing-paper.ts";

/**
 * The titles by which papers may have to be looked for: of entries whose paper link is missing, and of those that name
 * their paper by an identifier, in case that it leads to another or to none.
 */
export function titleNeeds(list: List, entries: Iterable<Entry>): TitleNeed[] {
  return [...entries].flatMap((entry): TitleNeed[] => {
    if (entry.title === "") return [];
    const ids = idsOf(entry);
    if (ids.length === 0 && promisedPaper(entry) === null && !isUnlinked(list, entry)) return [];
    const year = yearOf(entry);
    const { title, authors } = entry;
    return [{ title, ids, ...(authors === null ? {} : { authors }), ...(year === null ? {} : { year }) }];
  });
}

function idsOf({ links }: Entry): string[] {
  const papers = links.filter((link) => (link.role === "paper" || link.role === "other") && !isEmpty(link));
  return [...new Set(papers.flatMap(({ url }) => paperIds(url)))];
}

/** The year that the entry states, or else the heading that it stands under. */
function yearOf({ year, venue, section }: Entry): number | null {
  return year ?? venue?.year ?? section.venue?.year ?? section.year;
}
