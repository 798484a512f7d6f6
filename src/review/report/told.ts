import type { NumberedItem } from "../../model/report.ts";
import { type ItemContext, itemText } from "./item-text.ts";

/** GitHub takes 65,536 characters of a comment. */
const LIMIT = 60_000;
const MARKER = /^<!-- listwarden:told (\d{4}-\d\d-\d\dT\d\d:\d\dZ)((?: \d{1,6}){1,900}) -->(?:\r?\n|$)/;

/**
 * The comment that tells of mistakes that a push has brought: all of them at once, each once.
 *
 * @param at when it is told, as `2026-11-25T09:30Z`.
 */
export function renderTold(items: readonly NumberedItem[], at: string, context: ItemContext): string {
  const { report } = context;
  const head = [
    `<!-- listwarden:told ${at} ${items.map(({ number }) => number).join(" ")} -->`,
    `**${report.fresh(items.length)}**`,
  ];
  let room = LIMIT - head.join("\n\n").length - 200;
  const shown: string[] = [];
  for (const item of items) {
    const text = itemText(item, context);
    room -= text.length + 2;
    if (room < 0) break;
    shown.push(text);
  }
  if (shown.length < items.length) shown.push(report.more(items.length - shown.length));
  return [...head, ...shown].join("\n\n");
}

/** The findings that a comment of ours has told of, and when; null where it is another comment. */
export function readTold(body: string): { readonly at: string; readonly numbers: readonly number[] } | null {
  const [, at, numbers = ""] = MARKER.exec(body) ?? [];
  return at === undefined ? null : { at, numbers: numbers.split(" ").filter(Boolean).map(Number) };
}
