import { BINDING_COUNT, BINDING_SHARE } from "../../list/binding.ts";
import type { Text } from "../../model/finding.ts";
import { quoteText } from "../words.ts";
import type { TitleFlaw } from "./flaw.ts";
import type { TitleHabits } from "./habits.ts";
import { findLatex } from "./latex.ts";

/** Finds what is wrong in a title as it stands in the source, by the habits of the list's other titles. */
export function* titleFlaws(title: string, habits: TitleHabits): Iterable<TitleFlaw> {
  yield* findLatex(title);
  yield* looseAccents(title);
  yield* brokenWords(title, habits);
  yield* lopsidedDashes(title);
  yield* gluedWords(title, habits);
  yield* colons(title, habits);
  yield* doubledSpaces(title);
  yield* cutTitles(title);
}

/** `NU¨ WA`: an accent that a PDF put beside its letter. */
function* looseAccents(title: string): Iterable<TitleFlaw> {
  for (const match of title.matchAll(/(?<=\p{L})[¨´˜˘ˇ¸](?: ?(?=\p{L}))/gu)) {
    yield {
      at: match.index,
      length: match[0].length,
      edit: null,
      message: {
        en: `The accent ${quoteText(match[0].trim())} stands beside its letter in ${around(title, match)}`,
        zh: `${around(title, match)} 中的重音符号 ${quoteText(match[0].trim())} 与字母分离`,
      },
      note: COPIED,
    };
  }
}

const COPIED: Text = {
  en: "It was most likely copied from a PDF.",
  zh: "可能是从 PDF 复制时产生的。",
};

/** `discrimina- tion`: a word that was hyphenated at the end of a line. */
function* brokenWords(title: string, habits: TitleHabits): Iterable<TitleFlaw> {
  const pattern =
    /(?<![\p{L}\p{N}-])(\p{L}{2,})- (?!(?:and|or|to|und|oder|vs|versus|from|in|&)\b)(\p{Ll}{2,})/gu;
  for (const match of title.matchAll(pattern)) {
    const [all, first = "", second = ""] = match;
    const joined = habits.count(first + second);
    const compound = habits.countPair(first, second);
    yield {
      at: match.index,
      length: all.length,
      edit:
        joined > 0 && compound === 0
          ? first + second
          : compound > 0 && joined === 0
            ? `${first}-${second}`
            : null,
      message: {
        en: `The word ${quoteText(all)} is broken in two`,
        zh: `单词 ${quoteText(all)} 被断成两截`,
      },
      note: COPIED,
    };
  }
}

/** `Surface Form Competition- Why …`: a dash that lost the blank on one side. */
function* lopsidedDashes(title: string): Iterable<TitleFlaw> {
  for (const match of title.matchAll(/(?<=\p{L}{3})[-–—] (?=\p{Lu}\p{Ll})/gu)) {
    yield {
      at: match.index,
      length: match[0].length,
      edit: null,
      message: {
        en: `The dash in ${around(title, match)} has a space on one side only`,
        zh: `${around(title, match)} 中的连字符只有一侧有空格`,
      },
    };
  }
}

/** Words that join others, and so never end a name: "DatasetsWith", "LearningFor"; "LinkedIn" is one. */
const JOINING = /^(?:With|For|From|Using|Via|And|The|Towards?|Without|Under)$/;

/** `LargeLanguage`: two words of which the list knows each, and knows them side by side. */
function* gluedWords(title: string, habits: TitleHabits): Iterable<TitleFlaw> {
  for (const match of title.matchAll(
    /(?<![\p{L}\p{N}/@._-])(\p{Lu}?\p{Ll}{3,})(\p{Lu}\p{Ll}{1,})(?![\p{L}\p{N}_])/gu,
  )) {
    const [all, first = "", second = ""] = match;
    const isName = habits.count(all) > 1 || isShortName(title, match);
    const known = habits.count(first) >= 2 && habits.count(second) >= 2;
    const glued = JOINING.test(second)
      ? habits.count(first) >= 1
      : known && standTogether(title, match, habits);
    if (isName || !glued) continue;
    yield {
      at: match.index,
      length: all.length,
      edit: `${first} ${second}`,
      message: {
        en: `A space is missing in ${quoteText(all)}`,
        zh: `${quoteText(all)} 缺少空格`,
      },
    };
  }
}

