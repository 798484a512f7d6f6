import { applyEdits } from "../list/edit.ts";
import { parseList } from "../list/parse.ts";
import { learnStyle } from "../list/style.ts";
import type { Entry, EntryForm, List, Section } from "../model/list.ts";
import { type Draft, learnDrafts } from "./draft.ts";
import { insertEntry } from "./insert.ts";
import type { KnownPaper } from "./known.ts";
import { indexListed, type ListedPaper } from "./listed.ts";
import { learnPlacement, type SectionChoice } from "./place.ts";

/** A paper that goes into the list, and the section that was asked for. */
export interface AcceptedPaper {
  readonly paper: KnownPaper;
  readonly section: string | null;
  /** The entry as somebody has written it already, without a number; it is not printed anew then. */
  readonly written?: { readonly form: EntryForm; readonly text: string };
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
  /** It was given before, as the so many-th from 0. */
  | { readonly outcome: "repeated"; readonly first: number }
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
  const known = indexListed([original, ...others]);
  const placement = learnPlacement([original]);
  const drafts = learnDrafts(original, learnStyle(original));
  let list = original;
  const results: BatchResult[] = [];
  const added = new Map<string, number>();
  for (const [index, { paper, section, written }] of accepted.entries()) {
    const wanted = wantedOf(paper);
    const listed = known.find(wanted);
    const first = listed?.verdict === "same" ? undefined : firstOf(list, added, wanted);
    if (listed?.verdict === "same") results.push({ outcome: "listed", listed });
    else if (first !== undefined) results.push({ outcome: "repeated", first });
    else if (section !== null && placement.named(section) === null)
      results.push({ outcome: "no-such-section", section });
    else {
      const choice = placement.choose({ paper, asked: section });
      const next =
        choice && withEntry(list, choice.section, written ? asDraft(written) : drafts(choice.section, paper));
      if (next) {
        list = next.list;
        added.set(next.text.trim(), index);
        results.push({ outcome: "added", text: next.text, choice, line: next.entry.line });
      } else results.push({ outcome: "not-printable" });
    }
  }
  return { text: list.source, results: withLastLines(results, list) };
}

function wantedOf({ title, links, authors }: KnownPaper) {
  const papers = links.filter(({ role }) => role === "paper").map(({ url }) => url);
  return { title, links: papers, ...(authors.length > 0 ? { authors } : {}) };
}

/** Which of the papers that were put in is the same. */
function firstOf(
  list: List,
  added: ReadonlyMap<string, number>,
  wanted: ReturnType<typeof wantedOf>,
): number | undefined {
  if (added.size === 0) return undefined;
  const textOf = ({ range }: Entry) => list.source.slice(range.start, range.end);
  const entries = list.entries.filter((entry) => added.has(textOf(entry)));
  const found = indexListed([{ ...list, entries }]).find(wanted);
  return found?.verdict === "same" ? added.get(textOf(found.entry)) : undefined;
}

function asDraft({ form, text }: { readonly form: EntryForm; readonly text: string }): Draft {
  const print = (number: number | null) => (number === null ? text : `${number}. ${text}`);
  return { form, text: print(form === "numbered" ? 1 : null), print };
}

/** Headings do not change by an entry, so that a section of the first text is found again by its number. */
function withEntry(list: List, { index }: Section, draft: Draft | null) {
  const section = list.sections[index];
  const insertion = section && draft && insertEntry(list, section, draft);
  const next = insertion && insertedList(list, section, insertion);
  return next ? { ...next, text: insertion.text } : null;
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
