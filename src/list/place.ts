import type { Entry, List, Section } from "../model/list.ts";
import {
  comparison,
  countPairs,
  entriesBySection,
  type Order,
  type OrderKey,
  orderOf,
  type PairCounts,
} from "./order.ts";

/** Where a section's new entries go, and what that was learned from. */
export interface LearnedPlace extends Order {
  /** `sorted`: at the place that its date or year gives it. */
  readonly at: "top" | "bottom" | "sorted";
  /** Whether the section's own entries say so, or those of the whole list. */
  readonly scope: "section" | "list";
}

/** An order is believed where chance would not show it: its share, less one over the root of the pairs, is this high. */
const MIN_BOUND = 0.6;
/** From here on a list is kept in order, rather than only added to at one end. */
const MIN_SORTED_PAIRS = 10;
const MIN_SORTED_SHARE = 0.95;

/** An explicit date says most of when an entry came, a year least. */
const KEYS: readonly OrderKey[] = ["date", "arxiv", "year"];

/**
 * Learns where new entries go in a section from the order of what is there: newest first means at the top, oldest first
 * at the bottom, and nearly without exception by date or year means sorted.
 * The section's own entries speak first, then all sections of the list; null where neither shows an order.
 */
export function learnPlace(list: List, section: Section): LearnedPlace | null {
  const sections = entriesBySection(list);
  const own = sections.get(section) ?? [];
  return placeIn(list, [own], "section") ?? placeIn(list, [...sections.values()], "list");
}

function placeIn(
  list: List,
  sections: readonly (readonly Entry[])[],
  scope: LearnedPlace["scope"],
): LearnedPlace | null {
  const places = KEYS.flatMap((by): LearnedPlace[] => {
    const compare = comparison(list, by);
    const order = orderOf(by, total(sections.map((entries) => countPairs(entries, compare))));
    const isBelieved = order !== null && order.share - 1 / Math.sqrt(order.count) >= MIN_BOUND;
    return isBelieved ? [{ ...order, at: endOf(order), scope }] : [];
  });
  return places.find(({ at }) => at === "sorted") ?? places[0] ?? null;
}

function endOf({ by, direction, share, count }: Order): LearnedPlace["at"] {
  if (by !== "arxiv" && share >= MIN_SORTED_SHARE && count >= MIN_SORTED_PAIRS) return "sorted";
  return direction === "falling" ? "top" : "bottom";
}

function total(counts: readonly PairCounts[]): PairCounts {
  return counts.reduce(
    (sum, { rising, falling }) => ({ rising: sum.rising + rising, falling: sum.falling + falling }),
    { rising: 0, falling: 0 },
  );
}
