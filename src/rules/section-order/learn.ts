import {
  type CompareEntries,
  comparison,
  countPairs,
  entriesBySection,
  type Order,
  type OrderKey,
  orderOf,
} from "../../list/order.ts";
import type { Entry, List } from "../../model/list.ts";

/** The order that a section keeps. */
export interface KeptOrder extends Order {
  /** True where the first may not stand before the second; false where that is not known. */
  isWrong(first: Entry, second: Entry): boolean;
}

/** From how many pairs of neighbours on a section is taken to be in order, and which share of them must keep it. */
const MIN_PAIRS = 10;
const MIN_SHARE = 0.95;
/** A list without a change is told nothing unless it is nearly perfect. */
const WHOLE_LIST = { pairs: 20, share: 0.98 };
/** A short section keeps the order of a list in which nearly all sections do. */
const LIST_WIDE = { pairs: 20, share: 0.97, own: 3 };

const KEYS: readonly OrderKey[] = ["date", "year", "title"];

/** Tells the order of each section, learned from the entries that were there before the change. */
export interface Orders {
  /** @param settled the section's entries that the change did not write, in their order. */
  of(settled: readonly Entry[]): KeptOrder | null;
}

/** @param isWritten the entries that the change wrote; none where the whole list is judged. */
export function learnOrders(list: List, isWritten: ((entry: Entry) => boolean) | null): Orders {
  const keys = KEYS.map((by) => ({ by, compare: comparison(list, by) }));
  let listWide: ReadonlyMap<OrderKey, Order> | null = null;

  function ofList(): ReadonlyMap<OrderKey, Order> {
    const settled = [...entriesBySection(list).values()].map((entries) =>
      entries.filter((entry) => !isWritten?.(entry)),
    );
    listWide ??= new Map(
      keys.flatMap(({ by, compare }) => {
        const counts = settled.map((entries) => countPairs(entries, compare));
        const rising = counts.reduce((sum, each) => sum + each.rising, 0);
        const falling = counts.reduce((sum, each) => sum + each.falling, 0);
        const order = orderOf(by, { rising, falling });
        return order && order.count >= LIST_WIDE.pairs && order.share >= LIST_WIDE.share ? [[by, order]] : [];
      }),
    );
    return listWide;
  }

  return {
    of(settled) {
      for (const { by, compare } of keys) {
        const own = orderOf(by, countPairs(settled, compare));
        if (!own) continue;
        const minimum = isWritten === null ? WHOLE_LIST : { pairs: MIN_PAIRS, share: MIN_SHARE };
        const isKept = own.count >= minimum.pairs && own.share >= minimum.share;
        if (isKept || (isWritten !== null && own.share === 1 && followsList(own, ofList().get(by))))
          return { ...own, isWrong: wrongWay(own, compare) };
      }
      return null;
    },
  };
}

function followsList(own: Order, list: Order | undefined): boolean {
  return own.count >= LIST_WIDE.own && own.direction === list?.direction;
}

function wrongWay({ direction }: Order, compare: CompareEntries): KeptOrder["isWrong"] {
  return (first, second) => {
    const sign = compare(first, second) ?? 0;
    return direction === "rising" ? sign > 0 : sign < 0;
  };
}
