import type { Scan } from "./scan.ts";

/** Reads a run of `*` or `_` and pairs it with the one that opened it, by CommonMark's flanking rules. */
export function readEmphasis(scan: Scan, at: number): number {
  const { source } = scan;
  const marker = source[at] ?? "";
  let after = at;
  while (source[after] === marker && after < scan.end) after++;
  const before = source[at - 1] ?? "\n";
  const next = after < scan.end ? (source[after] ?? "\n") : "\n";
  const left = isLeft(before, next);
  const right = isLeft(next, before);
  const canOpen = left && (marker === "*" || !right || isPunctuation(before));
  const canClose = right && (marker === "*" || !left || isPunctuation(next));
  let length = after - at;
  if (canClose) length -= closeSpans(scan, at, after);
  if (length > 0 && canOpen) scan.emphasis.push({ at: after - length, length, marker });
  return after;
}

/** Says where a bold run is opened and nothing in the entry closes it. */
export function openEmphasis(scan: Scan): void {
  const open = scan.emphasis.filter((mark) => mark.marker === "*" && mark.length >= 2);
  if (
    open.length !== 1 ||
    scan.spans.some((span) => span.kind === "strong" && span.range.start > (open[0]?.at ?? 0))
  )
    return;
  for (const { at, length } of open) {
    scan.flaws.push({
      kind: "unclosed-emphasis",
      range: { start: at, end: at + length },
      breaksLink: false,
      edits: [],
    });
  }
}

/** Closes what the run from `at` to `after` can close; answers how many of its characters were used. */
function closeSpans(scan: Scan, at: number, after: number): number {
  const marker = scan.source[at] ?? "";
  let used = 0;
  while (used < after - at) {
    const index = scan.emphasis.findLastIndex((mark) => mark.marker === marker);
    const mark = scan.emphasis[index];
    if (!mark) return used;
    const length = Math.min(mark.length, after - at - used) >= 2 ? 2 : 1;
    const start = mark.at + mark.length - length;
    scan.emphasis.length = index;
    scan.spans.push({
      kind: length === 2 ? "strong" : "emphasis",
      range: { start, end: at + used + length },
      inner: { start: start + length, end: at + used },
    });
    used += length;
    if (mark.length > length) scan.emphasis.push({ at: mark.at, length: mark.length - length, marker });
  }
  return used;
}

function isLeft(before: string, next: string): boolean {
  return !isSpace(next) && (!isPunctuation(next) || isSpace(before) || isPunctuation(before));
}

function isSpace(character: string): boolean {
  return /\s/u.test(character);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}
