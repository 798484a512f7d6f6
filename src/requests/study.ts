import type { FactNeeds, FactTable } from "../model/facts.ts";
import type { List } from "../model/list.ts";
import type { BatchResult } from "./batch.ts";
import type { Edits } from "./command.ts";
import { type KnownPaper, knowPaper, type Missing } from "./known.ts";
import type { ListedPaper, ListedPapers } from "./listed.ts";
import type { RequestedPaper } from "./paper.ts";
import type { ProposedPapers } from "./proposed.ts";
import { type IssueText, readRequest } from "./read.ts";

/** More papers than this in one issue are not answered one by one. */
export const MOST_PAPERS = 10;

/** What is known of one requested paper, before it is put anywhere. */
export type Study =
  | { readonly outcome: "listed"; readonly listed: ListedPaper }
  /** An open pull request has it already. */
  | { readonly outcome: "proposed"; readonly title: string; readonly number: number }
  | { readonly outcome: "missing"; readonly name: string; readonly missing: readonly Missing[] }
  | { readonly outcome: "absent"; readonly id: string }
  | { readonly outcome: "known"; readonly paper: KnownPaper; readonly section: string | null };

/** A paper that is not known well enough to be printed, or what became of the one that was. */
export type Answered =
  | Exclude<Study, { readonly outcome: "known" }>
  | { readonly outcome: "placed"; readonly paper: KnownPaper; readonly result: BatchResult };

/** What requests are looked at with. */
export interface Desk {
  readonly listed: ListedPapers;
  readonly facts: FactTable;
  /** What other open pull requests add. */
  readonly proposed: ProposedPapers;
}

/** The papers that an issue asks for, as far as they are answered, with what was said later in place of its words. */
export function askedPapers(issue: IssueText, edits: Edits): readonly RequestedPaper[] {
  const papers = (readRequest(issue)?.papers ?? []).slice(0, MOST_PAPERS);
  const { section, title } = papers.length === 1 ? edits : { ...edits, title: undefined };
  return papers.map((paper) => ({
    ...paper,
    ...(section === undefined ? {} : { section }),
    ...(title === undefined ? {} : { title }),
  }));
}

/** What is to be known of requested papers: what their identifiers lead to, and where they have none, their titles. */
export function paperNeeds(asked: readonly RequestedPaper[]): FactNeeds {
  const titles = asked.flatMap(({ ids, title, authors, year }) => {
    if (ids.length > 0 || title === null) return [];
    const known = authors.length === 0 ? {} : { authors: authors.join(", ") };
    return [{ title, ids, isAsked: true, ...known, ...(year === null ? {} : { year }) }];
  });
  return { links: [], papers: [...new Set(asked.flatMap(({ ids }) => ids))], titles };
}

/** Looks at one requested paper. What a person said of its title or venue is believed before the registries. */
export function studyPaper(request: RequestedPaper, edits: Edits, { listed, facts, proposed }: Desk): Study {
  const titled = request.ids.length === 0 && request.title !== null && facts.titles?.get(request.title);
  const byTitle = titled && titled.status === "found" ? titled : null;
  const asked = byTitle ? { ...request, ids: [byTitle.id] } : request;
  const papers = byTitle ? new Map([...facts.papers, [byTitle.id, byTitle.paper]]) : facts.papers;
  const { ids, links } = asked;
  const wanted = { title: asked.title ?? "", ids, links: links.map(({ url }) => url) };
  const found = listed.find(wanted);
  if (found?.verdict === "same") return { outcome: "listed", listed: found };
  const knowledge = knowPaper(asked, papers);
  const name = asked.title ?? ids[0] ?? links[0]?.url ?? "";
  if (knowledge.outcome === "missing") return { outcome: "missing", name, missing: knowledge.missing };
  if (knowledge.outcome === "absent") return knowledge;
  const { paper } = knowledge;
  const number = proposed.find({ ...wanted, title: paper.title });
  if (number !== null) return { outcome: "proposed", title: paper.title, number };
  const said = edits.title !== undefined && asked.title === edits.title ? { title: edits.title } : {};
  const venue = edits.venue === undefined ? {} : { venue: edits.venue, isPreprint: false };
  return { outcome: "known", paper: { ...paper, ...said, ...venue }, section: asked.section };
}

/** True where none of these lists has an entry to learn from. */
export function isEmpty(lists: readonly List[]): boolean {
  return lists.every(({ entries }) => entries.length === 0);
}
