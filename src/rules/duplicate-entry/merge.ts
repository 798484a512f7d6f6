import type { Fix } from "../../model/finding.ts";
import type { Edit, Entry, Link, Range } from "../../model/list.ts";

/**
 * Takes out `entry` and carries over to `kept` the links that only `entry` has.
 * Only for two entries of one file whose kept one has a link to write the others like.
 */
export function mergeFix(source: string, entry: Entry, kept: Entry): Fix | null {
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
  return { safety: "unsafe", edits };
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
