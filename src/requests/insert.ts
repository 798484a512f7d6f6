import { type CompareEntries, comparison } from "../list/order.ts";
import { parseList } from "../list/parse.ts";
import { learnPlace } from "../list/place.ts";
import type { Edit, Entry, EntryForm, List, Section } from "../model/list.ts";
import type { Draft } from "./draft.ts";

/** An entry put into a list's text. */
export interface Insertion {
  readonly edit: Edit;
  /** The entry as it was printed, with its number where it has one. */
  readonly text: string;
  readonly at: "top" | "bottom" | "sorted";
}

/**
 * Puts an entry at its section's learned place: at the top, at the bottom, or where its date or year belongs.
 * Bytes outside the insertion never change. Null where the section has no entry of this form to stand beside.
 */
export function insertEntry(list: List, section: Section, draft: Draft): Insertion | null {
  const own = list.entries.filter((entry) => entry.section === section && entry.form === draft.form);
  if (own.length === 0) return intoEmpty(list, section, draft);
  const place = learnPlace(list, section);
  const follower =
    place?.at === "top"
      ? 0
      : place?.at === "sorted"
        ? sortedPlace(list, own, { draft, by: place.by, isFalling: place.direction === "falling" })
        : own.length;
  const text = draft.print(draft.form === "numbered" ? numberAt(list.source, own, follower) : null);
  if (text === null) return null;
  const edit = besides(list.source, own, { follower, text });
  return edit === null ? null : { edit, text, at: place?.at ?? "bottom" };
}

/** The text beside the neighbour, set apart the way neighbours in this section are. */
function besides(
  source: string,
  own: readonly Entry[],
  { follower, text }: { readonly follower: number; readonly text: string },
): Edit | null {
  const next = own[follower];
  const previous = own[follower - 1];
  const gap = gapAround(source, own, follower);
  if (gap === null) return null;
  if (previous) {
    const at = previous.range.end;
    // What stands behind the last entry on its own line, a comment or a break, stays with it.
    const lineEnd = endOfLine(source, at);
    return { start: lineEnd, end: lineEnd, text: gap + text };
  }
  const start = next?.range.start ?? 0;
  return { start, end: start, text: text + gap };
}

/** The white space between the two neighbours, else between the nearest pair that has nothing else between. */
function gapAround(source: string, own: readonly Entry[], follower: number): string | null {
  const pairs = own.slice(1).map((entry, index) => ({
    distance: Math.abs(index + 1 - follower),
    gap: source.slice(own[index]?.range.end, entry.range.start),
  }));
  const plain = pairs.filter(({ gap }) => /^\s+$/.test(gap)).sort((a, b) => a.distance - b.distance);
  const [first] = own;
  if (plain[0]) return plain[0].gap;
  if (!first) return null;
  const newline = source.includes("\r\n") ? "\r\n" : "\n";
  const indent = /[ \t]*$/.exec(
    source.slice(source.lastIndexOf("\n", first.range.start - 1) + 1, first.range.start),
  );
  return (
    (first.form === "block" || first.form === "heading" ? newline + newline : newline) + (indent?.[0] ?? "")
  );
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf("\n", at);
  const line = end < 0 ? source.length : end;
  return source[line - 1] === "\r" ? Math.max(at, line - 1) : line;
}

/** The number after its neighbour's, or the neighbours' own where all have one number. */
function numberAt(source: string, own: readonly Entry[], follower: number): number {
  const numbers = own.map(({ range }) =>
    Number(/^\s*(\d{1,9})/.exec(source.slice(range.start, range.end))?.[1] ?? 1),
  );
  const [first = 1, second = first] = numbers;
  const previous = numbers[follower - 1];
  if (numbers.length > 1 && numbers.every((each) => each === first)) return first;
  if (previous === undefined) return second < first ? first + 1 : first;
  return second < first ? previous - 1 : previous + 1;
}

/** Before the first entry that belongs behind it: read as an entry of the section, at whose end it was put. */
function sortedPlace(
  list: List,
  own: readonly Entry[],
  { draft, by, isFalling }: { draft: Draft; by: Parameters<typeof comparison>[1]; isFalling: boolean },
): number {
  const edit = besides(list.source, own, { follower: own.length, text: draft.text });
  if (edit === null) return own.length;
  const section = own[0]?.section;
  const start = section?.range.start ?? 0;
  const excerpt = parseList(list.source.slice(start, edit.start) + edit.text);
  const added = excerpt.entries.at(-1);
  if (!added || excerpt.entries.length <= own.length) return own.length;
  return placeAmong(excerpt.entries.slice(0, -1).slice(-own.length), added, {
    compare: comparison(excerpt, by),
    isFalling,
  });
}

function placeAmong(
  entries: readonly Entry[],
  added: Entry,
  { compare, isFalling }: { compare: CompareEntries; isFalling: boolean },
): number {
  // Among equals a new entry comes first where the newest do, else last.
  const belongsBehind = (entry: Entry) => {
    const order = compare(added, entry);
    return order !== null && (isFalling ? order >= 0 : order < 0);
  };
  const follower = entries.findIndex(belongsBehind);
  return follower < 0 ? entries.length : follower;
}

const EMPTY_FORMS: readonly EntryForm[] = ["bullet", "numbered"];

function intoEmpty(list: List, section: Section, draft: Draft): Insertion | null {
  const isFree = !list.entries.some((entry) => entry.section === section);
  if (!isFree || !EMPTY_FORMS.includes(draft.form) || section.level === 0) return null;
  const newline = list.source.includes("\r\n") ? "\r\n" : "\n";
  const { end } = section.range;
  const after = /^[ \t]*\r?\n[ \t]*(?:\r?\n|$)/.test(list.source.slice(end, end + 200)) ? "" : newline;
  return {
    edit: { start: end, end, text: `${newline}${newline}${draft.text}${after}` },
    text: draft.text,
    at: "bottom",
  };
}
