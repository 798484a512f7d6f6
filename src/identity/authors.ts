import { foldText } from "./fold.ts";

/** How far the author names of two descriptions agree, 0 to 1; null where one of them names nobody. */
export function authorOverlap(
  a: readonly string[] | string | undefined,
  b: readonly string[] | string | undefined,
): number | null {
  const [mine, others] = [namesOf(a), namesOf(b)];
  if (mine.size === 0 || others.size === 0) return null;
  let common = 0;
  for (const name of mine) if (others.has(name)) common++;
  return common / Math.min(mine.size, others.size);
}

/** The words of all names; initials and "et al." tell nothing. */
function namesOf(authors: readonly string[] | string | undefined): ReadonlySet<string> {
  const text = typeof authors === "string" ? authors : (authors ?? []).join(", ");
  const words = foldText(text).match(/[\p{L}\p{M}]+/gu) ?? [];
  const names = words.filter((word) => !/^(?:[a-z]{1,2}|and|the|others|et|al)$/.test(word));
  return new Set(names.length > 0 ? names : words.filter((word) => !/^(?:[a-z]|et|al|and)$/.test(word)));
}
