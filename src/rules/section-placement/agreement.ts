import type { Entry, List } from "../../model/list.ts";

/** Whether an entry is as it should be by some measure; null where it does not say. */
export type Measure = (entry: Entry) => boolean | null;

/** How many other entries a measure is true of, and of how many it can be told. */
export interface Share {
  readonly agree: number;
  readonly total: number;
}

/** How the others of a list stand to a measure. */
export interface Agreement {
  /** Of the entries in the same section, without the entry itself. */
  inSection(entry: Entry): Share;
  /** Of the whole list, without the entry itself. */
  inList(entry: Entry): Share;
  /** True where the others agree so well that an exception is a slip. */
  isHabit(entry: Entry): boolean;
}

/** What binds: nine of ten in a section of five, or nineteen of twenty in a list of ten and a section that does no otherwise. */
const SECTION = { share: 0.9, least: 5 };
const LIST = { share: 0.95, least: 10 };

/** Takes a measure of a whole list; it is taken when it is first asked for. */
export function createAgreement(list: List, measure: Measure): Agreement {
  let counts: Map<number, Share> | null = null;

  function taken(): Map<number, Share> {
    if (counts) return counts;
    counts = new Map();
    for (const entry of list.entries) {
      const value = measure(entry);
      if (value === null) continue;
      for (const key of [WHOLE, entry.section.index]) counts.set(key, add(counts.get(key) ?? NONE, value, 1));
    }
    return counts;
  }

  function without(key: number, entry: Entry): Share {
    const share = taken().get(key) ?? NONE;
    const value = measure(entry);
    return value === null ? share : add(share, value, -1);
  }

  const inSection = (entry: Entry) => without(entry.section.index, entry);
  const inList = (entry: Entry) => without(WHOLE, entry);
  return {
    inSection,
    inList,
    isHabit(entry) {
      const near = inSection(entry);
      if (binds(near, SECTION)) return true;
      return binds(inList(entry), LIST) && near.agree * 2 >= near.total;
    },
  };
}

const WHOLE = -1;
const NONE: Share = { agree: 0, total: 0 };

function add(share: Share, value: boolean, count: number): Share {
  return { agree: share.agree + (value ? count : 0), total: share.total + count };
}

function binds(share: Share, needed: { share: number; least: number }): boolean {
  return share.total >= needed.least && share.agree >= share.total * needed.share;
}
