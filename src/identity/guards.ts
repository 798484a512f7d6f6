import type { Title, TitlePart } from "./title.ts";

/** What a writing about a paper calls itself; the paper does not. */
const KINDS =
  /\b(?:discussion|comment(?:s|ary)?|reply|repl(?:y|ies)|response|rejoinder|addendum|erratum|corrigendum|correction|retraction|preface|foreword|supplement(?:ary)?|appendix|editorial|errata|corrections)\b/;
const LEADING_KIND =
  /^(?:a |the )?(?:discussion|comments?|commentary|reply|response|rejoinder|addendum|erratum|corrigendum|corrections?|retraction|supplement(?:ary)?|appendix)\b(?:.{0,20}?\b(?:of|on|to|for)\b)?/;

/** Titles that many papers have; only an author or an identifier can tell them apart. */
const GENERIC = new Set(
  "editorial,guesteditorial,preface,foreword,introduction,introductiontothespecialissue,editorsnote,editorsnotes,editornote,editornotes,bookreview,bookreviews,letter,lettertotheeditor,letters,erratum,corrigendum,correction,obituary,inmemoriam,reminiscences,reminiscence,commentary,comment,reply,response,discussion,index,contents,news,abstracts,abstract,conclusion,survey,asurvey,review,areview,overview,anoverview,tutorial,keynote,welcome,announcement,frontmatter,dataset,benchmark,code,paper,technicalreport,systemcard,modelcard,untitled,tba,tbd,社论,前言,综述,编者按,巻頭言,序文,はじめに".split(
    ",",
  ),
);

/** Words that say how a work was done, in every field: alone they name no paper. */
const METHOD = new Set(
  "systematic review meta analysis survey study trial randomized controlled clinical cohort case report protocol result approach method new novel comprehensive literature overview introduction tutorial perspective challenge opportunity future direction application recent advance progress trend paper research evaluation benchmark dataset framework state art".split(
    " ",
  ),
);

/** How many of a text's words say what it is about. */
export function tellingWords(part: TitlePart): number {
  return part.content.filter((word) => !METHOD.has(word)).length;
}

const NEGATIONS = new Set(["not", "no", "non", "without", "never", "cannot", "dont", "less", "free"]);

/** Words whose place is taken by one another in titles of different papers. */
const OPPOSITES: readonly (readonly string[])[] = [
  ["supervised", "unsupervised", "semi", "weakly", "self"],
  ["single", "multi", "multiple", "dual"],
  ["online", "offline"],
  [
    "image",
    "video",
    "text",
    "speech",
    "audio",
    "vision",
    "language",
    "3d",
    "2d",
    "4d",
    "point",
    "mesh",
    "graph",
  ],
  ["global", "local"],
  ["forward", "inverse", "backward", "reverse"],
  ["static", "dynamic"],
  ["strong", "weak"],
  ["indoor", "outdoor"],
  ["discrete", "continuous"],
  ["centralized", "decentralized", "distributed"],
  ["lower", "upper"],
  ["small", "large"],
  ["short", "long"],
  ["deterministic", "stochastic"],
  ["human", "animal", "robot", "face", "hand", "body"],
  ["training", "inference", "testing"],
  ["first", "second", "third"],
  ["before", "after"],
  ["detection", "segmentation", "classification", "recognition", "generation", "tracking", "retrieval"],
  ["regression", "classification"],
  ["encoder", "decoder"],
  ["chinese", "english", "german", "french", "japanese", "korean", "arabic"],
  ["ct", "mri", "xray", "ultrasound"],
];

/** True where a title says nothing of its own. */
export function isGeneric(title: Title): boolean {
  return title.joined === "" || GENERIC.has(title.joined);
}

/** True where one of two titles is of a writing about the other: a discussion, an erratum. */
export function differInKind(a: Title, b: Title): boolean {
  return kindOf(a) !== kindOf(b);
}

function kindOf(title: Title): string {
  const text = title.words.join(" ");
  const leading = LEADING_KIND.exec(text)?.[0];
  if (leading !== undefined) return KINDS.exec(leading)?.[0] ?? "";
  return /\b(?:preface|foreword|erratum|corrigendum|addendum|rejoinder)\b/.exec(text)?.[0] ?? "";
}

const ROMAN = /^(?:ii|iii|iv|vi|vii|viii|ix)$/;
const ROMAN_AFTER = /^(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)$/;
const PARTS = /^(?:part|volume|vol|phase|chapter|type|track|version|v|stage|level|generation)$/;

/** The numbers that a text holds: digits in words too, Roman ones where they count something, the pluses of a name. */
export function numbersOf(part: TitlePart): string[] {
  const found: string[] = [];
  part.words.forEach((word, index) => {
    if (word.endsWith("+")) found.push("+");
    if (PARTS.test(part.words[index - 1] ?? "") && ROMAN_AFTER.test(word)) found.push(roman(word));
    else if (ROMAN.test(word) && index > 0) found.push(`?${roman(word)}`);
    else if (!/^[1-9]d$/.test(word))
      found.push(...(word.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, "")));
  });
  return found.sort();
}

/** True where two titles count differently: another part, year, size or dimension. */
export function differInNumbers(a: TitlePart, b: TitlePart): boolean {
  const dimensions = [a, b].map((part) => part.words.filter((word) => /^[1-9]d$/.test(word)).sort());
  const [mine = [], others = []] = dimensions;
  if (mine.length > 0 && others.length > 0 && mine.join() !== others.join()) return true;
  const [some, more] = [numbersOf(a), numbersOf(b)];
  const sure = (numbers: string[]) => numbers.filter((each) => !each.startsWith("?"));
  if (some.some((each) => each.startsWith("?")) !== more.some((each) => each.startsWith("?")))
    return sure(some).join() !== sure(more).join();
  return some.join().replaceAll("?", "") !== more.join().replaceAll("?", "");
}

/** The word of two that are each other's contrary, or a negation that only one title has; null where there is none. */
export function contrary(onlyA: readonly string[], onlyB: readonly string[]): string | null {
  const negated = [...onlyA, ...onlyB].find((word) => NEGATIONS.has(word));
  if (negated !== undefined) return negated;
  for (const a of onlyA) {
    for (const b of onlyB) {
      if (isNegationOf(a, b) || isNegationOf(b, a)) return a.length > b.length ? a : b;
      if (OPPOSITES.some((words) => words.includes(a) && words.includes(b))) return b;
    }
  }
  return null;
}

function isNegationOf(negated: string, word: string): boolean {
  return (
    word.length >= 4 &&
    ["non", "un", "in", "im", "ir", "dis", "a", "anti"].some((prefix) => negated === prefix + word)
  );
}

function roman(word: string): string {
  return String(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].indexOf(word) + 1);
}
