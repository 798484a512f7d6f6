import { applyEdits } from "../list/edit.ts";
import { parseList } from "../list/parse.ts";
import { learnStyle } from "../list/style.ts";
import type { Entry, List, Section } from "../model/list.ts";
import { learnDrafts } from "./draft.ts";
import { insertEntry } from "./insert.ts";
import type { KnownPaper } from "./known.ts";
import { indexListed, type ListedPaper } from "./listed.ts";
import { learnPlacement, type SectionChoice } from "./place.ts";

/** A paper that goes into the list, and the section that was asked for. */
export interface AcceptedPaper {
  readonly paper: KnownPaper;
  readonly section: string | null;
}

/** What became of one paper. */
export type BatchResult =
  | {
      readonly outcome: "added";
      readonly text: string;
      readonly choice: SectionChoice;
      /** Its line in the new text, from 1. */
      readonly line: number;
    }
  | { readonly outcome: "listed"; readonly listed: ListedPaper }
  /** The section that was asked for is not there, or several are called so. */
  | { readonly outcome: "no-such-section"; readonly section: string }
  /** The list has no place or no form for it. */
  | { readonly outcome: "not-printable" };

/** The list's text with the papers in it, and what became of each, in the order they were given. */
export interface Batch {
  readonly text: string;
  readonly results: readonly BatchResult[];
}

/**
 * Puts papers into a list. The text is always made anew from the list as it stands, so that it never conflicts with it;
 * a paper that is listed already, or given twice, is not put in again. Bytes outside the new entries never change.
 *
 * @param others the other files of the list, whose papers count as listed.
 */
export function addPapers(
  { path, source }: { readonly path: string; readonly source: string },
  accepted: readonly AcceptedPaper[],
  others: readonly List[] = [],
): Batch {
  const original = parseList(source, path);
  const style = learnStyle(original);
  let list = original;
  const results: BatchResult[] = [];
  for (const { paper, section } of accepted) {
    const listed = indexListed([list, ...others]).find({
      title: paper.title,
      links: paper.links.filter(({ role }) => role === "paper").map(({ url }) => url),
      ...(paper.authors.length > 0 ? { authors: paper.authors } : {}),
    });
    if (listed?.verdict === "same") {
      results.push({ outcome: "listed", listed });
      continue;
    }
    const placement = learnPlacement(list);
    if (section !== null && placement.named(section) === null) {
      results.push({ outcome: "no-such-section", section });
      continue;
    }
    const choice = placement.choose({ paper, asked: section });
    const draft = choice && learnDrafts(list, style)(choice.section, paper);
    const insertion = choice && draft && insertEntry(list, choice.section, draft);
    const next = insertion && insertedList(list, choice.section, insertion);
    if (!next) {
      results.push({ outcome: "not-printable" });
      continue;
    }
    list = next.list;
    results.push({ outcome: "added", text: insertion.text, choice, line: next.entry.line });
  }
  return { text: list.source, results: withLastLines(results, list) };
}

/** The list with the entry, where it reads as exactly one more, whole, in its section; null otherwise. */
function insertedList(
  list: List,
  section: Section,
  { edit, text }: { readonly edit: { start: number; end: number; text: string }; readonly text: string },
): { readonly list: List; readonly entry: Entry } | null {
  const next = parseList(applyEdits(list.source, [edit]), list.path);
  const start = edit.start + edit.text.indexOf(text);
  const entry = next.entries.find(({ range }) => range.start <= start && start < range.end);
  const isOneMore = next.entries.length === list.entries.length + 1;
  if (!isOneMore || !entry || entry.flaws.length > 0 || entry.section.index !== section.index) return null;
  return next.source.slice(entry.range.start, entry.range.end) === text.trim() ? { list: next, entry } : null;
}

/** Later entries move earlier ones down. */
function withLastLines(results: readonly BatchResult[], list: List): BatchResult[] {
  return results.map((result) => {
    if (result.outcome !== "added") return result;
    const entry = list.entries.find(
      ({ range }) => list.source.slice(range.start, range.end) === result.text.trim(),
    );
    return entry ? { ...result, line: entry.line } : result;
  });
}
