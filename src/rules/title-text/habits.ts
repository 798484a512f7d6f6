import type { List } from "../../model/list.ts";

/** What a list's own titles say of words and punctuation. */
export interface TitleHabits {
  /** How many titles hold the word, in lower case. */
  count(word: string): number;
  /** How many titles have the two words side by side. */
  countPair(first: string, second: string): number;
  /** How many titles write a colon so: `: `, `:`, ` : `. */
  readonly colons: { readonly usual: number; readonly unspaced: number; readonly before: number };
}

/** Counts words, pairs of words, and ways to write a colon, each once a title. */
export function learnTitles(list: List): TitleHabits {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  const colons = { usual: 0, unspaced: 0, before: 0 };
  for (const { title } of list.entries) {
    const own = wordsOf(title);
    for (const word of new Set(own)) words.set(word, (words.get(word) ?? 0) + 1);
    const sides = own.slice(1).map((word, index) => `${own[index]} ${word}`);
    for (const pair of new Set(sides)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    if (/\S: \S/.test(title)) colons.usual++;
    if (/[\p{L}\d]:\p{L}/u.test(title)) colons.unspaced++;
    if (/\S : \S/.test(title)) colons.before++;
  }
  return {
    count: (word) => words.get(word.toLowerCase()) ?? 0,
    countPair: (first, second) => pairs.get(`${first} ${second}`.toLowerCase()) ?? 0,
    colons,
  };
}

function wordsOf(title: string): string[] {
  return title.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
}
