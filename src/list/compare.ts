import type { Change } from "../model/change.ts";
import { letters } from "../model/letters.ts";
import type { Entry, List } from "../model/list.ts";

/** What changed from one text of a list to the next, in entries. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** How many lines of entries differ in white space only. */
  readonly cosmeticLines: number;
}

interface Pair {
  readonly before: Entry;
  readonly entry: Entry;
}

/**
 * Compares two texts of one list by its entries: what was added, edited, moved, removed.
 * An entry that only changed its white space did not change; one under another heading, or in another order, moved.
 * Changes come in the order of the head's entries, the removed ones last.
 */
export function compareLists(base: List, head: List): Comparison {
  const before = new Set(base.entries);
  const after = new Set(head.entries);
  const same: Pair[] = [];
  const edited: Pair[] = [];
  for (const key of [exactKey, bareKey, titleKey, linkKey]) {
    const sink = key === exactKey || key === bareKey ? same : edited;
    for (const pair of pairBy(base, head, { before, after, key })) {
      before.delete(pair.before);
      after.delete(pair.entry);
      sink.push(pair);
    }
  }
  edited.push(...pairNeighbours(base, head, { before, after }));
  const inOrder = longestInOrder(same);
  const changes: Change[] = [
    ...[...after].map((entry): Change => ({ kind: "added", entry })),
    ...edited.map((pair): Change => ({ kind: "edited", ...pair })),
    ...same.filter((pair) => hasMoved(pair, inOrder)).map((pair): Change => ({ kind: "moved", ...pair })),
    ...[...before].map((entry): Change => ({ kind: "removed", before: entry })),
  ];
  return { changes: changes.sort(byPlace), cosmeticLines: cosmeticLines(base, head, same) };
}

interface Unpaired {
  readonly before: Set<Entry>;
  readonly after: Set<Entry>;
}

/** Pairs what has the same key; entries that stayed in their section find each other first, then those that moved. */
function pairBy(
  base: List,
  head: List,
  found: Unpaired & { key: (list: List, entry: Entry) => string },
): Pair[] {
  const waiting = new Map<string, Entry[]>();
  for (const entry of base.entries) {
    const key = found.before.has(entry) ? found.key(base, entry) : "";
    if (key !== "") waiting.set(key, [...(waiting.get(key) ?? []), entry]);
  }
  const pairs: Pair[] = [];
  const open = new Set(head.entries.filter((entry) => found.after.has(entry)));
  for (const anywhere of [false, true]) {
    for (const entry of open) {
      const candidates = waiting.get(found.key(head, entry)) ?? [];
      const index = candidates.findIndex((candidate) => anywhere || place(candidate) === place(entry));
      const match = candidates[index];
      if (!match) continue;
      candidates.splice(index, 1);
      open.delete(entry);
      pairs.push({ before: match, entry });
    }
  }
  return pairs;
}

function exactKey(list: List, entry: Entry): string {
  return list.source.slice(entry.range.start, entry.range.end);
}

/** White space and the marker are the layout's; a flaw that white space makes is not. */
function bareKey(list: List, entry: Entry): string {
  const text = exactKey(list, entry).replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, "");
  return `${entry.flaws.length}:${text.replace(/\s+/g, "").replace(/\\$/gm, "")}`;
}

function titleKey(_list: List, entry: Entry): string {
  const title = letters(entry.title);
  return title.length < 8 ? "" : title;
}

function linkKey(_list: List, entry: Entry): string {
  return (
    entry.links
      .find((link) => link.url !== "" && link.role !== "code")
      ?.url.replace(/^https?:\/\/(?:www\.)?/, "") ?? ""
  );
}

/** What is left between two entries that stayed, in both texts, is one entry edited beyond its title and link. */
function pairNeighbours(base: List, head: List, found: Unpaired): Pair[] {
  const pairs: Pair[] = [];
  const candidates = new Map<string, Entry[]>();
  for (const entry of found.before)
    candidates.set(place(entry), [...(candidates.get(place(entry)) ?? []), entry]);
  for (const entry of found.after) {
    const rivals = candidates.get(place(entry)) ?? [];
    const best = rivals
      .map((rival) => ({ rival, overlap: overlap(exactKey(base, rival), exactKey(head, entry)) }))
      .sort((a, b) => b.overlap - a.overlap)[0];
    if (!best || best.overlap < 0.5) continue;
    rivals.splice(rivals.indexOf(best.rival), 1);
    found.before.delete(best.rival);
    found.after.delete(entry);
    pairs.push({ before: best.rival, entry });
  }
  return pairs;
}

/** The share of words that two texts have in common; addresses are alike in every entry, so they do not count. */
function overlap(a: string, b: string): number {
  const words = new Set(wordsOf(a));
  const others = new Set(wordsOf(b));
  let common = 0;
  for (const word of words) if (others.has(word)) common++;
  return common / Math.max(1, words.size, others.size);
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().replace(/https?:\/\/[^\s()[\]<>"]+/g, " ");
  return words.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function place(entry: Entry): string {
  return entry.section.path.join("\n");
}

function hasMoved(pair: Pair, inOrder: ReadonlySet<Pair>): boolean {
  return place(pair.before) !== place(pair.entry) || !inOrder.has(pair);
}

/** The largest set of pairs that keep their order: what is outside it moved. */
function longestInOrder(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const sorted = [...pairs].sort((a, b) => a.entry.range.start - b.entry.range.start);
  const tails: number[] = [];
  const previous: number[] = [];
  sorted.forEach((pair, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = sorted[tails[middle] ?? 0];
      if (tail && tail.before.range.start < pair.before.range.start) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const kept = new Set<Pair>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = sorted[at];
    if (pair) kept.add(pair);
  }
  return kept;
}

function byPlace(a: Change, b: Change): number {
  return placeOf(a) - placeOf(b);
}

function placeOf(change: Change): number {
  return change.kind === "removed" ? Number.MAX_SAFE_INTEGER : change.entry.range.start;
}

function cosmeticLines(base: List, head: List, same: readonly Pair[]): number {
  let lines = 0;
  for (const { before, entry } of same) {
    if (exactKey(base, before) !== exactKey(head, entry)) lines += entry.endLine - entry.line + 1;
  }
  return lines;
}
