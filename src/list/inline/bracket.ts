import type { Range } from "../../model/list.ts";
import {
  boxedUrl,
  labelBeforeUrl,
  schemeFlaw,
  strayInLabel,
  targetInLabel,
  unopened,
  withoutParenthesis,
} from "./mistyped.ts";
import { addFlaw, addLink, dropInside, type Opener, type Scan, shapeOf } from "./scan.ts";
import { readTarget } from "./target.ts";

/** Reads a `]`: the end of a link's label, of a box around text, or a bracket that nothing opened. */
export function closeBracket(scan: Scan, at: number): number {
  const { source } = scan;
  const opener = scan.brackets.pop();
  if (!opener) return unopened(scan, at);
  if (source[at + 1] === "(") return linkWith(scan, opener, at, { open: at + 1, end: at + 1 });
  const gap = /\](?:[ \t]{1,4}|[ \t]{0,4}\r?\n[ \t]{0,8})\((?=https?:\/\/|www\.)|\]\)\((?=https?:\/\/)/y;
  gap.lastIndex = at;
  const found = gap.exec(source);
  if (found && at + found[0].length < scan.end) {
    const open = at + found[0].length - 1;
    return linkWith(scan, opener, at, { open, end: open });
  }
  if (/^https?:\/\//i.test(source.slice(at + 1, at + 9)))
    return withoutParenthesis(scan, opener, at) ?? box(scan, opener, at);
  return box(scan, opener, at);
}

/** A `[label]` whose target follows at `open`; what stands between the two is too much. */
function linkWith(scan: Scan, opener: Opener, close: number, between: { open: number; end: number }): number {
  const target = readTarget(scan.source, between.open, scan.end);
  if (target.flaw?.kind === "unclosed-link" && target.url === "") return box(scan, opener, close);
  const extra = { start: close + 1, end: between.end };
  const range = { start: opener.at, end: target.end };
  if (opener.image) {
    scan.images.push({ start: opener.at - 1, end: target.end });
    dropInside(scan, opener);
    return target.end;
  }
  if (extra.end > extra.start) {
    const kind = scan.source[extra.start] === ")" ? "stray-parenthesis" : "space-before-target";
    addFlaw(scan, kind, range, { edits: target.flaw ? [] : [{ ...extra, text: "" }], breaksLink: true });
  }
  const label = { start: opener.at + 1, end: close };
  if (target.url === "" && !target.flaw) {
    const inside = targetInLabel(scan, { opener, label, range });
    if (inside) return inside;
  }
  strayInLabel(scan, label);
  if (target.flaw) addFlaw(scan, target.flaw.kind, range, { edits: target.flaw.edits, breaksLink: true });
  else schemeFlaw(scan, target);
  addLink(
    scan,
    { range, label: { start: opener.at + 1, end: close }, target, shape: shapeOf(scan, opener) },
    opener,
  );
  return target.end;
}

function box(scan: Scan, opener: Opener, close: number): number {
  const range = { start: opener.at, end: close + 1 };
  const inner = { start: opener.at + 1, end: close };
  const link = scan.links[opener.links];
  if (link && scan.links.length === opener.links + 1 && isWrapped(scan.source, inner, link.range)) {
    if (link.shape === "bare") return boxedUrl(scan, { range, inner, link });
    scan.links[opener.links] = { ...link, range, shape: link.shape === "plain" ? "boxed" : link.shape };
    return close + 1;
  }
  if (link && link.shape === "bare" && scan.links.length === opener.links + 1) {
    const joined = labelBeforeUrl(scan, opener, close);
    if (joined) return joined;
  }
  if (scan.links.length > opener.links) return close + 1;
  const nested = scan.boxes[opener.boxes];
  const wraps =
    nested && scan.boxes.length === opener.boxes + 1 && isWrapped(scan.source, inner, nested.range);
  scan.boxes.length = opener.boxes;
  scan.boxes.push(
    wraps ? { range, inner: nested.inner, depth: nested.depth + 1 } : { range, inner, depth: 1 },
  );
  return close + 1;
}

function isWrapped(source: string, inner: Range, content: Range): boolean {
  return (
    source.slice(inner.start, content.start).trim() === "" &&
    source.slice(content.end, inner.end).trim() === ""
  );
}
