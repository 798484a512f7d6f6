import type { Range } from "../model/list.ts";

/** One line's link of a table of contents. */
export interface ContentsLink {
  readonly range: Range;
  /** As written, between the brackets. */
  readonly label: string;
  readonly labelRange: Range;
  /** What follows "#". */
  readonly fragment: string;
  readonly fragmentRange: Range;
  readonly line: number;
  /** Indent and marker, where the line is an item that holds this link and nothing else; null otherwise. */
  readonly marker: string | null;
}

/** Neighbouring lines that link into the document itself. */
export type Contents = readonly ContentsLink[];

/** From how many links on they are a table of contents; fewer are a remark. */
const MIN_LINKS = 3;
/** How many lines without a link may stand between two that belong together. */
const MAX_GAP = 3;
const MAX_LABEL = 500;

/** Reads the tables of contents of a document, in order. Code and comments are not read. */
export function readContents(source: string): Contents[] {
  const groups: ContentsLink[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  let line = 0;
  let fence: string | null = null;
  for (const { index, 0: text } of withoutComments(source).matchAll(/[^\n]*(?:\n|$)/g)) {
    line++;
    const mark = /^[ \t>]*(```|~~~)/.exec(text)?.[1];
    if (mark !== undefined) fence = fence === null ? mark : fence === mark ? null : fence;
    if (fence !== null) continue;
    if (/^[ \t]{0,3}#{1,6}[ \t]/.test(text)) last = Number.NEGATIVE_INFINITY;
    const links = linksOf(text, { index, line });
    if (links.length === 0) continue;
    if (line - last > MAX_GAP + 1) groups.push([]);
    groups.at(-1)?.push(...links);
    last = line;
  }
  return groups.filter((links) => new Set(links.map(({ fragment }) => fragment)).size >= MIN_LINKS);
}

/** Comments become blanks, so that offsets stay. */
function withoutComments(source: string): string {
  let text = "";
  let at = 0;
  for (let start = source.indexOf("<!--"); start >= 0; start = source.indexOf("<!--", at)) {
    const close = source.indexOf("-->", start + 4);
    if (close < 0) break;
    text += source.slice(at, start) + source.slice(start, close + 3).replace(/[^\r\n]/g, " ");
    at = close + 3;
  }
  return text + source.slice(at);
}

interface Line {
  /** Where it begins in the source. */
  readonly index: number;
  readonly line: number;
}

function linksOf(text: string, { index, line }: Line): ContentsLink[] {
  const links: Omit<ContentsLink, "marker">[] = [];
  for (const match of text.matchAll(/\]\([ \t]?<?#([^)\s<>]{0,500})>?[ \t]?\)/g)) {
    const open = openingBracket(text, match.index);
    const fragmentStart = match.index + match[0].indexOf("#") + 1;
    if (open === null) continue;
    const end = match.index + match[0].length;
    links.push({
      ...{ line, fragment: match[1] ?? "", label: text.slice(open + 1, match.index) },
      range: { start: index + open, end: index + end },
      labelRange: { start: index + open + 1, end: index + match.index },
      fragmentRange: { start: index + fragmentStart, end: index + fragmentStart + (match[1] ?? "").length },
    });
  }
  const [only] = links;
  const before = only ? text.slice(0, only.range.start - index) : "";
  const isItem =
    links.length === 1 &&
    /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?$/.test(before) &&
    text.slice((only?.range.end ?? 0) - index).trim() === "";
  return links.map((link) => ({ ...link, marker: isItem ? before : null }));
}

/** The bracket that opens the label which closes at `close`; null where none does. */
function openingBracket(text: string, close: number): number | null {
  let depth = 0;
  for (let at = close - 1; at >= 0 && close - at < MAX_LABEL; at--) {
    if (text[at] === "]") depth++;
    else if (text[at] === "[" && depth-- === 0) return at;
  }
  return null;
}
