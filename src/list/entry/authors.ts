import { plainText } from "../plain-text.ts";

/** Names in a row, or a name and "et al". */
export function looksLikeAuthors(text: string): boolean {
  const bare = plainText(text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")).replace(/\bet al\.?/g, "");
  if (/\bet al\b/.test(text)) return true;
  const names = bare
    .split(/,|;|&|\band\b/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const people = names.filter((name) => /^(?:[\p{Lu}][\p{L}.'’-]*\d*\*?(?:\s+|$)){1,5}$/u.test(`${name}`));
  return (
    names.length > 0 &&
    people.length / names.length >= 0.7 &&
    (names.length > 1 || /^\p{Lu}\S+\s\p{Lu}/u.test(bare))
  );
}
