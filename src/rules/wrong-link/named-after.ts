import { codeRepository } from "../../identity/paper-id.ts";
import { letters } from "../../model/letters.ts";
import type { Entry } from "../../model/list.ts";

/** Words of addresses that name no paper. */
const GENERIC = new Set(
  "pytorch torch tf tensorflow keras jax mxnet official code codes release public master main project page projects model models paper papers github demo web website index html implementation supplementary data dataset repo the and for with net network learning deep".split(
    " ",
  ),
);

/** Letters that stand for a longer word, and the share that a word has in a longer name to be what it is about. */
const MIN_STEM = 4;
const MIN_SHARE = 0.6;

/** True where an address carries a paper's own name, a word of its title or its initials: then it is the paper's. */
export function isNamedAfter(url: string, { title }: Entry): boolean {
  const { parts, whole } = namesIn(url);
  if (parts.length === 0) return false;
  const folded = title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const words: readonly string[] = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (parts.every((part) => words.some((word) => isSameStem(part, word)))) return true;
  const initials = [words, folded.split(/\s+/)].map((each) => each.map((word) => word.charAt(0)).join(""));
  const name = letters(/^[^:：]{2,40}(?=[:：])/u.exec(folded)?.[0] ?? "");
  return [...parts, whole].some((part) => isInitials(part, initials) || isName(part, name));
}

/** `gaus` for "Gaussians"; the other way round a short word that a longer name happens to begin with says nothing. */
function isSameStem(part: string, word: string): boolean {
  if (part.length <= word.length) return part === word || (part.length >= MIN_STEM && word.startsWith(part));
  return word.length >= Math.max(MIN_STEM, part.length * MIN_SHARE) && part.startsWith(word);
}

function isInitials(part: string, initials: readonly string[]): boolean {
  if (part.length < 3) return false;
  return initials.some((each) => each.startsWith(part) || (part.length >= MIN_STEM && each.includes(part)));
}

/** The name before a title's colon: in the address, or the address's own name in it. */
function isName(part: string, name: string): boolean {
  if (part.length < 3 || name.length < 3) return false;
  return part.includes(name) || (part.length * 2 >= name.length && name.includes(part));
}

interface Names {
  readonly parts: readonly string[];
  readonly whole: string;
}

/** The words of a repository's or a project page's address that can be a name, and all of them together. */
function namesIn(url: string): Names {
  const repository = codeRepository(url)?.id.split("/").at(-1);
  const page = /^https?:\/\/(?:www\.)?([^/?#]{1,200})([^?#]{0,500})/i.exec(url);
  const text =
    repository ?? `${page?.[2]?.split("/").filter(Boolean).at(-1) ?? ""} ${page?.[1]?.split(".")[0] ?? ""}`;
  const parts = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3 && !GENERIC.has(part));
  return { parts: [...new Set(parts)], whole: parts.join("") };
}
