import type { Entry, Range } from "../model/list.ts";
import { innerLabel, linkForm, type Segment, segmentsOf } from "./entry/segments.ts";

/** One place of an entry and how it is written there. */
export interface Observed {
  readonly key: string;
  readonly value: string;
  readonly range: Range;
}

/** The key of what stands between two pieces of an entry; it begins at "start" and ends at "end". */
export function gapKey(before: string, after: string): string {
  return `gap:${before}>${after}`;
}

/** How an entry is written, place by place. */
export function observe(source: string, entry: Entry): Observed[] {
  const segments = segmentsOf(entry);
  const observed: Observed[] = [];
  let before = "start";
  let at = entry.range.start;
  for (const segment of segments) {
    observed.push(gap(source, gapKey(before, segment.kind), { start: at, end: segment.range.start }));
    // A link in the tag before the title is a part of what the tag says.
    if (segment.range.start >= entry.titleRange.start) observed.push(...observeLink(source, segment));
    before = segment.kind;
    at = segment.range.end;
  }
  observed.push(gap(source, gapKey(before, "end"), { start: at, end: entry.range.end }));
  return observed.filter(({ value }) => value.length <= 60 && !/https?:/.test(value));
}

/** Numbers of numbered items are places, not style. */
function gap(source: string, key: string, range: Range): Observed {
  return { key, value: source.slice(range.start, range.end).replace(/^\d+(?=[.)])/, "#"), range };
}

function observeLink(source: string, segment: Segment): Observed[] {
  const { link } = segment;
  if (!link) return [];
  const form = linkForm(source, link);
  // Escaped brackets are read as the list's own are, and are written in no form of it.
  if (form === null || /\\[[\]]/.test(source.slice(link.labelRange.start, link.labelRange.end))) return [];
  const label = innerLabel(source, link);
  return [
    { key: `form:${link.role}`, value: form, range: link.range },
    { key: `label:${link.role}`, value: source.slice(label.start, label.end), range: label },
  ];
}
