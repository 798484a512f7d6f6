import type { Departure } from "../../list/departures.ts";
import type { Text } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { quoteText } from "../words.ts";

/** What the pieces of an entry are called where a message names the place between two of them. */
const PIECES: Readonly<Record<string, Text>> = {
  tag: { en: "the tag", zh: "标记" },
  title: { en: "the title", zh: "标题" },
  url: { en: "the address of the title", zh: "标题的地址" },
  authors: { en: "the authors", zh: "作者" },
  venue: { en: "the venue", zh: "会议" },
  note: { en: "the note", zh: "备注" },
  link: { en: "the link", zh: "链接" },
};

/** Says what the list writes, what stands there instead, and how many entries are the reason. */
export function describeDeparture(
  entry: Entry,
  { first, more }: { first: Departure; more: number },
): { readonly message: Text; readonly note: Text } {
  const { found, expected, trait } = first;
  const [kind, detail = ""] = found.key.split(":");
  const message =
    kind === "form" || kind === "label"
      ? linkMessage(entry, first)
      : gapMessage(detail, { found: found.value, expected });
  const same = trait.forms[0]?.count ?? 0;
  const rest =
    more === 0
      ? { en: "", zh: "" }
      : {
          en: `; ${more} more ${more === 1 ? "departure" : "departures"} here`,
          zh: `；本条目另有 ${more} 处`,
        };
  return {
    message,
    note: {
      en: `The list writes it that way in ${same} of ${trait.count} places${rest.en}.`,
      zh: `列表中 ${trait.count} 处有 ${same} 处如此书写${rest.zh}。`,
    },
  };
}

function linkMessage(entry: Entry, { found, expected }: Departure): Text {
  if (found.key.startsWith("label:"))
    return {
      en: `Expected the label ${quoteText(expected)}, found ${quoteText(found.value)}`,
      zh: `标签应为 ${quoteText(expected)}，现为 ${quoteText(found.value)}`,
    };
  const link = entry.links.find(({ range }) => range.start === found.range.start);
  const label = (link?.label ?? "").replace(/[[\]*`]/g, "");
  const written = (form: string) =>
    quoteText(form.replace(/^(.*)L(.*)U(.*)$/s, (_, a, b, c) => `${a}${label}${b}…${c}`));
  return {
    en: `Expected ${written(expected)}, found ${written(found.value)}`,
    zh: `应写为 ${written(expected)}，现为 ${written(found.value)}`,
  };
}

function gapMessage(place: string, values: { found: string; expected: string }): Text {
  const [before = "", after = ""] = place.split(">");
  const [found, expected] = [inWords(values.found), inWords(values.expected)];
  const where = whereText(before, after);
  return {
    en: `Expected ${expected.en} ${where.en}, found ${found.en}`,
    zh: `${where.zh}应为${expected.zh}，现为${found.zh}`,
  };
}

function whereText(before: string, after: string): Text {
  const [left, right] = [PIECES[before], PIECES[after]];
  if (!left && right) return { en: `before ${right.en}`, zh: `${right.zh}之前` };
  if (left && !right) return { en: `after ${left.en}`, zh: `${left.zh}之后` };
  if (before === after && left) return { en: `between two ${before}s`, zh: `两个${left.zh}之间` };
  return { en: `between ${left?.en} and ${right?.en}`, zh: `${left?.zh}与${right?.zh}之间` };
}

/** Blanks cannot be seen in quotes; they are called by their name. */
function inWords(value: string): Text {
  if (value === "") return { en: "nothing", zh: "无内容" };
  if (/^ +$/.test(value))
    return value.length === 1
      ? { en: "a space", zh: "一个空格" }
      : { en: `${value.length} spaces`, zh: `${value.length} 个空格` };
  if (/^[ \t]+$/.test(value)) return { en: "a tab", zh: "制表符" };
  const lines = value.split("\n").length - 1;
  if (value.trim() === "" && lines > 0)
    return lines === 1
      ? { en: "a line break", zh: "换行" }
      : { en: `${lines} line breaks`, zh: `${lines} 个换行` };
  const shown = `"${value.replace(/\r?\n/g, "⏎").replace(/^#/, "1")}"`;
  return { en: shown, zh: ` ${shown} ` };
}
