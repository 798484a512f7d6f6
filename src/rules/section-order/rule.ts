import { z } from "zod";
import { entriesBySection } from "../../list/order.ts";
import type { Observation, Severity } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { type KeptOrder, learnOrders } from "./learn.ts";
import { moveFix } from "./move.ts";
import { describe } from "./words.ts";

const options = z.strictObject({});

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
        const severity =
          base !== null && order.share === 1 && kinds.get(entry) === "added" ? "warning" : "notice";
        const found = judge(source, entry, { entries, settled, order, reach: order.share === 1 ? 1 : 2 });
        if (found) yield { ...found, severity };
      }
    }
  },
});

interface Section {
  readonly entries: readonly Entry[];
  readonly settled: readonly Entry[];
  readonly order: KeptOrder;
  /** With how many neighbours on one side an entry must be at odds: one may itself be the one that is out of order. */
  readonly reach: number;
}

function judge(
  source: string,
  entry: Entry,
  { settled, order, reach }: Section,
): (Observation & { severity?: Severity }) | null {
  const others = settled.filter((other) => other !== entry);
  const before = others.filter((other) => other.range.start < entry.range.start).reverse();
  const after = others.slice(before.length);
  const isLate = areAll(before, reach, (other) => order.isWrong(other, entry));
  const isEarly = areAll(after, reach, (other) => order.isWrong(entry, other));
  if (isLate === isEarly) return null;
  const follower = others.find((other) => order.isWrong(other, entry)) ?? null;
  const neighbour = isLate ? before[0] : after[0];
  if (!neighbour) return null;
  const fix = moveFix(source, entry, { follower, last: others.at(-1) ?? null });
  return {
    range: entry.title === "" ? entry.range : entry.titleRange,
    ...describe(source, { entry, neighbour, isLate, order }),
    entry,
    ...(fix ? { fix } : {}),
  };
}

function areAll(entries: readonly Entry[], reach: number, is: (entry: Entry) => boolean): boolean {
  const nearest = entries.slice(0, reach);
  return nearest.length === reach && nearest.every(is);
}
