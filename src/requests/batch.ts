import { applyEdits } from "../list/edit.ts";
import { parseList } from "../list/parse.ts";
import { learnStyle } from "../list/style.ts";
import type { Entry, EntryForm, List, Section } from "../model/list.ts";
import { notAList } from "../review/recognise.ts";
import { areMirrors } from "../rules/mirrors.ts";
import { type Draft, type Drafting, learnDrafts } from "./draft.ts";
import { insertEntry } from "./insert.ts";
import type { KnownPaper } from "./known.ts";
import { indexListed, type ListedPaper, type ListedPapers } from "./listed.ts";
import { learnPlacement, type Placement, type SectionChoice } from "./place.ts";

/** A paper that goes into the list, and the section that was asked for. */
export interface AcceptedPaper {
  readonly paper: KnownPaper;
  readonly section: string | null;
  /** The file that the section is looked for in, where it is known. */
  readonly path?: string;
  /** The entry as somebody has written it already, without a number; it is not printed anew then. */
  readonly written?: { readonly form: EntryForm; readonly text: string };
}

/** What became of one paper. */
export type BatchResult =
  | {
      readonly outcome: "added";
      readonly text: string;
      readonly choice: SectionChoice;
      /** Its line in the new text of its file, from 1. */
      readonly line: number;
    }
  | { readonly outcome: "listed"; readonly listed: ListedPaper }
  /** It was given before, as the so many-th from 0. */
  | { readonly outcome: "repeated"; readonly first: number }
  /** The section that was asked for is not there, or several are called so. */
  | { readonly outcome: "no-such-section"; readonly section: string }
  /** The list has no place or no form for it. */
  | { readonly outcome: "not-printable" };

/** A file of a list. */
export interface ListFile {
  readonly path: string;
  readonly source: string;
}

/** The files that have papers put in, as they are then, and what became of each paper, in the order they were given. */
export interface Batch {
  readonly files: readonly ListFile[];
  readonly results: readonly BatchResult[];
}

/** Puts papers into the list as it stands. */
export type AddPapers = (accepted: readonly AcceptedPaper[]) => Batch;

/**
 * Reads the files of a list once, for putting papers into them often. The texts are always made anew from the list as it
 * stands, so that they never conflict with it; a paper that is listed already, or given twice, is not put in again. It
 * goes into the file that has its section; what only mirrors another file of the list gets none. Bytes outside the new
 * entries never change.
 *
 * @param closed paths of files that nothing may be put into, because not all of their bytes are text.
 */
export function learnBatch(lists: readonly List[], closed: readonly string[] = []): AddPapers {
  const known = indexListed(lists);
  const open = openLists(lists, closed);
  const placement = learnPlacement(open);
  const drafts = new Map(open.map((list) => [list.path, learnDrafts(list, learnStyle(list))]));
  return (accepted) => addTo(open, accepted, { known, placement, drafts });
}

/** Of several files, those that are lists of papers of their own; the first where none is. */
function openLists(lists: readonly List[], closed: readonly string[]): List[] {
  const own = lists.filter((list, at) => !lists.slice(0, at).some((other) => areMirrors(other, list)));
  const ofPapers = own.filter((list) => own.length === 1 || notAList(list, false) === null);
  return (ofPapers.length > 0 ? ofPapers : own.slice(0, 1)).filter(({ path }) => !closed.includes(path));
}

interface Learned {
  readonly known: ListedPapers;
  readonly placement: Placement;
  readonly drafts: ReadonlyMap<string, Drafting>;
}

function addTo(
  original: readonly List[],
  accepted: readonly AcceptedPaper[],
  { known, placement, drafts }: Learned,
): Batch {
  const lists = new Map(original.map((list) => [list.path, list]));
  const results: BatchResult[] = [];
  const added = new Map<string, number>();

  function putIn({ paper, section, written, path }: AcceptedPaper, index: number): BatchResult {
    const asked = section === null ? null : placement.named(section, path);
    if (section !== null && asked === null) return { outcome: "no-such-section", section };
    const choice = placement.choose({ paper, asked });
    const list = choice && lists.get(choice.path);
    const draft = choice && (written ? asDraft(written) : drafts.get(choice.path)?.(choice.section, paper));
    const next = list && draft && withEntry(list, choice.section, draft);
    if (!next) return { outcome: "not-printable" };
    lists.set(choice.path, next.list);
    added.set(next.text.trim(), index);
    return { outcome: "added", text: next.text, choice, line: next.entry.line };
  }

  for (const [index, each] of accepted.entries()) {
    const wanted = wantedOf(each.paper);
    const listed = known.find(wanted);
    const first = listed?.verdict === "same" ? undefined : firstOf([...lists.values()], added, wanted);
    if (listed?.verdict === "same") results.push({ outcome: "listed", listed });
    else if (first !== undefined) results.push({ outcome: "repeated", first });
    else results.push(putIn(each, index));
  }
  const changed = [...lists.values()].filter((list) => !original.includes(list));
  return {
    files: changed.map(({ path, source }) => ({ path, source })),
    results: results.map((result) => withLastLine(result, lists)),
  };
}

function wantedOf({ title, links, authors }: KnownPaper) {
  const papers = links.filter(({ role }) => role === "paper").map(({ url }) => url);
  return { title, links: papers, ...(authors.length > 0 ? { authors } : {}) };
}

/** Which of the papers that were put in is the same. */
function firstOf(
  lists: readonly List[],
  added: ReadonlyMap<string, number>,
  wanted: ReturnType<typeof wantedOf>,
): number | undefined {
  if (added.size === 0) return undefined;
  const indexes = new Map<Entry, number>();
  const fresh = lists.map((list) => {
    const entries = list.entries.filter(({ range }) => added.has(list.source.slice(range.start, range.end)));
    for (const entry of entries)
      indexes.set(entry, added.get(list.source.slice(entry.range.start, entry.range.end)) ?? 0);
    return { ...list, entries };
  });
  const found = indexListed(fresh).find(wanted);
  return found?.verdict === "same" ? indexes.get(found.entry) : undefined;
}

function asDraft({ form, text }: { readonly form: EntryForm; readonly text: string }): Draft {
  const print = (number: number | null) => (number === null ? text : `${number}. ${text}`);
  return { form, text: print(form === "numbered" ? 1 : null), print };
}

/** Headings do not change by an entry, so that a section of the first text is found again by its number. */
function withEntry(list: List, { index }: Section, draft: Draft) {
  const section = list.sections[index];
  const insertion = section && insertEntry(list, section, draft);
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
function withLastLine(result: BatchResult, lists: ReadonlyMap<string, List>): BatchResult {
  if (result.outcome !== "added") return result;
  const list = lists.get(result.choice.path);
  const entry = list?.entries.find(
    ({ range }) => list.source.slice(range.start, range.end) === result.text.trim(),
  );
  return entry ? { ...result, line: entry.line } : result;
}
