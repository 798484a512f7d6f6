/** Documents by the words they hold, for finding those that share most of a query's words. */
export interface Postings {
  /** Adds the next document, with its distinct words, and answers its number: 0, 1, 2, … */
  add(words: readonly string[]): number;
  /** Every document that has at least `share` of the query's distinct words, and of its own. */
  sharing(words: readonly string[], share: number): number[];
}

/** An inverted index that grows. Its answers are complete: how common a word is only decides how fast they come. */
export function createPostings(): Postings {
  const byWord = new Map<string, number[]>();
  let sizes = new Uint16Array(1024);
  let counts = new Uint16Array(1024);
  let length = 0;
  return {
    add(words) {
      if (length === sizes.length) {
        sizes = grown(sizes);
        counts = grown(counts);
      }
      sizes[length] = words.length;
      for (const word of words) {
        const documents = byWord.get(word);
        if (documents) documents.push(length);
        else byWord.set(word, [length]);
      }
      return length++;
    },
    sharing(words, share) {
      const least = Math.max(1, Math.ceil(words.length * share));
      const lists = words.map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
      // What shares `least` of n words has one of any n - least + 1 of them: the rarest come cheapest.
      const first = lists.length - least + 1;
      const seen: number[] = [];
      for (const list of lists.slice(0, first)) {
        for (const document of list) {
          const count = counts[document] ?? 0;
          if (count === 0) seen.push(document);
          counts[document] = count + 1;
        }
      }
      return seen.filter((document) => {
        const needed = Math.max(least, Math.ceil((sizes[document] ?? 0) * share));
        let common = counts[document] ?? 0;
        counts[document] = 0;
        for (let at = first; at < lists.length && common < needed; at++) {
          if (common + lists.length - at < needed) return false;
          if (holds(lists[at] ?? [], document)) common++;
        }
        return common >= needed;
      });
    },
  };
}

function grown(array: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(array.length * 2);
  larger.set(array);
  return larger;
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
