import type { Entry, List, Section } from "../model/list.ts";
import { compareDates, statedDate } from "./dates.ts";

/** What entries can be in order of. */
export type OrderKey = "date" | "year" | "arxiv" | "title";

/** What an order is counted from: neighbours within a section, of which both have the key and differ in it. */
export interface PairCounts {
  /** The second is later than the first, in time or in the alphabet. */
  readonly rising: number;
  readonly falling: number;
}

/** Entries in order: by what, which way, and how sure that is. */
export interface Order {
  readonly by: OrderKey;
  /** Rising: oldest first, or from A to Z. */
  readonly direction: "rising" | "falling";
  /** The share of the counted pairs that keep it, 0 to 1. */
  readonly share: number;
  /** How many pairs of neighbours were counted. */
  readonly count: number;
}

/** Compares two entries by a key: less than zero where the first comes earlier, null where one has no such key. */
export type CompareEntries = (a: Entry, b: Entry) => number | null;

/** How two entries of a list compare by a key. */
export function comparison(list: List, by: OrderKey): CompareEntries {
  if (by === "date") {
    const dates = remembered((entry) => statedDate(list.source, entry));
    return comparedBy(dates, compareDates);
  }
  if (by === "title") return comparedBy(titleKey, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return comparedBy(by === "year" ? (entry) => entry.year : arxivNumber, (a, b) => a - b);
}

/** Counts neighbours; `entries` stand in one section, in their order. */
export function countPairs(entries: readonly Entry[], compare: CompareEntries): PairCounts {
  let rising = 0;
  let falling = 0;
  for (let index = 1; index < entries.length; index++) {
    const [first, second] = [entries[index - 1], entries[index]];
    const sign = first && second ? compare(first, second) : null;
    if (sign !== null && sign < 0) rising++;
    else if (sign !== null && sign > 0) falling++;
  }
  return { rising, falling };
}

/** The order that counts speak for, however weakly; null where nothing was counted. */
export function orderOf(by: OrderKey, { rising, falling }: PairCounts): Order | null {
  const count = rising + falling;
  if (count === 0) return null;
  const direction = rising >= falling ? "rising" : "falling";
  return { by, direction, share: Math.max(rising, falling) / count, count };
}

/** The entries of each section that has any, in their order. */
export function entriesBySection(list: List): ReadonlyMap<Section, readonly Entry[]> {
  const sections = new Map<Section, Entry[]>();
  for (const entry of list.entries) {
    const entries = sections.get(entry.section);
    if (entries) entries.push(entry);
    else sections.set(entry.section, [entry]);
  }
  return sections;
}

function comparedBy<Key>(
  keyOf: (entry: Entry) => Key | null,
  compare: (a: Key, b: Key) => number,
): CompareEntries {
  return (first, second) => {
    const [a, b] = [keyOf(first), keyOf(second)];
    return a === null || b === null ? null : compare(a, b);
  };
}

function remembered<Key>(keyOf: (entry: Entry) => Key | null): (entry: Entry) => Key | null {
  const known = new Map<Entry, Key | null>();
  return (entry) => {
    const key = known.get(entry);
    if (key !== undefined) return key;
    const found = keyOf(entry);
    known.set(entry, found);
    return found;
  };
}

/** Since April 2007 arXiv numbers rise with the time of submission: 2403.06801. */
function arxivNumber(entry: Entry): number | null {
  for (const { url } of entry.links) {
    const match = /arxiv\.org\/(?:abs|pdf|html)\/(\d{4})\.(\d{4,5})/i.exec(url);
    if (match) return Number(match[1]) + Number(`0.${match[2]?.padStart(5, "0")}`);
  }
  return null;
}

function titleKey(entry: Entry): string | null {
  const key = entry.title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/^(?:an?|the)\s+/, "")
    .replace(/[^\p{L}\p{N} ]+/gu, "");
  return key === "" ? null : key;
}
