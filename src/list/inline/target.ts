import type { Edit, FlawKind, Range } from "../../model/list.ts";

/** The target of a link, read from its opening parenthesis on; `flaw` says what keeps Markdown from reading it. */
export interface Target {
  readonly url: string;
  readonly urlRange: Range;
  /** After the closing parenthesis, or after the last character that belongs to the link. */
  readonly end: number;
  readonly flaw: { readonly kind: FlawKind; readonly range: Range; readonly edits: readonly Edit[] } | null;
}

/** Longer than any real address; what goes on beyond it is not one. */
const MAX_URL = 2048;

/**
 * Reads `(url)`, `(<url>)` or `(url "title")` at `open`, the offset of the parenthesis, within the text up to `end`.
 * A target that Markdown cannot read is still returned, with its flaw.
 */
export function readTarget(source: string, open: number, end: number): Target {
  const start = skipBlank(source, open + 1, end);
  if (source[start] === "<") {
    const close = source.indexOf(">", start);
    if (close > 0 && close < end && close - start < MAX_URL) {
      const after = skipBlank(source, close + 1, end);
      if (source[after] === ")") return whole(source, { start: start + 1, end: close }, after + 1);
    }
  }
  const stop = urlEnd(source, start, Math.min(end, start + MAX_URL));
  const range = { start, end: stop };
  const character = stop < end ? source[stop] : undefined;
  if (character === ")") return whole(source, range, stop + 1);
  if (character === "）")
    return flawed(source, range, stop + 1, "wide-parenthesis", [{ start: stop, end: stop + 1, text: ")" }]);
  if (character !== undefined && isBlank(character)) return afterBlank(source, range, end);
  return unclosed(source, range, end);
}

/** True for text that is meant as an address: it names a scheme or a host. */
export function looksLikeUrl(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+\.\S+/i.test(text);
}

/** Where an address that starts at `start` stops: at a blank, an unpaired parenthesis, or the start of another link. */
export function urlEnd(source: string, start: number, limit: number): number {
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const character = source[at] ?? "";
    if (isBlank(character) || character === "）" || character === "<" || character === ">") return at;
    if (character === "(") depth++;
    else if (character === ")" && depth-- === 0) return at;
    else if (
      character === "]" &&
      (source[at + 1] === "(" || source[at + 1] === "]" || source[at + 1] === "[")
    )
      return at;
    else if (character === "\\" && at + 1 < limit && /[\\()]/.test(source[at + 1] ?? "")) at++;
  }
  return limit;
}

function afterBlank(source: string, range: Range, end: number): Target {
  const next = skipBlank(source, range.end, end);
  if (source[next] === ")") return whole(source, range, next + 1);
  const quote = source[next];
  if (quote === '"' || quote === "'") {
    const close = source.indexOf(`${quote})`, next + 1);
    if (close > 0 && close < end && close - next < MAX_URL) return whole(source, range, close + 2);
  }
  const close = closingOnLine(source, range.end, end);
  if (close < 0 || range.end === range.start) return unclosed(source, range, end);
  const spaced = { start: range.start, end: close };
  return flawed(source, spaced, close + 1, "space-in-url", mendSpaces(source, spaced));
}

/** The parenthesis that ends an address with blanks in it, or -1 where the rest of the line is other text. */
function closingOnLine(source: string, from: number, end: number): number {
  let blanks = 0;
  for (let at = from; at < Math.min(end, from + 200); at++) {
    const character = source[at];
    if (character === ")") return at;
    if (
      character === "\n" ||
      character === "\r" ||
      character === "[" ||
      character === "(" ||
      character === "|"
    )
      return -1;
    if (character === " " && ++blanks > 8) return -1;
  }
  return -1;
}

/** On hosts whose addresses never hold a blank it was typed by accident; elsewhere nobody can tell. */
function mendSpaces(source: string, range: Range): Edit[] {
  const url = source.slice(range.start, range.end);
  if (
    !/^https?:\/\/(?:[\w.-]*\.)?(?:github\.com|arxiv\.org|doi\.org|openreview\.net|aclanthology\.org)\//i.test(
      url,
    )
  )
    return [];
  return [...url.matchAll(/[ \t]+/g)].map((blank) => ({
    start: range.start + blank.index,
    end: range.start + blank.index + blank[0].length,
    text: "",
  }));
}

function unclosed(source: string, range: Range, end: number): Target {
  let cut = range.end;
  while (cut > range.start && /[\]|,.;]/.test(source[cut - 1] ?? "")) cut--;
  const bracket = source.slice(range.start, cut).search(/\][^\w/]*$/);
  if (bracket > 0) cut = range.start + bracket;
  const kept = { start: range.start, end: cut };
  const isComplete = /^https?:\/\/[^\s/]+\.[^\s/]{2,}/.test(source.slice(kept.start, kept.end));
  const edits = isComplete ? [{ start: cut, end: cut, text: ")" }] : [];
  return flawed(source, kept, Math.min(cut, end), "unclosed-link", edits);
}

function whole(source: string, urlRange: Range, end: number): Target {
  return { url: source.slice(urlRange.start, urlRange.end), urlRange, end, flaw: null };
}

function flawed(source: string, urlRange: Range, end: number, kind: FlawKind, edits: Edit[]): Target {
  const url = source.slice(urlRange.start, urlRange.end);
  return { url, urlRange, end, flaw: { kind, range: { start: urlRange.start, end }, edits } };
}

function skipBlank(source: string, at: number, end: number): number {
  while (at < end && isBlank(source[at] ?? "")) at++;
  return at;
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}
