import type { Fix } from "../../model/finding.ts";
import type { Edit, Entry, Link, Range } from "../../model/list.ts";

/** Two entries of one file about one paper, and which of them stays. */
export interface Merge {
  readonly kept: Entry;
  readonly dropped: Entry;
  /** True where nothing but the texts could still tell them apart. */
  readonly isCertain: boolean;
}

/**
 * Takes out one entry and carries over to the other the links that only the first has; null where the kept one has
 * no link to write the others like. Safe only where the two read alike and certainly are one: then nothing is lost.
 */
export function mergeFix(source: string, { kept, dropped: entry, isCertain }: Merge): Fix | null {
  const missing = entry.links.filter(
    (link) => link.url !== "" && !kept.links.some((other) => other.url !== "" && sameTarget(link, other)),
  );
  const last = kept.links.findLast((link) => link.url !== "");
  const placeholders = new Map(kept.links.filter((link) => link.url === "").map((link) => [link.role, link]));
  const edits: Edit[] = [{ ...wholeLines(source, entry.range), text: "" }];
  const appended: string[] = [];
  for (const link of missing) {
    const text = source.slice(link.range.start, link.range.end);
    const placeholder = placeholders.get(link.role);
    if (placeholder) edits.push({ ...placeholder.range, text });
    else appended.push(text);
  }
  if (appended.length > 0) {
    if (!last) return null;
    edits.push({ start: last.range.end, end: last.range.end, text: appended.join("") });
  }
  const isCopy =
    appended.length === 0 && edits.length === 1 && textOf(source, entry) === textOf(source, kept);
  return { safety: isCertain && isCopy ? "safe" : "unsafe", edits };
}

function textOf(source: string, { range }: Entry): string {
  return source.slice(range.start, range.end).replace(/^\d+/, "").replace(/\s+/g, " ").trim();
}

function sameTarget(a: Link, b: Link): boolean {
  return a.role === b.role || bare(a.url) === bare(b.url);
}

function bare(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/$/, "");
}

/** The lines a range stands on, with the end of the last one. */
function wholeLines(source: string, range: Range): Range {
  let { start, end } = range;
  while (start > 0 && /[ \t]/.test(source[start - 1] ?? "")) start--;
  while (end < source.length && /[ \t]/.test(source[end] ?? "")) end++;
  if (source[end] === "\r") end++;
  if (source[end] === "\n") end++;
  return { start, end };
}
