import type { Flaw, Link, Range } from "../model/list.ts";
import { closeBracket, leftOpen, mistypedBracket } from "./bracket.ts";
import { openEmphasis, readEmphasis } from "./emphasis.ts";
import { urlEnd } from "./target.ts";

/** A link as the scanner finds it; what its label promises is decided elsewhere. */
export type ScannedLink = Omit<Link, "role">;

/** A run of emphasised text. */
export interface Span {
  readonly kind: "strong" | "emphasis";
  readonly range: Range;
  readonly inner: Range;
}

/** Brackets around text that is no link: `[CVPR2021]`, `[code]`, `[[code]]`. */
export interface Box {
  readonly range: Range;
  /** What the innermost brackets hold. */
  readonly inner: Range;
  readonly depth: number;
}

/** What stands on the lines of one entry, also where it is broken. */
export interface Inline {
  readonly links: readonly ScannedLink[];
  readonly images: readonly Range[];
  readonly spans: readonly Span[];
  readonly boxes: readonly Box[];
  /** Line ends, with what makes them breaks: `\`, `<br>`, two blanks. */
  readonly breaks: readonly Range[];
  /** Comments, code and tags: text that is not read further. */
  readonly opaque: readonly Range[];
  readonly flaws: readonly Flaw[];
}

/** The scanner's own state; every list only grows, but for links that turn out to stand inside a label. */
export interface Scan {
  readonly source: string;
  readonly end: number;
  readonly links: ScannedLink[];
  readonly images: Range[];
  readonly spans: Span[];
  readonly boxes: Box[];
  readonly breaks: Range[];
  readonly opaque: Range[];
  readonly flaws: Flaw[];
  readonly brackets: { at: number; image: boolean; links: number; boxes: number }[];
  readonly parentheses: number[];
  readonly emphasis: { at: number; length: number; marker: string }[];
  /** Marks known not to occur again, so that no search runs twice over the same text. */
  readonly absent: Set<string>;
}

/**
 * Scans the inline mark-up of `source` within `range`: one pass, linear in its length.
 * Never fails: what does not close is a flaw or plain text.
 */
export function scanInline(source: string, range: Range): Inline {
  const scan: Scan = {
    source,
    end: range.end,
    links: [],
    images: [],
    spans: [],
    boxes: [],
    breaks: [],
    opaque: [],
    flaws: [],
    brackets: [],
    parentheses: [],
    emphasis: [],
    absent: new Set(),
  };
  let at = range.start;
  while (at < range.end) at = Math.max(step(scan, at), at + 1);
  leftOpen(scan);
  openEmphasis(scan);
  return scan;
}

