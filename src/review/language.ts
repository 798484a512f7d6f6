import type { Language } from "../model/finding.ts";
import type { List } from "../model/list.ts";

/** How much of a text is read for its language; lists are long and say early what they are written in. */
const MAX_LENGTH = 100_000;
/** Fewer words of English than this may be a paper's title and nothing else. */
const MIN_WORDS = 20;

/**
 * The language that people are answered in where the config leaves it open: that of the pull request's own text,
 * and where it says too little, that of the list's headings and prose. Titles of papers say nothing of it:
 * Chinese lists are full of English ones.
 *
 * @param prose the pull request's title and body, empty where there is none.
 */
export function chooseLanguage(lists: readonly List[], prose: string): Language {
  const own = countLetters(prose);
  if (own.han >= 4 && own.kana === 0 && own.han * 20 >= own.latin) return "zh";
  if (own.han === 0 && own.words >= MIN_WORDS) return "en";
  let han = 0;
  let latin = 0;
  for (const list of lists) {
    const letters = countLetters(withoutEntries(list));
    if (letters.kana * 5 > letters.han) continue;
    han += letters.han;
    latin += letters.latin;
  }
  return han >= 20 && han * 3 >= latin ? "zh" : "en";
}

function withoutEntries({ source, entries }: List): string {
  let text = "";
  let at = 0;
  for (const { range } of entries) {
    if (range.start > at) text += source.slice(at, range.start);
    at = Math.max(at, range.end);
    if (text.length > MAX_LENGTH) return text;
  }
  return text + source.slice(at);
}

function countLetters(text: string) {
  const prose = text
    .slice(0, MAX_LENGTH)
    .replace(/<[^<>]*>|https?:\/\/[^\s)\]>]+|^[ \t]*[-*] \[[ xX]\].*$/gm, " ");
  const count = (pattern: RegExp) => prose.match(pattern)?.length ?? 0;
  return {
    han: count(/\p{Script=Han}/gu),
    kana: count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
    latin: count(/[A-Za-z]/g),
    words: count(/[A-Za-z]{2,}/g),
  };
}