/** The list has the two words side by side, or each of them beside the word that stands next to it here. */
function standTogether(title: string, match: RegExpMatchArray, habits: TitleHabits): boolean {
  const [all, first = "", second = ""] = match;
  if (habits.countPair(first, second) >= 2) return true;
  const at = match.index ?? 0;
  const before = /(\p{L}+)[\s-]+$/u.exec(title.slice(0, at))?.[1];
  const after = /^[\s-]+(\p{L}+)/u.exec(title.slice(at + all.length))?.[1];
  if (before === undefined || after === undefined) return false;
  return habits.countPair(before, first) >= 1 && habits.countPair(second, after) >= 2;
}

/** What stands before a colon, or in brackets, is how the authors call their method. */
function isShortName(title: string, match: RegExpMatchArray): boolean {
  const after = title.slice((match.index ?? 0) + match[0].length);
  const before = title.slice(0, match.index);
  return /^\s*[:)\]–—]/.test(after) || /[([]$/.test(before);
}

/** `MedPlan:A Two-Stage …` and `PVA : Pixel-Aligned …`, where the list writes `: `. */
function* colons(title: string, { colons }: TitleHabits): Iterable<TitleFlaw> {
  const all = colons.usual + colons.unspaced + colons.before;
  if (all < BINDING_COUNT || colons.usual < all * BINDING_SHARE) return;
  for (const match of title.matchAll(
    /(?<=[\p{L}\d)*]{2}):(?=\p{L}\p{L}*[ -])(?!\/\/)|(?<=[^\s:]) : ?(?=\S)/gu,
  )) {
    if (/:\p{L}[\w+-]*:$/u.test(title.slice(0, match.index + 1)) || isEmoji(title, match.index)) continue;
    const isBefore = match[0].startsWith(" ");
    yield {
      at: match.index,
      length: match[0].length,
      edit: ": ",
      message: isBefore
        ? {
            en: `A space before the colon in ${around(title, match)}`,
            zh: `${around(title, match)} 的冒号前有空格`,
          }
        : {
            en: `No space after the colon in ${around(title, match)}`,
            zh: `${around(title, match)} 的冒号后缺少空格`,
          },
      note: {
        en: `${colons.usual} of ${all} titles with a colon are written "Name: rest".`.replace(
          /^/,
          "In this list ",
        ),
        zh: `列表中 ${all} 个含冒号的标题有 ${colons.usual} 个写作 "Name: rest"。`,
      },
    };
  }
}

/** `:sparkles:` is a picture. */
function isEmoji(title: string, at: number): boolean {
  return /^:[a-z0-9_+-]+:/.test(title.slice(at)) || /:[a-z0-9_+-]+$/.test(title.slice(0, at));
}

/** Readers do not see it; whoever searches for the title does. */
function* doubledSpaces(title: string): Iterable<TitleFlaw> {
  for (const match of title.matchAll(/(?<=\S)[ \u00a0]{2,}(?=\S)/g)) {
    yield {
      at: match.index,
      length: match[0].length,
      edit: " ",
      message: {
        en: `Two spaces in a row in ${around(title, match)}`,
        zh: `${around(title, match)} 中有连续空格`,
      },
      severity: "notice",
    };
  }
}

/** Words that no title ends with. */
const OPEN_END = /\s(?:via|the|an|and|towards?|based on)$/i;

function* cutTitles(title: string): Iterable<TitleFlaw> {
  const match = title.split(/\s+/).length >= 4 ? OPEN_END.exec(title) : null;
  if (!match) return;
  yield {
    at: match.index + 1,
    length: match[0].length - 1,
    edit: null,
    message: {
      en: `The title stops in the middle, at ${quoteText(match[0].trim())}`,
      zh: `标题在 ${quoteText(match[0].trim())} 处中断`,
    },
  };
}

/** The words on both sides of a place, for a message. */
function around(title: string, match: RegExpMatchArray): string {
  const at = match.index ?? 0;
  const before = /\S{0,30}$/u.exec(title.slice(0, at))?.[0] ?? "";
  const after = /^\S{0,30}/u.exec(title.slice(at + match[0].length))?.[0] ?? "";
  return quoteText(before + match[0] + after);
}
