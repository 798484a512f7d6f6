import type { Link, Part, Range, Venue } from "../../model/list.ts";
import type { Inline, ScannedLink } from "../inline/scan.ts";
import { isPlaceholderLabel, roleOfLabel } from "../label.ts";
import { plainText } from "../plain-text.ts";
import { findVenues, readVenue } from "../venue.ts";
import { looksLikeAuthors } from "./authors.ts";
import { readLead } from "./lead.ts";
import { findTitle } from "./title.ts";

/** An entry's text, read: what each piece of it is to its readers. */
export interface Reading {
  readonly title: string;
  readonly titleRange: Range;
  readonly authors: string | null;
  readonly venue: Venue | null;
  readonly year: number | null;
  readonly links: readonly Link[];
  readonly parts: readonly Part[];
}

/** Reads an entry that stands on lines of its own, without its list marker. */
export function readLine(source: string, range: Range, inline: Inline): Reading {
  const lead = readLead(source, range, inline);
  const found = findTitle(source, { start: lead.end, end: range.end }, inline);
  const links = [...inline.links, ...placeholders(source, inline)]
    .map((link): Link => ({ ...link, role: link === found.link ? titleRole(link) : roleOf(source, link) }))
    .sort((a, b) => a.range.start - b.range.start);
  const rest = readRest(source, { start: found.end, end: range.end }, { inline, links });
  const titlePart: Part = { slot: "title", range: found.range };
  const venue = rest.venue ?? lead.venue ?? labelVenue(source, links);
  return {
    title: plainText(source.slice(found.range.start, found.range.end)),
    titleRange: found.range,
    authors: rest.authors,
    venue,
    year: venue?.year ?? rest.year ?? lead.venue?.year ?? null,
    links,
    parts: [...lead.tags, titlePart, ...rest.parts].sort((a, b) => a.range.start - b.range.start),
  };
}

/** What a link's label promises; a badge says it in its picture, a bare address in the word before it ("Code: https://…"). */
function roleOf(source: string, link: ScannedLink): Link["role"] {
  const role = roleOfLabel(link.label);
  if (role !== "other") return role;
  if (link.shape === "badge")
    return roleOfLabel(/^!\[([^[\]]{1,40})\]/.exec(labelText(source, link))?.[1] ?? "");
  if (link.shape !== "bare") return role;
  const before = source.slice(Math.max(0, link.range.start - 30), link.range.start);
  return roleOfLabel(/(?:^|[\s*_])(\p{L}{2,20})[*_]{0,2}[:：][*_]{0,2}\s*<?$/u.exec(before)?.[1] ?? "");
}

function labelText(source: string, { labelRange }: ScannedLink): string {
  return source.slice(labelRange.start, labelRange.end).trim();
}

/** A title leads to the paper, unless its address is a repository's. */
function titleRole(link: ScannedLink): Link["role"] {
  return /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//i.test(link.url) ? "code" : "paper";
}

/** Some lists write the venue as the label of the link: `[[CVPR2021]](…)`. */
function labelVenue(source: string, links: readonly Link[]): Venue | null {
  for (const link of links) {
    if (link.role !== "paper") continue;
    const venue = readVenue(source.slice(link.labelRange.start, link.labelRange.end), link.labelRange.start);
    if (venue) return venue;
  }
  return null;
}

/** `[[code]]` and `[code]` promise a link and have none. */
export function placeholders(source: string, inline: Inline): ScannedLink[] {
  return inline.boxes
    .filter((box) => isPlaceholderLabel(plainText(source.slice(box.inner.start, box.inner.end))))
    .filter((box) => box.depth > 1 || !isKeyword(source, box.range))
    .map((box) => ({
      range: box.range,
      label: plainText(source.slice(box.inner.start, box.inner.end)),
      labelRange: box.inner,
      url: "",
      urlRange: null,
      shape: box.depth > 1 ? "boxed" : "plain",
    }));
}

/** How far around a bracket its field is read, in characters. */
const FIELD_SEARCH = 160;

