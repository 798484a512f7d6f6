import type { Range } from "../model/list.ts";
import { closeBracket } from "./inline/bracket.ts";
import { openEmphasis, readEmphasis } from "./inline/emphasis.ts";
import { readAngle } from "./inline/html.ts";
import { leftOpen, mistypedBracket } from "./inline/mistyped.ts";
import { addBareLink, type Inline, type Scan, startScan } from "./inline/scan.ts";
import { urlEnd } from "./inline/target.ts";

/**
 * Scans the inline mark-up of `source` within `range`: one pass, linear in its length.
 * Never fails: what does not close is a flaw or plain text.
 */
export function scanInline(source: string, range: Range): Inline {
  const scan = startScan(source, range.end);
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
      return readAngle(scan, at);
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

function bareUrl(scan: Scan, at: number): number {
  const { source } = scan;
  if (!/^https?:\/\/[^\s]/i.test(source.slice(at, at + 9)) || /[\w/=]/.test(source[at - 1] ?? ""))
    return at + 1;
  let end = urlEnd(source, at, Math.min(scan.end, at + 2048));
  while (end > at && /[.,;:!?'"*_~\]|]/.test(source[end - 1] ?? "")) end--;
  addBareLink(scan, { start: at, end }, { start: at, end });
  return end;
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
