import type { Severity, Text } from "../../model/finding.ts";
import { quoteText } from "../words.ts";
import { type HiddenCharacter, type HiddenKind, nameOf, numberOf, scanCharacters } from "./characters.ts";
import type { Place } from "./places.ts";

/** How much of the text around a character is shown, on either side. */
const CONTEXT = 28;

interface Met {
  readonly found: readonly HiddenCharacter[];
  readonly severity: Severity;
}

/** Message and note about the characters of one kind in one place. */
export function describe(
  source: string,
  place: Place,
  { found, severity }: Met,
): { message: Text; note: Text } {
  const [first] = found;
  if (!first) throw new Error("a finding is about at least one character");
  const shown = quoteText(shownAround(source, place, first));
  const word = MESSAGES[first.kind];
  const message = word(shown, {
    name: nameOf(source.slice(first.start, first.end)),
    more: found.length - 1,
    meant: quoteText(wordAround(source, first, found)),
  });
  return { message, note: noteOf(place, first.kind, severity) };
}

interface Named {
  readonly name: Text;
  /** How many more of the kind there are in the same place. */
  readonly more: number;
  /** The word as it was meant. */
  readonly meant: string;
}

const MESSAGES: Record<HiddenKind, (shown: string, named: Named) => Text> = {
  invisible: (shown, { name, more }) => ({
    en: `${shown} holds an invisible character, ${name.en}${andMore(more).en}`,
    zh: `${shown} 中有不可见字符 ${name.zh}${andMore(more).zh}`,
  }),
  bidi: (shown, { name, more }) => ({
    en: `${shown} holds a character that turns the reading direction, ${name.en}${andMore(more).en}`,
    zh: `${shown} 中有改变阅读方向的字符 ${name.zh}${andMore(more).zh}`,
  }),
  "look-alike": (shown, { name, more, meant }) => ({
    en: `${shown} is not written ${meant}: a letter only looks Latin, ${name.en}${andMore(more).en}`,
    zh: `${shown} 并不是 ${meant}：其中有形似拉丁字母的字符 ${name.zh}${andMore(more).zh}`,
  }),
  space: (shown, { name, more }) => ({
    en: `${shown} holds a special space, ${name.en}${andMore(more).en}`,
    zh: `${shown} 中有特殊空格 ${name.zh}${andMore(more).zh}`,
  }),
  hyphen: (shown, { name, more }) => ({
    en: `${shown} holds a special hyphen, ${name.en}${andMore(more).en}`,
    zh: `${shown} 中有特殊连字符 ${name.zh}${andMore(more).zh}`,
  }),
  ligature: (shown, { name, more }) => ({
    en: `${shown} holds letters joined into one character, ${name.en}${andMore(more).en}`,
    zh: `${shown} 中有连成一个字符的字母 ${name.zh}${andMore(more).zh}`,
  }),
};

function andMore(more: number): Text {
  return more === 0 ? { en: "", zh: "" } : { en: ` (and ${more} more)`, zh: `（另有 ${more} 处）` };
}

function noteOf(place: Place, kind: HiddenKind, severity: Severity): Text {
  if (place.kind === "address")
    return severity === "error"
      ? { en: "With it the link leads to another page.", zh: "有了它，链接会指向别的页面。" }
      : { en: "An address is copied together with it.", zh: "复制地址时它会一起被复制。" };
  if (kind === "bidi")
    return {
      en: "What is read is then not what is written.",
      zh: "这样读到的内容与实际书写的内容不一致。",
    };
  return {
    en: "A search for the text as it is seen does not find it.",
    zh: "按看到的文字搜索时找不到它。",
  };
}

/** The text around a character within its place, with what cannot be seen as `⟨U+200B⟩`. */
function shownAround(source: string, place: Place, first: HiddenCharacter): string {
  const start = Math.max(place.range.start, first.start - CONTEXT);
  const end = Math.min(place.range.end, first.end + CONTEXT);
  const text = source.slice(start, end);
  let shown = "";
  let at = 0;
  for (const each of scanCharacters(text)) {
    if (each.kind === "ligature") continue;
    shown += `${text.slice(at, each.start)}⟨${numberOf(text.slice(each.start, each.end))}⟩`;
    at = each.end;
  }
  return `${start > place.range.start ? "…" : ""}${shown}${text.slice(at)}${end < place.range.end ? "…" : ""}`;
}

/** The word that a character stands in, corrected. */
function wordAround(source: string, first: HiddenCharacter, found: readonly HiddenCharacter[]): string {
  const inWord = /[\p{L}\p{M}\p{N}]/u;
  let { start, end } = first;
  while (start > 0 && inWord.test(source[start - 1] ?? "")) start--;
  while (end < source.length && inWord.test(source[end] ?? "")) end++;
  const letters = new Map(found.map((each) => [each.start, each.replacement]));
  let word = "";
  for (let at = start; at < end; at++) word += letters.get(at) ?? source[at];
  return word;
}
