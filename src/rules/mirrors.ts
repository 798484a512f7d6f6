import { paperIds } from "../identity/paper-id.ts";
import type { List } from "../model/list.ts";
import type { PendingEntry } from "../model/pending.ts";
import { buildPapers, type Papers } from "./papers.ts";

/** Two files are believed to say the same papers once more when they share so much of the shorter one's identifiers. */
const SHARED = 2 / 3;
/** With fewer identifiers than this a file proves nothing. */
const MIN_IDS = 10;

const LANGUAGE =
  "zh|cn|zh[-_]?(?:cn|tw|hk|hans|hant)|chinese|en|english|ja|jp|ko|kr|es|fr|de|pt|pt[-_]br|ru|tr|fa";
const languageSuffix = new RegExp(`[._-](?:${LANGUAGE})$`, "i");
const languageFolder = new RegExp(`(?:^|/)(?:${LANGUAGE})(?=/)`, "gi");

/**
 * Gives, for each file of a list, the papers that it may repeat: those of all files but its mirrors. Mirrors are its
 * translations, which their names tell, and files that hold the same papers in another order.
 */
export function papersBeside(
  lists: readonly List[],
  pending: readonly PendingEntry[] = [],
): (list: List) => Papers {
  const all = buildPapers(lists, pending);
  const ids = new Map<List, ReadonlySet<string>>();
  const idsIn = (list: List): ReadonlySet<string> => {
    const known = ids.get(list) ?? identifiers(list);
    ids.set(list, known);
    return known;
  };
  return (list) => {
    const isOther = (other: List) =>
      other === list || !(isTranslation(list.path, other.path) || holdsTheSame(idsIn(list), idsIn(other)));
    const others = lists.filter(isOther);
    return others.length === lists.length ? all : buildPapers(others, pending);
  };
}

/** Whether one file of a list says another's papers once more: in another language, or in another order. */
export function areMirrors(one: List, other: List): boolean {
  return isTranslation(one.path, other.path) || holdsTheSame(identifiers(one), identifiers(other));
}

/** Whether two names differ only in a language: README.md and README_zh.md, docs/en/papers.md and docs/zh/papers.md. */
export function isTranslation(one: string, other: string): boolean {
  return one !== other && withoutLanguage(one) === withoutLanguage(other);
}

function withoutLanguage(path: string): string {
  return path
    .replace(/\.[a-z]+$/i, "")
    .replace(languageSuffix, "")
    .replace(languageFolder, "")
    .replace(/^\//, "")
    .toLowerCase();
}

function holdsTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  if (small.size < MIN_IDS) return false;
  const shared = [...small].filter((id) => large.has(id)).length;
  return shared >= small.size * SHARED;
}

function identifiers(list: List): ReadonlySet<string> {
  return new Set(list.entries.flatMap(({ links }) => links.flatMap(({ url }) => paperIds(url))));
}
