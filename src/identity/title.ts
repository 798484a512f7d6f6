import { foldText } from "./fold.ts";
import { isStopWord, joinWords, singular, wordsOf } from "./words.ts";

/** A title taken apart for comparing. */
export interface Title extends TitlePart {
  /** What stands before its first colon, and after it; null where there is no colon. */
  readonly head: TitlePart | null;
  readonly tail: TitlePart | null;
  /** True where its first word is written as names are: `BiomedGPT`, `PMC-15M`. */
  readonly startsWithName: boolean;
  /** A year behind the title that is not a part of it. */
  readonly year: number | null;
}

export interface TitlePart {
  /** True where it is written without a space, as names are. */
  readonly isOneWord: boolean;
  /** Letters and digits only. */
  readonly joined: string;
  /** All words in order, stop words too. */
  readonly words: readonly string[];
  /** Its words that mean something, singular, in order. */
  readonly content: readonly string[];
  /** The same as one key. */
  readonly key: string;
}

/** Takes a title apart; the text may be anything, of any length. */
export function readTitle(raw: string): Title {
  const { text, year } = withoutVenue(raw.slice(0, 1000).trim());
  const colon = splitAt(text);
  const head = colon === null ? null : readPart(colon.head);
  const tail = colon === null ? null : readPart(colon.tail);
  return {
    ...(head && tail ? joinParts(head, tail) : readPart(text)),
    head,
    tail,
    startsWithName: /^[\p{P}\s]{0,3}(?:\S{0,30}\p{Ll}\p{Lu}|\S{0,30}\p{Lu}\S{0,20}\d|\p{Lu}{3,12}\b)/u.test(
      text.split(/\s/, 1)[0] ?? "",
    ),
    year,
  };
}

function readPart(text: string): TitlePart {
  const folded = foldText(text);
  const words = wordsOf(folded);
  const content = words.filter((word) => !isStopWord(word)).map(singular);
  const isOneWord = !/\s/.test(text.trim());
  return { isOneWord, joined: joinWords(folded), words, content, key: content.join(" ") };
}

function joinParts(head: TitlePart, tail: TitlePart): TitlePart {
  const content = [...head.content, ...tail.content];
  const words = [...head.words, ...tail.words];
  return { isOneWord: false, joined: head.joined + tail.joined, words, content, key: content.join(" ") };
}

/** The first colon, or a dash with spaces around it, with something on both sides. */
function splitAt(text: string): { head: string; tail: string } | null {
  const match = /(?:[:：](?!\/\/)|[ \u3000](?:[-–—―]|--|---)[ \u3000]|——)/.exec(text);
  if (!match || match.index === 0) return null;
  const tail = text.slice(match.index + match[0].length);
  return /[\p{L}\p{N}]/u.test(tail) ? { head: text.slice(0, match.index), tail } : null;
}

const YEAR = /(?:19|20)\d\d/;

/** Takes off what keepers and indexers put around a title: numbers, tags, venue and year. */
function withoutVenue(title: string): { text: string; year: number | null } {
  let text = title
    .replace(/^\(?\d{1,4}[.)]\s?(?!\d)/, "")
    .replace(/^(?:\p{So}|\p{Sk}|\p{Cf}|\uFE0F|\s)+/u, "");
  let year: number | null = null;
  for (let before = ""; before !== text; ) {
    before = text;
    text = text
      .replace(
        /^[[(【](?:[^\][)(】]{0,40}(?:19|20)\d\d|[\w ]{0,20}['’]\d\d|arxiv|new|oral|survey|preprint)[^\][)(】]{0,12}[\])】]\s?/i,
        "",
      )
      .replace(/\s?[[(（]\d{1,3} refs?[\])）]\.?$/i, "")
      .replace(
        /\s?[[(（](?:oral|spotlight|poster|workshop|highlight|best paper|preprint|extended abstract|new|survey)[\])）][.*]?$/i,
        "",
      )
      .replace(/\s?[[(（][^\][)(（）]{0,40}['’]?\d\d[\])）]\.?$/, (tail) => (isVenue(tail) ? "" : tail));
    const tail =
      /[.,;]\s{0,3}(?:in\s)?(?:[A-Z][A-Za-z&]{1,20}(?:\s[A-Z][A-Za-z&]{1,20}){0,2}[\s,]{1,2})?(?:'\d\d|((?:19|20)\d\d))\.?$/.exec(
        text,
      );
    if (tail && tail.index > 8) {
      year ??= tail[1] === undefined ? null : Number(tail[1]);
      text = text.slice(0, tail.index);
    }
    text = text.trim();
  }
  return text === "" ? { text: title, year: null } : { text, year };
}

function isVenue(tail: string): boolean {
  return YEAR.test(tail) || /[A-Z]{2,}[a-z]*\s?['’]\d\d/.test(tail);
}
