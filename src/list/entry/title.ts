import type { Range, Venue } from "../../model/list.ts";
import { readDate } from "../dates.ts";
import type { Inline, ScannedLink, Span } from "../inline/scan.ts";
import { isPlaceholderLabel, roleOfLabel } from "../label.ts";
import { findVenues, readVenue } from "../venue.ts";
import { looksLikeAuthors } from "./authors.ts";

/** Where the title is. Its own mark-up (bold, quotes, the link around it) stands outside the range. */
export interface FoundTitle {
  readonly range: Range;
  /** The link whose label the title is, if it is one. */
  readonly link: ScannedLink | null;
  /** Where the rest of the entry goes on. */
  readonly end: number;
}

/** Finds the title that begins at `rest.start`: a linked one, a bold or quoted one, or the plain text up to what follows. */
export function findTitle(source: string, rest: Range, inline: Inline): FoundTitle {
  const linked = inline.links.find((link) => link.range.start >= rest.start);
  if (linked && isTitleLink(source, rest, linked)) {
    return { range: trimTitle(source, linked.labelRange), link: linked, end: linked.range.end };
  }
  const strong = inline.spans.find((span) => span.kind === "strong" && span.range.start >= rest.start);
  if (strong && strong.range.start === rest.start && isBoldTitle(source, rest, { strong, inline })) {
    const inside = inline.links.find(
      (link) => link.range.start >= strong.range.start && link.range.end <= strong.range.end,
    );
    if (inside) return { range: trimTitle(source, inside.labelRange), link: inside, end: strong.range.end };
    return { range: trimTitle(source, strong.inner), link: null, end: strong.range.end };
  }
  const quoted = quotedTitle(source, rest);
  if (quoted) return quoted;
  const end = plainEnd(source, rest, inline);
  return { range: trimTitle(source, { start: rest.start, end }), link: null, end };
}

