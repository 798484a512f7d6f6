import type { Part, Range, Venue } from "../../model/list.ts";
import type { Inline } from "../inline/scan.ts";
import { roleOfLabel } from "../label.ts";
import { readVenue } from "../venue.ts";

/** What stands before an entry's title: numbers, pictures, check boxes, "(arXiv 2022.06)", "2015-CVPR - ", "**[Acronym]**". */
export interface Lead {
  readonly tags: readonly Part[];
  readonly venue: Venue | null;
  /** Where the title, or whatever follows, begins. */
  readonly end: number;
}

const DECORATION =
  /(?:\s|\u200b|\u200c|\u200d|\ufe0f|\p{Extended_Pictographic}|:[a-z0-9_+-]+:|\[[ xX]\](?=\s)|\d{1,4}[.)](?=[ \t])|[-*+] (?=\[[ xX]\]))+/uy;
/** How far after a link its title is looked for, in characters. */
const TITLE_SEARCH = 200;
/** At least three words on the link's own line; what is in brackets or begins small is a remark. */
const TITLE_START = /^[ \t]*[*_"“]{0,3}[\p{Lu}\p{Lo}\d][^\s]*(?:[ \t]+[^\s[(]+){2}/u;
const DATE_TAG = /((?:19|20)\d\d(?:[-/.]\w+){0,3}|\d{1,2}\/(?:19|20)\d\d)\s*(?:[-–—:|]\s+)/y;

/** Reads the tags that begin at `range.start`. Only what is followed by more text is a tag. */
export function readLead(source: string, range: Range, inline: Inline): Lead {
  const tags: Part[] = [];
  let venue: Venue | null = null;
  let at = range.start;
  for (let rounds = 0; rounds < 12; rounds++) {
    const tag = nextTag(source, { start: at, end: range.end }, inline);
    if (!tag || source.slice(tag.after, range.end).trim() === "") break;
    if (tag.range && tag.slot === "link") {
      tags.push({ slot: "link", range: tag.range });
    } else if (tag.range) {
      tags.push({ slot: "tag", range: tag.range });
      venue ??= readVenue(source.slice(tag.range.start, tag.range.end), tag.range.start);
    }
    at = tag.after;
  }
  return { tags, venue, end: at };
}

interface Tag {
  /** Null for what is punctuation to the reader: blanks, numbers, line ends. */
  readonly range: Range | null;
  readonly after: number;
  /** A link that stands before the title keeps its own slot. */
  readonly slot?: "link";
}

function nextTag(source: string, rest: Range, inline: Inline): Tag | null {
  const at = rest.start;
  DECORATION.lastIndex = at;
  const blank = DECORATION.exec(source);
  if (blank && at + blank[0].length <= rest.end)
    return { range: signs(blank[0], at), after: at + blank[0].length };
  const image = inline.images.find((candidate) => candidate.start === at);
  if (image) return { range: image, after: image.end };
  const line = inline.breaks.find((candidate) => candidate.start <= at && at < candidate.end);
  if (line) return { range: null, after: line.end };
  const opaque = inline.opaque.find((candidate) => candidate.start === at);
  if (opaque) return { range: null, after: opaque.end };
  DATE_TAG.lastIndex = at;
  const date = DATE_TAG.exec(source);
  if (date?.[1]) return { range: { start: at, end: at + date[1].length }, after: at + date[0].length };
  return leadingLink(source, rest, inline) ?? bracketTag(source, rest, inline);
}

/** `[[CVPR 2021](…)] Title`, `[[paper](…)] [[code](…)] Title`: a link that promises the paper, with the title after it. */
function leadingLink(source: string, rest: Range, inline: Inline): Tag | null {
  const link = inline.links.find(({ range }) => range.start === rest.start);
  if (!link || link.shape === "bare" || link.shape === "badge") return null;
  if (link.label.trim().split(/\s+/).length >= 4 || roleOfLabel(link.label) === "other") return null;
  const after = skipPunctuation(source, link.range.end);
  const next = inline.links.find(({ range }) => range.start >= after);
  const text = source.slice(after, Math.min(next?.range.start ?? rest.end, after + TITLE_SEARCH, rest.end));
  const isBeforeLink = next !== undefined && /^[ \t,|/]*$/.test(text);
  if (!isBeforeLink && !TITLE_START.test(text)) return null;
  return { range: link.range, after, slot: "link" };
}

/** The stars and check boxes of a decoration, if it has any. */
function signs(decoration: string, offset: number): Range | null {
  const found =
    /(?:\p{Extended_Pictographic}|:[a-z0-9_+-]+:|\[[ xX]\])(?:.*(?:\p{Extended_Pictographic}|\ufe0f|:|\]))?/su.exec(
      decoration,
    );
  return found && { start: offset + found.index, end: offset + found.index + found[0].length };
}

/** `(CVPR 2023)`, `[2023.05]`, `**[Acr]**`, `**CVPR 2020**:`; never a link, and never the title itself. */
function bracketTag(source: string, rest: Range, inline: Inline): Tag | null {
  const at = rest.start;
  const strong = inline.spans.find((span) => span.range.start === at && span.kind === "strong");
  if (strong) {
    if (inline.links.some(({ range }) => strong.range.start <= range.start && range.end <= strong.range.end))
      return null;
    const text = source.slice(strong.inner.start, strong.inner.end).trim();
    const isTag =
      /^[[({].{1,60}[\])}]\.?:?$/s.test(text) || (text.length < 24 && readVenue(text, 0)?.year != null);
    return isTag ? { range: strong.range, after: skipPunctuation(source, strong.range.end) } : null;
  }
  const box = inline.boxes.find((candidate) => candidate.range.start === at);
  if (box && box.range.end - box.range.start <= 60) {
    return { range: box.range, after: skipPunctuation(source, box.range.end) };
  }
  const parenthesis = /\([^()\n]{1,60}\)/y;
  parenthesis.lastIndex = at;
  const found = parenthesis.exec(source);
  if (!found || at + found[0].length > rest.end || /https?:/.test(found[0])) return null;
  const after = at + found[0].length;
  return /[\s*:[]/.test(source[after] ?? "") ? { range: { start: at, end: after }, after } : null;
}

function skipPunctuation(source: string, at: number): number {
  const punctuation = /\s*[-–—:|](?=\s)/y;
  punctuation.lastIndex = at;
  return at + (punctuation.exec(source)?.[0].length ?? 0);
}
