import type { Flaw, Range } from "../model/list.ts";
import type { Block } from "./blocks.ts";

/** A line of Git's: `<<<<<<< HEAD`, `||||||| merged common ancestors`, `=======`, `>>>>>>> branch`. */
const MARKER = /^(?:(<{7})|(\|{7})|(={7})|(>{7}))(?: [^\r\n]*)?\r?$/gm;

/**
 * Finds merge conflicts that were committed, each as one range from its first marker to its last.
 * A row of equals signs alone is a heading's underline, and what stands in a code block is an example.
 */
export function findConflicts(source: string, blocks: readonly Block[]): Flaw[] {
  const conflicts: Range[] = [];
  let open: Range | null = null;
  for (const match of source.matchAll(MARKER)) {
    const line = { start: match.index, end: match.index + match[0].trimEnd().length };
    const [, starts, , , ends] = match;
    if ((!open && !starts && !ends) || isCode(blocks, line)) continue;
    if (starts) {
      if (open) conflicts.push(open);
      open = line;
    } else if (open) open = { start: open.start, end: line.end };
    if (ends) {
      conflicts.push(open ?? line);
      open = null;
    }
  }
  if (open) conflicts.push(open);
  return conflicts.map((range) => ({ kind: "conflict-marker", range, breaksLink: true, edits: [] }));
}

function isCode(blocks: readonly Block[], line: Range): boolean {
  return blocks.some(
    ({ kind, range }) => kind === "code" && range.start <= line.start && line.end <= range.end,
  );
}
