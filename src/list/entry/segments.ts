import type { Entry, Link, Range } from "../../model/list.ts";

/** What a segment of an entry is; everything between two segments is the list's punctuation. */
export type SegmentKind = "tag" | "title" | "url" | "authors" | "venue" | "note" | "link";

/** A piece of an entry that says something, as opposed to how it is written. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly range: Range;
  /** The link, where the segment is one. */
  readonly link?: Link;
}

/**
 * Cuts an entry into what it says, in reading order.
 * The stretches before, between and after the segments are its form: marker, gaps, emphasis, closing punctuation.
 */
export function segmentsOf(entry: Entry): Segment[] {
  const segments: Segment[] = [];
  const titled = entry.links.find((link) => contains(link.labelRange, entry.titleRange));
  for (const part of entry.parts) {
    if (part.range.end <= part.range.start && part.slot !== "title") continue;
    if (part.slot === "link") {
      const link = entry.links.find((candidate) => candidate.range.start === part.range.start);
      segments.push({ kind: "link", range: part.range, ...(link ? { link } : {}) });
    } else segments.push({ kind: part.slot, range: part.range });
    if (part.slot === "title" && titled?.urlRange) segments.push({ kind: "url", range: titled.urlRange });
  }
  return withoutOverlaps(segments.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end));
}

/** A link's form: `[[paper](https://…)]` is `[[L](U)]`; null for a link without an address of its own. */
export function linkForm(source: string, link: Link): string | null {
  if (
    link.urlRange === null ||
    link.urlRange.end === link.urlRange.start ||
    link.shape === "badge" ||
    link.shape === "html"
  )
    return null;
  if (link.shape === "bare" || link.labelRange.start >= link.urlRange.start) return null;
  const label = innerLabel(source, link);
  const before = source.slice(link.range.start, label.start);
  const between = source.slice(label.end, link.urlRange.start);
  const after = source.slice(link.urlRange.end, link.range.end);
  return `${before}L${between}U${after}`;
}

/** The words of a label without the brackets that `[[paper]](u)` puts around them. */
export function innerLabel(source: string, link: Link): Range {
  let { start, end } = link.labelRange;
  while (start < end && /[[\s`*]/.test(source[start] ?? "")) start++;
  while (end > start && /[\]\s`*]/.test(source[end - 1] ?? "")) end--;
  return { start, end };
}

function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function withoutOverlaps(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = [];
  for (const segment of segments) {
    if (segment.range.start >= (kept.at(-1)?.range.end ?? 0)) kept.push(segment);
  }
  return kept;
}