/** The first thing an entry shows is its title, if it is a link whose label is more than a promise. */
function isTitleLink(source: string, rest: Range, link: ScannedLink): boolean {
  if (link.shape === "badge" || link.shape === "bare") return false;
  const before = source.slice(rest.start, link.range.start);
  if (!/^[\s*_"“'‘]*$/u.test(before)) return false;
  const words = link.label.split(/\s+/).length;
  if (words >= 4 && link.label.length > 16) return true;
  return roleOfLabel(link.label) === "other" && link.label.length > 2 && !/^\d+$/.test(link.label);
}

/** A bold run is the title unless the sentence goes on after it: "**Fast** and accurate segmentation, [[paper]](…)". */
function isBoldTitle(source: string, rest: Range, found: { strong: Span; inline: Inline }): boolean {
  const { strong, inline } = found;
  const text = source.slice(strong.inner.start, strong.inner.end);
  if (/[.:,]\s*$/.test(text)) return true;
  const after = source.slice(
    strong.range.end,
    nextStop(source, inline, { start: strong.range.end, end: rest.end }),
  );
  if (/^(?:[-–&\p{L}\p{N}]|\s*\/|\s+(?!(?:et al|by|in)\b)\p{Ll})/u.test(after)) return false;
  if (/^\s+[([]?[\p{L}\d]/u.test(after) && startsWithDate(after)) return true;
  if (/^:\s+\p{Lu}/u.test(after)) return looksLikeAuthors(after.slice(1).replace(/[\s,;.[(]+$/, ""));
  if (text.trim().split(/\s+/).length >= 4) return true;
  return !/^:?\s+[\p{L}\p{N}*_][\p{L}\p{N}*_-]*[ ,:*](?!et al)/u.test(after);
}

/** "**Variational Diffusion Models** 1 Jul 2021": the date is no part of the title. */
function startsWithDate(text: string): boolean {
  const start = text.trimStart().slice(0, 24);
  return /^[([]?(?:\d|\p{Lu}\p{L}{2,8}\.? \d)/u.test(start) && readDate(start) !== null;
}

function quotedTitle(source: string, rest: Range): FoundTitle | null {
  const quote = /["“]([^"“”\n]{16,300}?)[.,]?["”]/y;
  for (const match of source
    .slice(rest.start, Math.min(rest.end, rest.start + 400))
    .matchAll(/(?:^|[\s,.*])(?=["“])/g)) {
    quote.lastIndex = rest.start + match.index + match[0].length;
    const found = quote.exec(source);
    if (!found?.[1] || quote.lastIndex > rest.end) return null;
    const before = source.slice(rest.start, found.index);
    if (before !== "" && !/,|\.|et al|\(\d{4}\)/.test(before)) return null;
    const start = found.index + 1;
    return { range: { start, end: start + found[1].length }, link: null, end: quote.lastIndex };
  }
  return null;
}

/** The plain title ends where a link, a placeholder, a venue, or a line that is no continuation begins. */
function plainEnd(source: string, rest: Range, inline: Inline): number {
  let end = nextStop(source, inline, rest);
  for (const box of inline.boxes) {
    if (box.range.start < rest.start || box.range.start >= end) continue;
    if (isPlaceholderLabel(source.slice(box.inner.start, box.inner.end)) || box.depth > 1)
      end = box.range.start;
  }
  const venue = venueBefore(source, { start: rest.start, end });
  if (venue !== null) end = venue;
  const bar = source.slice(rest.start, end).search(/\s\|\s/);
  if (bar > 8) end = rest.start + bar;
  return end;
}

function nextStop(source: string, inline: Inline, { start, end }: Range): number {
  let stop = end;
  for (const link of inline.links) if (link.range.start >= start) stop = Math.min(stop, link.range.start);
  for (const image of inline.images) if (image.start > start) stop = Math.min(stop, image.start);
  for (const line of inline.breaks)
    if (line.start > start && line.start < stop) stop = lineStop(source, line, { inline, stop });
  return stop;
}

/** A soft line break ends the title only where the next line is an item or begins with emphasis, or where it is hard. */
function lineStop(source: string, line: Range, { inline, stop }: { inline: Inline; stop: number }): number {
  const startsPart = inline.spans.some((span) => span.range.start === line.end) || line.end - line.start > 2;
  const isItem = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(source.slice(line.end, line.end + 40));
  return startsPart || isItem ? line.start : stop;
}

/** Where "(**CVPR'24**)", "(2015)" or ", NeurIPS 2017" follows the title. */
function venueBefore(source: string, range: Range): number | null {
  const text = source.slice(range.start, range.end);
  for (const match of text.matchAll(/[\s.,](?=[([{*]{1,4}[^()[\]{}]{2,80}[)\]}*]{1,4}(?:[\s.,:;|)\]]|$))/g)) {
    const group = /^[([{*]{1,4}[^()[\]{}*]{2,80}[)\]}*]{1,4}/.exec(text.slice(match.index + 1));
    if (group && match.index > 8 && isVenueGroup(group[0])) return range.start + match.index;
  }
  const running = findVenues(text, range.start).find((venue: Venue) =>
    /[,.!?]\s*(?:in\s+)?$/i.test(source.slice(range.start, venue.range.start)),
  );
  if (!running) return null;
  const before = source.slice(range.start, running.range.start).replace(/[\s,.]*(?:in\s+)?$/i, "");
  return before.length > 8 ? range.start + before.length : null;
}

function isVenueGroup(group: string): boolean {
  if (/^[([{]?\*\*.*\*\*[)\]}]?$/.test(group) && /^[([{]/.test(group)) return true;
  const venue = readVenue(group, 0);
  return venue !== null && (venue.year !== null || /^[([{]/.test(group));
}

/** Cuts blanks, emphasis marks, quotes and closing punctuation off both ends; "?" and "!" belong to the title. */
export function trimTitle(source: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && /[\s*_"“”‘`~:|,–—-]/u.test(source[start] ?? "")) start++;
  while (end > start && /[\s*_"“”‘`~:|,.;–—\\[({-]/u.test(source[end - 1] ?? "")) end--;
  return withOwnMarks(source, { start, end }, range);
}

/** Marks around all of a title are the list's form; where they stress a part of it they belong to the title. */
function withOwnMarks(source: string, title: Range, within: Range): Range {
  let { start, end } = title;
  for (const mark of ["**", "*", "__", "_", "`"]) {
    const inner = source.slice(title.start, title.end);
    if (!inner.includes(mark) || (mark.length === 1 && inner.includes(mark + mark))) continue;
    if (start - mark.length >= within.start && source.startsWith(mark, start - mark.length))
      start -= mark.length;
    if (end + mark.length <= within.end && source.startsWith(mark, end)) end += mark.length;
  }
  return { start, end };
}
