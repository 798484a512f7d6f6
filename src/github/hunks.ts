/** A run of lines of a file as it will be; both ends count, from 1. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The hunks of a patch as GitHub cuts it, by their lines on the new side: what may carry a comment.
 * Context lines count. A file that is too large or binary has no patch, and so no hunks.
 */
export function hunksOf(patch: string | undefined): LineRange[] {
  const hunks: LineRange[] = [];
  for (const match of (patch ?? "").matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
    const start = Number(match[1]);
    const length = match[2] === undefined ? 1 : Number(match[2]);
    if (length > 0) hunks.push({ start, end: start + length - 1 });
  }
  return hunks;
}
