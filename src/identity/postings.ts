import { createFiling } from "./filing.ts";

/** Documents by the words they hold, for finding those that hold nearly the same. */
export interface Postings {
  /** Adds the next document, with its distinct words, and answers its number: 0, 1, 2, … Of its words it can spare so many. */
  add(words: readonly string[], spare: number): number;
  /** Every document that has all of these words but those they can spare, and all of its own but those it can. */
  sharing(words: readonly string[], spare: number): number[];
}

interface Filed {
  /** Its words by their numbers, in falling order. */
  readonly words: readonly number[];
  readonly spare: number;
}

/**
 * An inverted index that grows. Its answers are complete, as long as nothing that has two words or more can spare all
 * but one: how common a word is only decides how fast they come.
 *
 * Of two sets that share all but `spare` of their words, the first two words that they share, in any order that is the
 * same for both, are among the first `spare` + 2 of either: a document is filed under the pairs of those alone. Two
 * words together are rare where each is common, so a query reads a few short lists however large the index is.
 * (Prefix filter: Chaudhuri, Ganti, Kaushik, ICDE 2006; with more than one word of the prefix: Wang, Li, Feng,
 * SIGMOD 2012.)
 */
export function createPostings(): Postings {
  const numbers = new Map<string, number>();
  const documents: Filed[] = [];
  const byPair = createFiling<number>();

  return {
    add(words, spare) {
      const document = documents.length;
      const own = words.map((word) => numberOf(numbers, word)).sort(laterFirst);
      documents.push({ words: own, spare });
      for (const pair of pairsOf(own.slice(0, spare + 2))) byPair.add(pair, document);
      return document;
    },
    sharing(words, spare) {
      const asked = words.flatMap((word) => numbers.get(word) ?? []).sort(laterFirst);
      // What stands in no document has been spared already.
      const left = spare - (words.length - asked.length);
      if (left < 0) return [];
      const found = new Set<number>();
      for (const pair of pairsOf(asked.slice(0, left + 2))) byPair.collect(pair, found);
      return [...found].filter((document) => {
        const own = documents[document];
        if (own === undefined) return false;
        return shares(asked, own.words, Math.max(words.length - spare, own.words.length - own.spare));
      });
    },
  };
}

/** Words are numbered as they come: the later one comes, the rarer it is as a rule, and what is rare goes first. */
function numberOf(numbers: Map<string, number>, word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  numbers.set(word, numbers.size);
  return numbers.size - 1;
}

const laterFirst = (a: number, b: number) => b - a;

/** A key for each two of these words; one alone makes a pair with itself. */
function pairsOf(words: readonly number[]): number[] {
  const [only] = words;
  if (words.length === 1 && only !== undefined) return [pair(only, only)];
  return words.flatMap((first, at) => words.slice(at + 1).map((second) => pair(first, second)));
}

/** There are fewer words than 2^26, so that both fit into the 53 bits of a number. */
function pair(first: number, second: number): number {
  return first * 2 ** 26 + second;
}

/** Whether two lists in falling order have so many in common. */
function shares(some: readonly number[], others: readonly number[], needed: number): boolean {
  let common = 0;
  for (let a = 0, b = 0; a < some.length && b < others.length && common < needed; ) {
    const difference = (some[a] ?? 0) - (others[b] ?? 0);
    if (difference === 0) common++;
    if (difference >= 0) a++;
    if (difference <= 0) b++;
  }
  return common >= needed;
}
