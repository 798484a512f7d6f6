import { codeRepository } from "../../identity/paper-id.ts";
import type { Entry } from "../../model/list.ts";

/** Words of repositories that name no paper. */
const GENERIC = new Set(
  "pytorch torch tf tensorflow keras jax mxnet official code codes release public master main project page projects model models paper papers github demo web website index html implementation supplementary data dataset repo the and for with net network learning deep".split(
    " ",
  ),
);

/** True where an address carries a paper's own name, a word of its title or its initials: then it is the paper's. */
export function isNamedAfter(url: string, entry: Entry): boolean {
  const names = namesIn(url);
  const words: readonly string[] = entry.title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const initials = [words, entry.title.toLowerCase().split(/\s+/)]
    .map((each) => each.map((word) => word.charAt(0)).join(""))
    .join(" ");
  const name = /^[^:：]{2,40}(?=[:：])/u.exec(entry.title)?.[0] ?? "";
  const short = letters(name);
  const isInTitle = (each: string) =>
    words.includes(each) ||
    (each.length >= 5 &&
      words.some((word) => word.length >= 5 && (word.startsWith(each) || each.startsWith(word))));
  if (names.parts.length > 0 && names.parts.every(isInTitle)) return true;
  return [...names.parts, names.whole].some(
    (each) =>
      each.length >= 3 &&
      (initials.split(" ").some((letters) => letters.startsWith(each)) ||
        (short.length >= 3 &&
          (each.includes(short) || short.startsWith(each) || (each.length >= 5 && short.includes(each))))),
  );
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

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
