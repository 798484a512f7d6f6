import { authorOverlap } from "../identity/authors.ts";
import type { FactTable, KnownPaper, TitleFact } from "../model/facts.ts";
import type { Entry, List } from "../model/list.ts";
import { learnArxivForm } from "./arxiv-habit.ts";
import { compareVenues } from "./venues.ts";

/** The paper that an entry's title alone leads to. */
export type TitledPaper = Extract<TitleFact, { status: "found" }>;

/** The one paper that has an entry's title, where it had to be looked for and everything that is known agrees. */
export function titledPaper(entry: Entry, { titles }: Pick<FactTable, "titles">): TitledPaper | null {
  const fact = titles?.get(entry.title);
  return fact?.status === "found" ? fact : null;
}

/** Whether the entry, or the heading that it stands under, names another conference or year than the paper's record. */
export function isElsewhere({ venue, section }: Entry, { paper }: TitledPaper): boolean {
  const stated = venue ?? section.venue;
  const { published, isPreprint, venue: own, year } = paper;
  const record = published ?? (isPreprint === false && own && year ? { venue: own, year } : null);
  return stated !== null && record !== null && compareVenues(stated, record) !== null;
}

/** Whether two records may be of one work under two titles: they share authors, or it is not known whether they do. */
export function mayBeOneWork(a: KnownPaper, b: KnownPaper): boolean {
  return (authorOverlap(a.authors, b.authors) ?? 1) > 0;
}

/** The address of a paper as the list would write it; null for identifiers that no address is certain for. */
export function paperAddress(id: string, list: List): string | null {
  const [, scheme, key = ""] = /^(arxiv|doi):(.+)$/.exec(id) ?? [];
  if (/[\s()<>[\]|\\]/.test(key)) return null;
  if (scheme === "doi") return `https://doi.org/${key}`;
  return scheme === "arxiv" ? `https://arxiv.org/${learnArxivForm(list) ?? "abs"}/${key}` : null;
}
