/** Documents by the words they hold, for finding those that share most of a query's words. */
export interface Postings {
  /** Adds a document: a number that was not used before, and its distinct words. */
  add(document: number, words: readonly string[]): void;
  /** Every document that has at least `share` of the query's distinct words, and of its own. */
  sharing(words: readonly string[], share: number): Iterable<number>;
}

/** An inverted index that grows. Its answers are complete: how common a word is only decides how fast they come. */
export function createPostings(): Postings {
  const byWord = new Map<string, number[]>();
  const sizes: number[] = [];
  return {
    add(document, words) {
      sizes[document] = words.length;
      for (const word of words) {
        const documents = byWord.get(word);
        if (documents) documents.push(document);
        else byWord.set(word, [document]);
      }
    },
    *sharing(words, share) {
      const least = Math.max(1, Math.ceil(words.length * share));
      const lists = words.map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
      // What shares `least` of n words has one of any n - least + 1 of them: the rarest come cheapest.
      const counts = new Map<number, number>();
      const first = lists.length - least + 1;
      for (const list of lists.slice(0, first))
        for (const document of list) counts.set(document, (counts.get(document) ?? 0) + 1);
      for (const [document, seen] of counts) {
        const needed = Math.max(least, Math.ceil((sizes[document] ?? 0) * share));
        if (seen + lists.length - first < needed) continue;
        let common = seen;
        for (let at = first; at < lists.length && common + lists.length - at >= needed; at++)
          if (holds(lists[at] ?? [], document)) common++;
        if (common >= needed) yield document;
      }
    },
  };
}

/** Documents are added in rising order, so a list of them is sorted. */
function holds(list: readonly number[], document: number): boolean {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = list[middle] ?? 0;
    if (found === document) return true;
    if (found < document) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
