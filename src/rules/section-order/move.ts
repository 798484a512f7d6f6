import type { Fix } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";

interface Goal {
  /** The entry that it belongs before; null where it belongs at the end. */
  readonly follower: Entry | null;
  readonly last: Entry | null;
}

/**
 * Moves an entry's lines to before its follower or behind the last entry; null where that takes more than moving lines:
 * numbers would have to be counted anew, and blocks are set apart by blank lines.
 */
export function moveFix(source: string, entry: Entry, { follower, last }: Goal): Fix | null {
  const neighbour = follower ?? last;
  if (!neighbour || (entry.form !== "bullet" && entry.form !== "row") || neighbour.form !== entry.form)
    return null;
  const own = linesOf(source, entry);
  const goal = linesOf(source, neighbour);
  if (!own || !goal || own.indent !== goal.indent || !own.text.endsWith("\n")) return null;
  const at = follower ? goal.start : goal.end;
  if (source[at - 1] !== "\n" || (at >= own.start && at <= own.end)) return null;
  return {
    safety: "unsafe",
    edits: [
      { start: own.start, end: own.end, text: "" },
      { start: at, end: at, text: own.text },
    ],
  };
}

/** The whole lines of an entry with their ends; null where it shares its first line with something else. */
function linesOf(
  source: string,
  { range }: Entry,
): { start: number; end: number; indent: string; text: string } | null {
  const start = source.lastIndexOf("\n", range.start - 1) + 1;
  const indent = source.slice(start, range.start);
  if (indent.trim() !== "") return null;
  const lineEnd = source.indexOf("\n", range.end);
  const end = lineEnd < 0 ? source.length : lineEnd + 1;
  return { start, end, indent, text: source.slice(start, end) };
}
