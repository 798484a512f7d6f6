import { z } from "zod";
import type { Style } from "../../list/style.ts";
import { writtenEntries } from "../../model/change.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry, Flaw, FlawKind, List } from "../../model/list.ts";
import { defineRule } from "../rule.ts";
import { quote } from "../words.ts";

/** What each kind of broken mark-up is called, and why it matters where the reader cannot see it at once. */
const WORDS: Record<FlawKind, { readonly message: (text: string) => Text; readonly note?: Text }> = {
  "unclosed-link": {
    message: (text) => ({ en: `The link ${text} is never closed`, zh: `链接 ${text} 没有闭合` }),
    note: { en: "GitHub shows it as text, nobody can click it.", zh: "GitHub 会把它显示为文本，无法点击。" },
  },
  "unclosed-bracket": {
    message: (text) => ({ en: `Missing "]" after ${text}`, zh: `${text} 之后缺少 "]"` }),
  },
  "stray-bracket": {
    message: (text) => ({ en: `One "]" too many after ${text}`, zh: `${text} 之后多了一个 "]"` }),
  },
  "stray-parenthesis": {
    message: (text) => ({ en: `A parenthesis of ${text} has no partner`, zh: `${text} 中有一个括号不成对` }),
  },
  "space-before-target": {
    message: (text) => ({
      en: `A space keeps ${text} from being a link`,
      zh: `多余的空格使 ${text} 不能成为链接`,
    }),
    note: { en: "Label and address must touch: [label](address).", zh: "标签与地址必须紧挨：[标签](地址)。" },
  },
  "missing-bracket": {
    message: (text) => ({ en: `Missing bracket in ${text}`, zh: `${text} 缺少方括号` }),
    note: { en: "GitHub shows it as text, nobody can click it.", zh: "GitHub 会把它显示为文本，无法点击。" },
  },
  "missing-parenthesis": {
    message: (text) => ({ en: `Missing "(" in ${text}`, zh: `${text} 缺少 "("` }),
    note: { en: "GitHub shows it as text, nobody can click it.", zh: "GitHub 会把它显示为文本，无法点击。" },
  },
  "space-in-url": {
    message: (text) => ({ en: `A space breaks the link ${text}`, zh: `空格断开了链接 ${text}` }),
    note: { en: "GitHub shows it as text, nobody can click it.", zh: "GitHub 会把它显示为文本，无法点击。" },
  },
  "wide-parenthesis": {
    message: (text) => ({
      en: `The full-width "）" does not close the link ${text}`,
      zh: `全角 "）" 不能闭合链接 ${text}`,
    }),
    note: { en: "Only the ASCII parenthesis ends an address.", zh: "只有半角括号才能结束地址。" },
  },
  "reversed-link": {
    message: (text) => ({
      en: `Brackets and parentheses of ${text} are swapped`,
      zh: `${text} 的方括号与圆括号颠倒了`,
    }),
  },
  "line-break": { message: (text) => ({ en: `A line break splits ${text}`, zh: `换行断开了 ${text}` }) },
  "bad-scheme": {
    message: (text) => ({
      en: `The address ${text} does not begin with a scheme that exists`,
      zh: `地址 ${text} 的开头不是有效的协议`,
    }),
  },
  "unclosed-emphasis": {
    message: (text) => ({ en: `The bold mark ${text} is never closed`, zh: `加粗标记 ${text} 没有闭合` }),
  },
  "unclosed-tag": {
    message: (text) => ({ en: `The tag ${text} is never closed`, zh: `标签 ${text} 没有闭合` }),
  },
  "conflict-marker": {
    message: (text) => ({
      en: `The merge-conflict marker ${text} was left behind`,
      zh: `合并冲突标记 ${text} 被遗留下来`,
    }),
    note: {
      en: "Keep one of the two versions and delete the marker lines.",
      zh: "保留其中一个版本，并删除标记行。",
    },
  },
};

export default defineRule({
  id: "broken-markup",
  summary: "Brackets, links or emphasis of an entry do not close as they should",
  severity: "error",
  fix: "safe",
  needs: [],
  options: z.strictObject({}),
  *check({ source, list, base, changes, style }) {
    for (const entry of writtenEntries(changes)) {
      for (const flaw of entry.flaws) yield { ...describe(source, flaw, { entry, style }), entry };
    }
    for (const flaw of newMarkers(list, base)) yield describe(source, flaw, null);
  },
});

interface Within {
  readonly entry: Entry;
  readonly style: Style;
}

function describe(source: string, flaw: Flaw, within: Within | null): Observation {
  const words = WORDS[flaw.kind];
  const edits = within ? boxed(flaw, within) : flaw.edits;
  return {
    range: flaw.range,
    message: words.message(quote(source, shown(flaw, within?.entry ?? null))),
    ...(words.note === undefined ? {} : { note: words.note }),
    ...(edits.length > 0 ? { fix: { safety: "safe" as const, edits } } : {}),
    ...(flaw.breaksLink ? {} : { severity: "warning" as const }),
  };
}

/** A stray bracket is shown with the link it stands behind. */
function shown(flaw: Flaw, entry: Entry | null): Flaw["range"] {
  if (flaw.kind !== "stray-bracket" && flaw.kind !== "stray-parenthesis") return flaw.range;
  const link = entry?.links.find((candidate) => candidate.range.end === flaw.range.start);
  return link ? { start: link.range.start, end: flaw.range.end } : flaw.range;
}

/**
 * `[paper](u)] [[code](v)]` and `[[paper]](u)] [[code](v)]`: where links stand in brackets, in this entry or in the list,
 * the first one lost its opening bracket, and the second closed its own too early.
 */
function boxed(flaw: Flaw, { entry, style }: Within): Flaw["edits"] {
  if (flaw.kind !== "stray-bracket") return flaw.edits;
  const link = entry.links.find((candidate) => candidate.range.end === flaw.range.start);
  const isHabit =
    entry.links.some((other) => other.shape === "boxed") ||
    style.traitsOf(entry.section).get(`form:${link?.role}`)?.forms[0]?.value === "[[L](U)]";
  if (!link || !isHabit) return flaw.edits;
  if (link.shape === "plain") return [{ start: link.range.start, end: link.range.start, text: "[" }];
  if (link.shape !== "label-boxed") return flaw.edits;
  return [{ start: link.labelRange.end - 1, end: link.labelRange.end, text: "" }];
}

/** Conflict markers that the base did not have: as many lines of the same text are old. */
function newMarkers(list: List, base: List | null): Flaw[] {
  const old = new Map<string, number>();
  for (const flaw of base?.flaws ?? []) {
    const text = base?.source.slice(flaw.range.start, flaw.range.end) ?? "";
    old.set(text, (old.get(text) ?? 0) + 1);
  }
  return list.flaws.filter((flaw) => {
    const text = list.source.slice(flaw.range.start, flaw.range.end);
    const left = old.get(text) ?? 0;
    old.set(text, left - 1);
    return left <= 0;
  });
}
