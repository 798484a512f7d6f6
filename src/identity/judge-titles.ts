import type { Text } from "../model/finding.ts";
import { contrary, differInKind, differInNumbers, isGeneric, tellingWords } from "./guards.ts";
import { reasons } from "./reasons.ts";
import type { Title, TitlePart } from "./title.ts";
import { isOneSlip } from "./typo.ts";

/** Whether two titles are of one paper, and why we think so. */
export interface TitleJudgement {
  readonly verdict: "same" | "likely" | "different";
  readonly reason: Text;
}

type Rule = (a: Title, b: Title) => TitleJudgement | null;

/** In order; the first that has something to say decides. None depends on which title comes first. */
const RULES: readonly Rule[] = [
  equal,
  kind,
  nameInFront,
  nearlyEqual,
  numbers,
  oneSlip,
  sameName,
  sameSubtitle,
  fewWords,
  cutShort,
];

/** Compares two titles by ordered rules. Symmetric; it looks at nothing but the two titles. */
export function judgeTitles(a: Title, b: Title): TitleJudgement {
  for (const rule of RULES) {
    const judgement = rule(a, b);
    if (judgement) return judgement;
  }
  return different(reasons.otherWords);
}

function equal(a: Title, b: Title): TitleJudgement | null {
  if (a.joined !== b.joined) return null;
  if (isGeneric(a)) return likely(reasons.genericTitle);
  if (a.year !== null && b.year !== null && a.year !== b.year) return likely(reasons.sameTitleOtherYear);
  return same(reasons.sameTitle);
}

function kind(a: Title, b: Title): TitleJudgement | null {
  return differInKind(a, b) ? different(reasons.otherKind) : null;
}

/** Keepers put a method's or a data set's name in front: "RGRG: Interactive and Explainable …". */
function nameInFront(a: Title, b: Title): TitleJudgement | null {
  const [longer, shorter] = a.content.length >= b.content.length ? [a, b] : [b, a];
  const added = longer.joined.length - shorter.joined.length;
  if (longer.joined.endsWith(shorter.joined) && added > 0 && longer.startsWithName) {
    if (shorter.content.length >= 5 && longer.words.slice(1).join("") === shorter.words.join(""))
      return same(reasons.nameInFront(longer.joined.slice(0, added)));
  }
  const { head, tail } = longer;
  if (!head || !tail || head.words.length > 5) return null;
  if (tail.joined !== shorter.joined && tail.key !== shorter.key) return null;
  const telling = tellingWords(shorter);
  if (telling >= 3 && shorter.content.length >= 4) return same(reasons.nameInFront(head.words.join(" ")));
  return telling >= 2 ? likely(reasons.nameInFront(head.words.join(" "))) : null;
}

function nearlyEqual(a: Title, b: Title): TitleJudgement | null {
  if (a.key !== b.key || a.key === "") return null;
  return a.content.length >= 5 ? same(reasons.smallWords) : likely(reasons.smallWords);
}

function numbers(a: Title, b: Title): TitleJudgement | null {
  const parts = a.tail && b.tail && a.tail.key === b.tail.key && a.tail.content.length >= 4;
  if (parts && a.head && b.head) return isSeries(a.head, b.head) ? different(reasons.otherNumber) : null;
  return differInNumbers(a, b) ? different(reasons.otherNumber) : null;
}

function oneSlip(a: Title, b: Title): TitleJudgement | null {
  const { onlyA, onlyB, common } = compare(a.content, b.content);
  if (contrary(onlyA, onlyB) !== null) return different(reasons.oppositeWord);
  const [word, other] = [onlyA[0], onlyB[0]];
  if (onlyA.length !== 1 || onlyB.length !== 1 || word === undefined || other === undefined) return null;
  if (!isOneSlip(word, other)) return null;
  const isName = [a, b].some(
    (title) => title.head?.content.length === 1 && title.head.content[0] !== a.head?.content[0],
  );
  return common >= 4 && !isName ? same(reasons.spelling(word, other)) : likely(reasons.spelling(word, other));
}

