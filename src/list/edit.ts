import type { Fix } from "../model/finding.ts";
import type { Edit } from "../model/list.ts";

/** What applying fixes gave: the new text, and the fixes that could not be applied beside the others. */
export interface Applied {
  readonly text: string;
  readonly applied: readonly Fix[];
  /** Fixes that touch what another one already changed; applying again on the new text's review picks them up. */
  readonly skipped: readonly Fix[];
}

/**
 * Applies fixes to the text they were computed from, first come first served; bytes outside their edits never change.
 * A fix whose edits overlap each other or an earlier fix, or lie outside the text, is skipped whole.
 */
export function applyFixes(source: string, fixes: readonly Fix[]): Applied {
  const taken: Edit[] = [];
  const applied: Fix[] = [];
  const skipped: Fix[] = [];
  for (const fix of fixes) {
    const isFree = fix.edits.every(
      (edit, index) =>
        edit.start >= 0 &&
        edit.start <= edit.end &&
        edit.end <= source.length &&
        [...taken, ...fix.edits.slice(0, index)].every((other) => !overlaps(edit, other)),
    );
    if (isFree) {
      taken.push(...fix.edits);
      applied.push(fix);
    } else skipped.push(fix);
  }
  return { text: applyEdits(source, taken), applied, skipped };
}

/** Applies edits that do not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let text = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}

/** Two insertions at one place overlap too: their order would be a matter of chance. */
function overlaps(a: Edit, b: Edit): boolean {
  if (a.start === b.start) return true;
  return a.start < b.end && b.start < a.end;
}
