import { z } from "zod";
import type { Style } from "../../list/style.ts";
import { writtenEntries } from "../../model/change.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry, Flaw, FlawKind, List } from "../../model/list.ts";
import { defineRule } from "../rule.ts";
import { quote, quoteText } from "../words.ts";

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
      en: `A merge conflict was committed here: ${text}`,
      zh: `此处提交了未解决的合并冲突：${text}`,
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
    for (const flaw of newConflicts(list, base)) yield conflict(source, list, flaw);
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

/** A lone marker is shown with the entry that it stands in, or right below. */
function conflict(source: string, list: List, flaw: Flaw): Observation {
  const around = list.entries.find(
    ({ range }) =>
      range.start < flaw.range.start &&
      (flaw.range.end <= range.end || /^\s?\n$/.test(source.slice(range.end, flaw.range.start))),
  );
  const first = source.slice(flaw.range.start, flaw.range.end).split("\n", 1)[0] ?? "";
  return {
    ...describe(source, flaw, null),
    range: around ? { start: around.range.start, end: flaw.range.end } : flaw.range,
    message: WORDS["conflict-marker"].message(quoteText(first)),
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
    style.traitsOf(entry).get(`form:${link?.role}`)?.forms[0]?.value === "[[L](U)]";
  if (!link || !isHabit) return flaw.edits;
  if (link.shape === "plain") return [{ start: link.range.start, end: link.range.start, text: "[" }];
  if (link.shape !== "label-boxed") return flaw.edits;
  return [{ start: link.labelRange.end - 1, end: link.labelRange.end, text: "" }];
}

/** Conflicts that the base did not have; as many with the same first and last line are old. */
function newConflicts(list: List, base: List | null): Flaw[] {
  const old = new Map<string, number>();
  for (const flaw of base?.flaws ?? []) {
    const key = conflictKey(base?.source ?? "", flaw);
    old.set(key, (old.get(key) ?? 0) + 1);
  }
  return list.flaws.filter((flaw) => {
    const key = conflictKey(list.source, flaw);
    const left = old.get(key) ?? 0;
    old.set(key, left - 1);
    return left <= 0;
  });
}

function conflictKey(source: string, { range }: Flaw): string {
  const lines = source.slice(range.start, range.end).split("\n");
  return `${lines[0]}\n${lines.at(-1)}`;
}
