import { z } from "zod";
import type { Text } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { quoteText } from "../words.ts";
import { fold, readMentions } from "./mentions.ts";
import { nearestPlace } from "./place.ts";

const options = z.strictObject({});

/** A change that touches more entries than this reorganises the list; what it loses is told in passing. */
const MAX_TOUCHED = 50;
/** How many titles a message names. */
const MAX_TITLES = 3;

export default defineRule({
  id: "removed-entry",
  summary: "A pull request removes entries that it does not mention",
  severity: "warning",
  fix: "none",
  needs: [],
  options,
  *check(context: RuleContext<z.output<typeof options>, never>) {
    const { list, base, changes, prose } = context;
    if (base === null || prose === null) return;
    const removed = changes.flatMap((change) => (change.kind === "removed" ? [change.before] : []));
    const mentions = removed.length > 0 ? readMentions(prose) : null;
    if (mentions === null || mentions.isAboutRemoval) return;
    const lost = lostEntries(context, removed).filter((entry) => !mentions.names(entry));
    const [first] = lost;
    const range = first ? nearestPlace(first, base, list) : null;
    if (!range) return;
    yield {
      range,
      message: messageAbout(lost),
      note: {
        en: "A word in the description says that it is meant; what was lost in a merge belongs back.",
        zh: "若有意删除，请在描述中说明；若是合并时丢失，则应恢复。",
      },
      ...(changes.length > MAX_TOUCHED ? { severity: "notice" as const } : {}),
    };
  },
});

/** The removed entries whose paper stands nowhere else: not under another title, link or heading, nor as mere text. */
function lostEntries(
  { papers, source, changes }: RuleContext<unknown, never>,
  removed: readonly Entry[],
): readonly Entry[] {
  const gone = removed.filter(
    (entry) =>
      fold(entry.title).length >= 8 &&
      papers.matches(entry).length === 0 &&
      papers.conflicts(entry).length === 0,
  );
  if (gone.length === 0 || changes.length > MAX_TOUCHED) return gone;
  const text = fold(source);
  return gone.filter(
    (entry) =>
      !text.includes(fold(entry.title)) &&
      !entry.links.some(({ url, role }) => role === "paper" && url.length > 15 && source.includes(url)),
  );
}

function messageAbout(lost: readonly Entry[]): Text {
  const titles = lost.slice(0, MAX_TITLES).map(({ title }) => quoteText(title));
  if (lost.length === 1)
    return {
      en: `The pull request removes ${titles[0]} and does not mention it`,
      zh: `此拉取请求删除了 ${titles[0]}，但没有提及`,
    };
  const rest = lost.length - titles.length;
  const more: Text = rest > 0 ? { en: ` and ${rest} more`, zh: ` 等` } : { en: "", zh: "" };
  return {
    en: `The pull request removes ${lost.length} entries and does not mention it: ${titles.join(", ")}${more.en}`,
    zh: `此拉取请求删除了 ${lost.length} 个条目，但没有提及：${titles.join("、")}${more.zh}`,
  };
}
