import { plainText } from "../plain-text.ts";
import type { Scan } from "./scan.ts";
import { addBareLink } from "./scan.ts";

/** Reads a `<`: a comment, an address, a line break, a picture, a link, or any other tag. */
export function readAngle(scan: Scan, at: number): number {
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
  if (found[1] !== undefined) addBareLink(scan, { start: at, end }, { start: at + 1, end: end - 1 });
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