/** One name with two subtitles: a preprint's title was polished, or two papers took one name. */
function sameName(a: Title, b: Title): TitleJudgement | null {
  const [longer, shorter] = a.content.length >= b.content.length ? [a, b] : [b, a];
  if (longer.head && !shorter.head && longer.head.joined === shorter.joined && longer.startsWithName)
    return longer.head.words.length <= 3 ? likely(reasons.nameOnly) : null;
  if (!a.head || !b.head || !a.tail || !b.tail) return null;
  if (a.head.joined !== b.head.joined || a.head.words.length > 3) return null;
  const { onlyA, onlyB, common } = compare(a.tail.content, b.tail.content);
  const most = Math.max(a.tail.content.length, b.tail.content.length);
  const least = Math.min(a.tail.content.length, b.tail.content.length);
  if (common >= 4 && common / most >= 0.8 && onlyA.length <= 1 && onlyB.length <= 1 && a.head.isOneWord)
    return same(reasons.sameNameNearlySubtitle);
  return common >= 3 && common / least >= 0.6 ? likely(reasons.sameName) : different(reasons.otherSubtitle);
}

function sameSubtitle(a: Title, b: Title): TitleJudgement | null {
  if (!a.tail || !b.tail || a.tail.key !== b.tail.key || tellingWords(a.tail) < 3) return null;
  return likely(reasons.sameSubtitle);
}

/** A word more, less or other in a long title. */
function fewWords(a: Title, b: Title): TitleJudgement | null {
  const { onlyA, onlyB } = compare(a.content, b.content);
  const most = Math.max(a.content.length, b.content.length);
  const changed = Math.max(onlyA.length, onlyB.length);
  const isFew = (changed === 1 && most >= 7) || (changed === 2 && most >= 11);
  const kept = (title: Title, only: readonly string[]) =>
    title.content.filter((word) => !only.includes(word));
  return isFew && kept(a, onlyA).join(" ") === kept(b, onlyB).join(" ")
    ? likely(reasons.fewWords([...onlyA, ...onlyB]))
    : null;
}

function cutShort(a: Title, b: Title): TitleJudgement | null {
  const [longer, shorter] = a.joined.length >= b.joined.length ? [a, b] : [b, a];
  if (shorter.content.length < 4) return null;
  const beginning = shorter.content.join("");
  let read = "";
  for (const word of longer.content) {
    read += word;
    if (read === beginning) return likely(reasons.cutShort);
  }
  return null;
}

/** Two names of a series: MAIRA-1 and MAIRA-2, MMLU (Anatomy) and MMLU (Virology). */
function isSeries(a: TitlePart, b: TitlePart): boolean {
  const letters = (part: TitlePart) => part.joined.replace(/\d+/g, "");
  const isNumbered = letters(a) === letters(b);
  const isShared = a.words.length > 1 && b.words.length > 1 && a.words[0] === b.words[0];
  return a.joined !== b.joined && (isNumbered || isShared);
}

/** What two lists of words have each for themselves, and how many they share; a word that stands twice counts twice. */
export function compare(
  a: readonly string[],
  b: readonly string[],
): { onlyA: string[]; onlyB: string[]; common: number } {
  const rest = [...b];
  const onlyA: string[] = [];
  for (const word of a) {
    const at = rest.indexOf(word);
    if (at < 0) onlyA.push(word);
    else rest.splice(at, 1);
  }
  return { onlyA, onlyB: rest, common: a.length - onlyA.length };
}

function same(reason: Text): TitleJudgement {
  return { verdict: "same", reason };
}

function likely(reason: Text): TitleJudgement {
  return { verdict: "likely", reason };
}

function different(reason: Text): TitleJudgement {
  return { verdict: "different", reason };
}
