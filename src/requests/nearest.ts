import { readTitle } from "../identity/title.ts";
import type { Entry } from "../model/list.ts";

/** An entry that has words of a title in common with it. */
export interface Neighbour {
  readonly entry: Entry;
  /** 0 to 1: the cosine of the two titles' words, the rare ones weighing most. */
  readonly likeness: number;
}

/** The entries of a list by the words of their titles. */
export interface Nearest {
  /** The entries most like this title, best first. */
  to(title: string, count: number): readonly Neighbour[];
}

interface Document {
  readonly entry: Entry;
  readonly length: number;
}

/** Builds the index once, for asking it often. */
export function indexTitles(entries: readonly Entry[]): Nearest {
  const postings = new Map<string, number[]>();
  const terms = entries.map(({ title }) => termsOf(title));
  for (const [document, words] of terms.entries()) {
    for (const word of words) {
      const documents = postings.get(word);
      if (documents) documents.push(document);
      else postings.set(word, [document]);
    }
  }
  function weight(word: string): number {
    const count = postings.get(word)?.length ?? 0;
    return count === 0 ? 0 : Math.log(1 + entries.length / count);
  }
  function lengthOf(words: Iterable<string>): number {
    let sum = 0;
    for (const word of words) sum += weight(word) ** 2;
    return Math.sqrt(sum) || 1;
  }
  const documents = entries.map((entry, at): Document => ({ entry, length: lengthOf(terms[at] ?? []) }));

  return {
    to(title, count) {
      const words = termsOf(title);
      const dots = new Map<number, number>();
      for (const word of words) {
        const squared = weight(word) ** 2;
        for (const document of postings.get(word) ?? [])
          dots.set(document, (dots.get(document) ?? 0) + squared);
      }
      const own = lengthOf(words);
      return [...dots]
        .flatMap(([at, dot]): Neighbour[] => {
          const document = documents[at];
          return document ? [{ entry: document.entry, likeness: dot / (own * document.length) }] : [];
        })
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, count);
    },
  };
}

/** The words of a title that mean something, and its pairs of neighbours. */
export function termsOf(title: string): ReadonlySet<string> {
  const { content } = readTitle(title);
  const pairs = content.slice(1).map((word, index) => `${content[index]} ${word}`);
  return new Set([...content, ...pairs]);
}
