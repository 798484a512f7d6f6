import { decodeEntities } from "./entities.ts";

/** A title or name as people write it: tags gone, entities decoded, white space single. */
export function cleanText(text: string): string {
  return decodeEntities(text.replace(/<\/?[a-z][a-z0-9:]{0,20}(?:\s[^<>]{0,200})?\/?>/gi, ""))
    .replace(/\s+/g, " ")
    .trim();
}

/** The address of a repository in a comment or an abstract, or null. */
export function codeIn(text: string): string | null {
  const match = /https?:\/\/(?:www\.)?(github|gitlab)\.com\/([\w-]{1,39})\/([\w.-]{1,100})/i.exec(text);
  return match
    ? `https://${match[1]?.toLowerCase()}.com/${match[2]}/${match[3]?.replace(/\.(?:git)?$/, "")}`
    : null;
}

/** A year that a paper can be of, or null. */
export function yearOf(text: unknown): number | null {
  const year = Number(/^\d{4}/.exec(String(text))?.[0]);
  return year >= 1500 && year <= 2200 ? year : null;
}
