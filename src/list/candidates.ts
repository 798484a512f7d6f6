import type { EntryForm, Range } from "../model/list.ts";
import type { ItemBlock, ListBlock } from "./blocks.ts";
import type { Inline } from "./inline/scan.ts";
import { scanInline } from "./inline.ts";
import { isPlaceholderLabel } from "./label.ts";
import { plainText } from "./plain-text.ts";

/** A stretch of the source that may be an entry, and how sure its own look makes us. */
export interface Candidate {
  readonly form: EntryForm;
  readonly range: Range;
  /** Where its text begins, after the marker. */
  readonly content: Range;
  readonly inline: Inline;
  readonly hasLink: boolean;
}

/** Either a candidate, or a heading-like item ("- **Topic**" above a nested list) and what is under it. */
export type ItemReading =
  | { readonly kind: "candidate"; readonly candidate: Candidate }
  | {
      readonly kind: "topic";
      readonly title: string;
      readonly range: Range;
      readonly items: readonly ItemReading[];
    };

/** Reads the items of a list: which are entries, which are topics with entries under them, which are only fields. */
export function readItems(source: string, list: ListBlock): ItemReading[] {
  const readings = list.items.flatMap((item) => readItem(source, item, list.ordered ? "numbered" : "bullet"));
  const candidates = readings.filter((reading) => reading.kind === "candidate");
  const linked = candidates.filter(({ candidate }) => candidate.hasLink).length;
  // An item without any link is an entry where its neighbours are: somebody forgot the link, or advertises.
  const keepsBare = linked >= 3 && linked >= candidates.length * 0.6;
  return readings.filter(
    (reading) =>
      reading.kind === "topic" ||
      reading.candidate.hasLink ||
      (keepsBare && hasWords(source, reading.candidate)),
  );
}

function hasWords(source: string, candidate: Candidate): boolean {
  return plainText(source.slice(candidate.content.start, candidate.content.end)).split(/\s+/).length >= 3;
}

function readItem(source: string, item: ItemBlock, form: "bullet" | "numbered"): ItemReading[] {
  const nested = item.nested.flatMap((list) => readItems(source, list));
  const children = item.nested.flatMap((list) => list.items);
  if (!item.own) return nested;
  const own = scanInline(source, item.own);
  const ownHasLink = hasPaperLink(source, own);
  if (children.length > 0 && areEntries(source, nested, { children: children.length, ownHasLink })) {
    if (ownHasLink) {
      const range = { start: item.range.start, end: item.own.end };
      return [
        { kind: "candidate", candidate: { form, range, content: item.own, inline: own, hasLink: true } },
        ...nested,
      ];
    }
    return [{ kind: "topic", title: topicTitle(source, item.own), range: item.own, items: nested }];
  }
  const content = {
    start: item.own.start,
    end: trimEnd(source, children.length > 0 ? item.range.end : item.own.end),
  };
  const inline = children.length > 0 ? scanInline(source, content) : own;
  const range = { start: item.range.start, end: content.end };
  return [
    { kind: "candidate", candidate: { form, range, content, inline, hasLink: hasPaperLink(source, inline) } },
  ];
}

/** Nested items are entries of their own when most have a title and a link; else they are the fields of the one above. */
function areEntries(
  source: string,
  nested: readonly ItemReading[],
  found: { children: number; ownHasLink: boolean },
): boolean {
  const entries = nested.filter(
    (reading) => reading.kind === "topic" || hasTitle(source, reading.candidate),
  ).length;
  const share = entries / found.children;
  return found.ownHasLink ? share >= 0.6 && entries >= 1 && !nested.every(isField(source)) : share >= 0.4;
}

function isField(source: string): (reading: ItemReading) => boolean {
  return (reading) =>
    reading.kind === "candidate" &&
    /^[\s*_]*(?:\[*(?:paper|code|pdf|project|authors?|summary|venue|link|abstract|github|data\w*)\b)/i.test(
      source.slice(reading.candidate.content.start, reading.candidate.content.start + 40),
    );
}

function hasTitle(source: string, candidate: Candidate): boolean {
  const first = candidate.inline.links[0];
  if (!candidate.hasLink || !first) return false;
  const before = plainText(source.slice(candidate.content.start, first.range.start));
  return before.split(/\s+/).length >= 4 || (before.length < 12 && first.label.split(/\s+/).length >= 3);
}

function topicTitle(source: string, own: Range): string {
  return plainText(source.slice(own.start, own.end)).replace(/[\s:：]+$/, "");
}

/** True where a link leads out of the document, or a placeholder promises one. */
export function hasPaperLink(source: string, inline: Inline): boolean {
  if (inline.links.some((link) => !/^(?:#|mailto:)/.test(link.url) && !/^[^:]*\.md(?:#|$)/i.test(link.url)))
    return true;
  return inline.boxes.some(
    (box) => box.depth > 1 && isPlaceholderLabel(plainText(source.slice(box.inner.start, box.inner.end))),
  );
}

function trimEnd(source: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(source[at - 1] ?? "")) at--;
  return at;
}