/** `Key: [benchmark], [web agent]`: brackets separated by commas after a field's name are its keywords. */
function isKeyword(source: string, { start, end }: Range): boolean {
  const before =
    source
      .slice(Math.max(0, start - FIELD_SEARCH), start)
      .split("\n")
      .at(-1) ?? "";
  const field = /(?:^|[\s*_])(\p{L}{2,20})[*_]{0,2}[:：][*_]{0,2}[ \t]*(\[[^:：]*)?$/u.exec(before);
  if (!field?.[1] || /^(?:links?|urls?|resources?|materials?|downloads?|链接|资源)$/i.test(field[1]))
    return false;
  if (/\]\(/.test(field[2] ?? "") || roleOfLabel(field[1]) !== "other") return false;
  const after = source.slice(end, end + FIELD_SEARCH).split("\n", 1)[0] ?? "";
  return !after.includes("](") && (/,\s*$/.test(before) || /^\s*(?:,|$)/.test(after));
}

interface Rest {
  readonly parts: readonly Part[];
  readonly venue: Venue | null;
  readonly year: number | null;
  readonly authors: string | null;
}

/** Reads what follows the title: links are links, the text between them is venue, authors or note. */
function readRest(source: string, range: Range, found: { inline: Inline; links: readonly Link[] }): Rest {
  const parts: Part[] = [];
  let venue: Venue | null = null;
  let authors: string | null = null;
  let year: number | null = null;
  let at = range.start;
  const stops = [
    ...found.links.map((link) => ({ range: link.range, slot: "link" as const })),
    ...found.inline.images.map((image) => ({ range: image, slot: "note" as const })),
    ...found.inline.opaque.map((text) => ({ range: text, slot: commentSlot(source, text) })),
    ...found.inline.breaks.map((line) => ({ range: line, slot: null })),
    { range: { start: range.end, end: range.end }, slot: null },
  ].sort((a, b) => a.range.start - b.range.start);
  for (const stop of stops) {
    if (stop.range.start < at) continue;
    for (const piece of readText(source, { start: at, end: stop.range.start })) {
      parts.push({ slot: piece.slot, range: piece.range });
      if (piece.venue && (venue === null || (venue.year === null && piece.venue.name !== "")))
        venue = piece.venue;
      year ??= piece.venue?.year ?? null;
      if (piece.slot === "authors") authors ??= plainText(source.slice(piece.range.start, piece.range.end));
    }
    if (stop.slot) parts.push({ slot: stop.slot, range: stop.range });
    at = Math.max(at, stop.range.end);
  }
  return { parts, venue: venue?.name === "" ? null : venue, year: venue?.year ?? year, authors };
}

/** A comment says something, though not to readers; a tag is punctuation. */
function commentSlot(source: string, range: Range): "note" | null {
  return source.startsWith("<!--", range.start) ? "note" : null;
}

interface Piece {
  readonly slot: "venue" | "authors" | "note";
  readonly range: Range;
  readonly venue?: Venue;
}

/** One stretch of text between links and line ends. */
function readText(source: string, range: Range): Piece[] {
  const pieces: Piece[] = [];
  const text = source.slice(range.start, range.end);
  let at = 0;
  for (const match of text.matchAll(/\(([^()\n]{2,90})\)|\[([^[\]\n]{2,90})\]/g)) {
    const inner = match[1] ?? match[2] ?? "";
    const start = range.start + match.index + 1;
    const venue = readVenue(inner, start);
    if (!venue) continue;
    pieces.push(...plainPieces(source, { start: range.start + at, end: start - 1 }));
    pieces.push({ slot: "venue", range: venue.range, venue });
    at = match.index + match[0].length;
  }
  pieces.push(...plainPieces(source, { start: range.start + at, end: range.end }));
  return pieces;
}

function plainPieces(source: string, range: Range): Piece[] {
  const trimmed = trimText(source, range);
  if (trimmed.end <= trimmed.start) return [];
  const text = source.slice(trimmed.start, trimmed.end);
  const whole = readVenue(text, trimmed.start);
  if (whole) return [{ slot: "venue", range: whole.range, venue: whole }];
  const venue = findVenues(text, trimmed.start).at(-1);
  if (!venue) return [{ slot: looksLikeAuthors(text) ? "authors" : "note", range: trimmed }];
  return [
    ...plainPieces(source, { start: trimmed.start, end: venue.range.start }),
    { slot: "venue", range: venue.range, venue },
    ...plainPieces(source, { start: venue.range.end, end: trimmed.end }),
  ];
}

function trimText(source: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && /[\s*_.,;:|()[\]{}\\–—/-]/u.test(source[start] ?? "")) start++;
  while (end > start && /[\s*_,;:|()[\]{}\\–—/-]/u.test(source[end - 1] ?? "")) end--;
  if (end > start && source[end - 1] === "." && !/et al\.$|\b[A-Z]\.$/.test(source.slice(start, end))) end--;
  return { start, end };
}
