import { createFiling } from "./filing.ts";
import { type Judgement, judge, type PaperLike, type PreparedPaper, preparePaper } from "./match.ts";
import { createPostings } from "./postings.ts";
import type { Title } from "./title.ts";

/** A paper of the index that has to do with the one asked about. */
export interface Related<Key> extends Judgement {
  readonly key: Key;
  /** The identifiers that both have. */
  readonly shared: readonly string[];
}

/** Papers under their keys, for asking which of them a description is of. */
export interface PaperIndex<Key> {
  /** Adds one more; what was answered before stays true of those that were there. */
  add(key: Key, paper: PaperLike): void;
  /**
   * All papers that are the same, likely the same, or in conflict with this one, in the order they were added.
   * It finds what comparing with each of them would find, and nothing else.
   */
  related(paper: PaperLike): Related<Key>[];
  /** The same of one that was added, without itself; nothing for a key that was not. */
  relatedTo(key: Key): Related<Key>[];
}

/** So many letters are enough to find few titles that begin alike. */
const BEGINNING = 24;

/** A paper with what it is found by. */
interface Searched extends PreparedPaper {
  readonly keys: ReadonlySet<string>;
  /** The letters of its telling words, where they may be all that is left of a longer title; else null. */
  readonly whole: string | null;
  /** What a title that is shorter than `BEGINNING` and the beginning of this one can be. */
  readonly beginnings: readonly string[];
  readonly words: readonly string[];
  readonly spare: number;
}

interface Indexed<Key> extends Searched {
  readonly key: Key;
}

/** Builds the index once, for asking it often. */
export function buildPaperIndex<Key>(papers: Iterable<{ key: Key; paper: PaperLike }> = []): PaperIndex<Key> {
  const all: Indexed<Key>[] = [];
  const added = new Map<Key, Indexed<Key>>();
  const byKey = createFiling<string>();
  const byWhole = createFiling<string>();
  const byBeginning = createFiling<string>();
  const byWord = createPostings();

  function add(key: Key, paper: PaperLike): void {
    const prepared: Indexed<Key> = { key, ...prepare(paper) };
    const document = all.push(prepared) - 1;
    added.set(key, prepared);
    for (const each of prepared.keys) byKey.add(each, document);
    for (const each of prepared.beginnings) byBeginning.add(each, document);
    if (prepared.whole !== null) byWhole.add(prepared.whole, document);
    byWord.add(prepared.words, prepared.spare);
  }

  function candidates({ keys, whole, beginnings, words, spare }: Searched): number[] {
    const found = new Set(byWord.sharing(words, spare));
    for (const each of keys) byKey.collect(each, found);
    for (const each of beginnings) byWhole.collect(each, found);
    if (whole !== null) byBeginning.collect(whole, found);
    return [...found].sort((a, b) => a - b);
  }

  function related(asked: Searched): Related<Key>[] {
    return candidates(asked).flatMap((document) => {
      const other = all[document];
      if (!other || other === asked) return [];
      const judgement = judge(asked, other);
      if (judgement.verdict === "different" && judgement.conflict === null) return [];
      const shared = [...asked.ids].filter((id) => other.ids.has(id));
      return [{ key: other.key, ...judgement, shared }];
    });
  }

  for (const { key, paper } of papers) add(key, paper);
  return {
    add,
    related: (paper) => related(prepare(paper)),
    relatedTo(key) {
      const asked = added.get(key);
      return asked === undefined ? [] : related(asked);
    },
  };
}

function prepare(paper: PaperLike): Searched {
  const prepared = preparePaper(paper);
  const { title } = prepared;
  return {
    ...prepared,
    ...beginningsOf(title),
    keys: keysOf(prepared),
    words: [...new Set(title.content)],
    spare: spare(title),
  };
}

/** Of a title that is cut short all letters are there, but not always the words: `multimodal` is also `multi-modal`. */
function beginningsOf({ content }: Title): Pick<Searched, "whole" | "beginnings"> {
  const beginnings: string[] = [];
  let read = "";
  for (const word of content) {
    read += word;
    if (read.length >= BEGINNING) return { whole: null, beginnings };
    beginnings.push(read);
  }
  return { whole: content.length >= 4 ? read : null, beginnings };
}

/**
 * How many of its words a title can miss in one that is likely the same, but for name, subtitle or beginning: a slip or
 * another word is one, and where one of the two has eleven words, two are few (`fewWords` in judge-titles.ts).
 */
function spare({ content }: Title): number {
  const words = new Set(content).size;
  if (words < 3) return 0;
  return words < 5 || content.length < 9 ? 1 : 2;
}

/** What two papers have in common at the least when a rule finds them alike without sharing most of their words. */
function keysOf({ ids, title }: PreparedPaper): Set<string> {
  const keys = new Set<string>(ids);
  const letters = title.content.join("");
  keys.add(`=${title.joined}`);
  if (letters !== "") keys.add(`=${letters}`);
  if (title.head) keys.add(`=${title.head.joined}`);
  if (title.tail) {
    keys.add(`=${title.tail.joined}`);
    if (title.tail.content.length > 0) keys.add(`=${title.tail.content.join("")}`);
  }
  if (letters.length >= BEGINNING) keys.add(`^${letters.slice(0, BEGINNING)}`);
  if (title.startsWithName && title.words.length > 4) keys.add(`=${title.words.slice(1).join("")}`);
  return keys;
}
