import { foldText } from "./fold.ts";

type Authors = readonly string[] | string | undefined;

/**
 * How far the author names of two descriptions agree, 0 to 1; null where one of them names nobody.
 * "Ho et al." agrees with all who have Ho among them.
 */
export function authorOverlap(a: Authors, b: Authors): number | null {
  const [mine, others] = [namesOf(a), namesOf(b)];
  if (mine.size === 0 || others.size === 0) return null;
  return common(mine, others) / Math.min(mine.size, others.size);
}

/** True where both name the same people, not only some of them: one group writes many papers. */
export function areSameAuthors(a: Authors, b: Authors): boolean {
  const [mine, others] = [namesOf(a), namesOf(b)];
  return mine.size >= 4 && common(mine, others) / Math.max(mine.size, others.size) >= 0.8;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const name of a) if (b.has(name)) count++;
  return count;
}

/** The words of all names; initials and "et al." tell nothing. */
function namesOf(authors: readonly string[] | string | undefined): ReadonlySet<string> {
  const text = typeof authors === "string" ? authors : (authors ?? []).join(", ");
  const words = foldText(text).match(/[\p{L}\p{M}]+/gu) ?? [];
  const names = words.filter((word) => !/^(?:[a-z]{1,2}|and|the|others|et|al)$/.test(word));
  return new Set(names.length > 0 ? names : words.filter((word) => !/^(?:[a-z]|et|al|and)$/.test(word)));
}
