import { z } from "zod";
import { entriesBySection } from "../../list/order.ts";
import type { Observation } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { type KeptOrder, learnOrders } from "./learn.ts";
import { moveFix } from "./move.ts";
import { describe } from "./words.ts";

const options = z.strictObject({});

/** An entry that is at odds with fewer neighbours came a few days late, which nobody minds. */
const MIN_DISTANCE = 3;

export default defineRule({
  id: "section-order",
  summary: "The section is in order and this entry breaks it",
  severity: "warning",
  fix: "unsafe",
  needs: [],
  options,
  *check({ source, list, base, changes }: RuleContext<z.output<typeof options>, never>) {
    const kinds = new Map(
      changes.flatMap((each) =>
        each.kind === "added" || each.kind === "edited" ? [[each.entry, each.kind]] : [],
      ),
    );
    const orders = learnOrders(list, base === null ? null : (entry) => kinds.has(entry));
    for (const entries of entriesBySection(list).values()) {
      const judged = entries.filter((entry) => kinds.has(entry));
      if (judged.length === 0) continue;
      const settled = base === null ? entries : entries.filter((entry) => !kinds.has(entry));
      const order = orders.of(settled);
      if (!order) continue;
      for (const entry of judged) {
        const found = judge(source, entry, { settled, order });
        const isFirstBreak = base !== null && order.share === 1 && kinds.get(entry) === "added";
        if (found) yield { ...found, ...(isFirstBreak ? {} : { severity: "notice" as const }) };
      }
    }
  },
});

interface Section {
  /** Its entries that were there before, in their order. */
  readonly settled: readonly Entry[];
  readonly order: KeptOrder;
}

function judge(source: string, entry: Entry, { settled, order }: Section): Observation | null {
  const { before, after } = neighbours(entry, settled);
  // Where some entry is out of order already, one neighbour alone may be that one.
  const reach = order.share === 1 ? 1 : 2;
  const late = before.findIndex((other) => !order.isWrong(other, entry));
  const early = after.findIndex((other) => !order.isWrong(entry, other));
  const lateBy = late < 0 ? before.length : late;
  const earlyBy = early < 0 ? after.length : early;
  if (lateBy >= reach === earlyBy >= reach) return null;
  const neighbour = lateBy >= reach ? before[0] : after[0];
  if (!neighbour) return null;
  const others = settled.filter((other) => other !== entry);
  const follower = others.find((other) => order.isWrong(other, entry)) ?? null;
  const fix = moveFix(source, entry, { follower, last: others.at(-1) ?? null });
  return {
    range: entry.title === "" ? entry.range : entry.titleRange,
    ...describe(source, { entry, neighbour, isLate: lateBy >= reach, order }),
    entry,
    ...(Math.max(lateBy, earlyBy) < MIN_DISTANCE ? { severity: "notice" as const } : {}),
    ...(fix ? { fix } : {}),
  };
}

/** The nearest entries on either side, nearest first. */
function neighbours(entry: Entry, settled: readonly Entry[]): { before: Entry[]; after: Entry[] } {
  let low = 0;
  let high = settled.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((settled[middle]?.range.start ?? 0) < entry.range.start) low = middle + 1;
    else high = middle;
  }
  const next = settled[low] === entry ? low + 1 : low;
  return {
    before: settled.slice(Math.max(0, low - MIN_DISTANCE), low).reverse(),
    after: settled.slice(next, next + MIN_DISTANCE),
  };
}
