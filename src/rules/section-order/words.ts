import { type CalendarDate, statedDate } from "../../list/dates.ts";
import type { Text } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { quoteText } from "../words.ts";
import type { KeptOrder } from "./learn.ts";

interface Misplaced {
  readonly entry: Entry;
  readonly neighbour: Entry;
  /** It stands behind the neighbour and belongs before it; otherwise the reverse. */
  readonly isLate: boolean;
  readonly order: KeptOrder;
}

/** Message and note about an entry that stands on the wrong side of its neighbour. */
export function describe(
  source: string,
  { entry, neighbour, isLate, order }: Misplaced,
): { message: Text; note: Text } {
  const own = named(source, entry, order);
  const other = named(source, neighbour, order);
  const kept =
    ORDERS[`${order.by === "title" ? "title" : order.by === "year" ? "year" : "date"}-${order.direction}`];
  return {
    message: {
      en: `${own} stands ${isLate ? "after" : "before"} ${other}, in a section that is sorted ${kept.en}`,
      zh: `${own} 排在 ${other} ${isLate ? "之后" : "之前"}，而本节${kept.zh}排列`,
    },
    note: {
      en: `Of ${order.count} pairs of neighbours ${percent(order.share)} keep this order.`,
      zh: `${order.count} 对相邻条目中有 ${percent(order.share)} 遵守这一顺序。`,
    },
  };
}

const ORDERS: Record<`${"date" | "year" | "title"}-${KeptOrder["direction"]}`, Text> = {
  "date-rising": { en: "by date, oldest first", zh: "按日期从旧到新" },
  "date-falling": { en: "by date, newest first", zh: "按日期从新到旧" },
  "year-rising": { en: "by year, oldest first", zh: "按年份从旧到新" },
  "year-falling": { en: "by year, newest first", zh: "按年份从新到旧" },
  "title-rising": { en: "by title, from A to Z", zh: "按标题从 A 到 Z" },
  "title-falling": { en: "by title, from Z to A", zh: "按标题从 Z 到 A" },
};

function named(source: string, entry: Entry, { by }: KeptOrder): string {
  const title = quoteText(entry.title);
  if (by === "year") return `${title} (${entry.year})`;
  const date = by === "date" ? statedDate(source, entry) : null;
  return date ? `${title} (${shown(date)})` : title;
}

function shown({ year, month, day }: CalendarDate): string {
  return [year, ...(month ? [month] : []), ...(day ? [day] : [])]
    .map((number) => String(number).padStart(2, "0"))
    .join("-");
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