function step(scan: Scan, at: number): number {
  const { source } = scan;
  switch (source[at]) {
    case "\\":
      return isLineEnd(source[at + 1]) ? lineBreak(scan, at) : at + 2;
    case "\n":
    case "\r":
      return lineBreak(scan, at);
    case "`":
      return codeSpan(scan, at);
    case "$":
      return formula(scan, at);
    case "<":
      return angle(scan, at);
    case "[":
      if (source[at + 1] === "(" && scan.brackets.length > 0) return mistypedBracket(scan, at);
      scan.brackets.push({
        at,
        image: source[at - 1] === "!",
        links: scan.links.length,
        boxes: scan.boxes.length,
      });
      return at + 1;
    case "]":
      return closeBracket(scan, at);
    case "(":
      scan.parentheses.push(at);
      return at + 1;
    case ")":
      return closeParenthesis(scan, at);
    case "*":
    case "_":
      return readEmphasis(scan, at);
    case "h":
    case "H":
      return bareUrl(scan, at);
    default:
      return at + 1;
  }
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

function lineBreak(scan: Scan, at: number): number {
  const { source } = scan;
  let start = at;
  while (start > 0 && (source[start - 1] === " " || source[start - 1] === "\t")) start--;
  let end = at + (source[at] === "\\" ? 1 : 0);
  end += source[end] === "\r" && source[end + 1] === "\n" ? 2 : 1;
  scan.breaks.push({ start, end: Math.min(end, scan.end) });
  return end;
}

function codeSpan(scan: Scan, at: number): number {
  const { source } = scan;
  let after = at;
  while (source[after] === "`") after++;
  const fence = source.slice(at, after);
  if (scan.absent.has(fence)) return after;
  let close = source.indexOf(fence, after);
  while (close >= 0 && close < scan.end && source[close + fence.length] === "`") {
    let next = close;
    while (source[next] === "`") next++;
    close = source.indexOf(fence, next);
  }
  if (close < 0 || close >= scan.end) {
    scan.absent.add(fence);
    return after;
  }
  // A label in code, [`[pdf]`](u), is read like any other; everything else in code is left alone.
  if (source[at - 1] === "[" && source[close + fence.length] === "]") return close + fence.length;
  scan.opaque.push({ start: at, end: close + fence.length });
  return close + fence.length;
}

/** GitHub renders `$…$` as mathematics; what looks like mark-up inside is none. */
function formula(scan: Scan, at: number): number {
  const match = /\$(?=[^\s$])[^$\n]{0,200}?[^\s$\\]\$(?!\d)/y;
  match.lastIndex = at;
  const found = match.exec(scan.source);
  if (!found || at + found[0].length > scan.end || /\]\(/.test(found[0])) return at + 1;
  return at + found[0].length;
}

function angle(scan: Scan, at: number): number {
  const { source } = scan;
  if (source.startsWith("<!--", at) && !scan.absent.has("-->")) {
    const close = source.indexOf("-->", at + 4);
    if (close < 0 || close >= scan.end) scan.absent.add("-->");
    else {
      scan.opaque.push({ start: at, end: close + 3 });
      return close + 3;
    }
  }
  const unclosed = /<\/?[a-z]{1,12}(?=[ \t]*(?:\r?\n|$))/iy;
  unclosed.lastIndex = at;
  const cut = unclosed.exec(source);
  if (cut && at + cut[0].length <= scan.end) {
    const range = { start: at, end: at + cut[0].length };
    const edits = [{ start: range.end, end: range.end, text: ">" }];
    scan.flaws.push({ kind: "unclosed-tag", range, breaksLink: true, edits });
    return range.end;
  }
  const tag = /<(?:(https?:\/\/[^\s<>]{1,2000})|(\/?[a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]{0,2000})?\/?)>/y;
  tag.lastIndex = at;
  const found = tag.exec(source);
  if (!found || at + found[0].length > scan.end) return at + 1;
  const end = at + found[0].length;
  const name = found[2]?.toLowerCase();
  if (found[1] !== undefined) addBare(scan, { start: at, end }, { start: at + 1, end: end - 1 });
  else if (name === "br") return tagBreak(scan, at, end);
  else if (name === "img") scan.images.push({ start: at, end });
  else if (name === "a") return htmlLink(scan, at, end);
  else scan.opaque.push({ start: at, end });
  return end;
}

function tagBreak(scan: Scan, at: number, end: number): number {
  const { source } = scan;
  let start = at;
  while (start > 0 && source[start - 1] === " ") start--;
  const rest = /[ \t]*(?:\r\n|\n|\r)?/y;
  rest.lastIndex = end;
  const after = Math.min(end + (rest.exec(source)?.[0].length ?? 0), scan.end);
  scan.breaks.push({ start, end: after });
  return after;
}

function htmlLink(scan: Scan, at: number, end: number): number {
  const { source } = scan;
  const href = /\bhref\s*=\s*["']?([^"'\s>]*)/i.exec(source.slice(at, end));
  const close = source.indexOf("</a", end);
  const after = close < 0 ? -1 : source.indexOf(">", close);
  if (!href || close < 0 || after < 0 || after >= scan.end) {
    scan.opaque.push({ start: at, end });
    return end;
  }
  const start = at + href.index + href[0].length - (href[1]?.length ?? 0);
  const labelRange = { start: end, end: close };
  scan.links.push({
    range: { start: at, end: after + 1 },
    label: plainText(source.slice(end, close)),
    labelRange,
    url: href[1] ?? "",
    urlRange: { start, end: start + (href[1]?.length ?? 0) },
    shape: "html",
  });
  return after + 1;
}

function bareUrl(scan: Scan, at: number): number {
  const { source } = scan;
  if (!/^https?:\/\/[^\s]/i.test(source.slice(at, at + 9)) || /[\w/=]/.test(source[at - 1] ?? ""))
    return at + 1;
  let end = urlEnd(source, at, Math.min(scan.end, at + 2048));
  while (end > at && /[.,;:!?'"*_~\]|]/.test(source[end - 1] ?? "")) end--;
  addBare(scan, { start: at, end }, { start: at, end });
  return end;
}

function addBare(scan: Scan, range: Range, urlRange: Range): void {
  const url = scan.source.slice(urlRange.start, urlRange.end);
  scan.links.push({ range, label: url, labelRange: urlRange, url, urlRange, shape: "bare" });
}

/** A closing parenthesis right after a link, or after a year that nothing opened, was typed once too often. */
function closeParenthesis(scan: Scan, at: number): number {
  if (scan.parentheses.pop() !== undefined) return at + 1;
  const range = { start: at, end: at + 1 };
  const link = scan.links.at(-1);
  if (link?.range.end === at && link.shape !== "bare") {
    scan.flaws.push({ kind: "stray-parenthesis", range, breaksLink: false, edits: [{ ...range, text: "" }] });
    return at + 1;
  }
  const year = / ((?:19|20)\d\d)$/.exec(scan.source.slice(Math.max(0, at - 5), at));
  if (year) {
    const open = at - 4;
    const edits = [{ start: open, end: open, text: "(" }];
    scan.flaws.push({
      kind: "stray-parenthesis",
      range: { start: open, end: at + 1 },
      breaksLink: false,
      edits,
    });
  }
  return at + 1;
}

/** Text as its readers see it: without emphasis marks, code marks, tags and backslashes. */
export function plainText(source: string): string {
  return source
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<\/?[a-zA-Z][^<>]*>/g, " ")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|[\s([{"'“‘-])[*_](?=\S)/g, "$1")
    .replace(/(\S)[*_](?=$|[\s)\]},.;:!?"'”’-])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
