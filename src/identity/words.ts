/** Words that may come and go between two copies of one title. */
const STOP = new Set(
  "a an the of for in on at to from by with via and or as is are be using use through into over under towards toward upon its it their".split(
    " ",
  ),
);

const COUNTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    two: "2",
    three: "3",
    four: "4",
    five: "5",
    six: "6",
    seven: "7",
    eight: "8",
    nine: "9",
    ten: "10",
  }),
);

/** British endings with their American ones, for the words that titles have; longest first where one holds another. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(h)aem(?=[aeo])/, "$1em"],
  [/aemi(a|c)/, "emi$1"],
  [/^oe(?=dema|sophag|strog)/, "e"],
  [/^(pa|ortho)?ed(?=iatr)/, "$1ed"],
  [/^paed(?=iatr)/, "ped"],
  [/(col|behavi|fav|harm|hon|lab|neighb|tum|vap|hum)our/, "$1or"],
  [/(fib|cent|theat)re(s?)$/, "$1er$2"],
  [/metre(s?)$/, "meter$1"],
  [/([a-z]{3,}[^aeiou])is(e|ed|es|er|ers|ing|ation|ations)$/, "$1iz$2"],
  [/([a-z]{3,}[ae]l)is(e|ed|es|er|ers|ing|ation|ations)$/, "$1iz$2"],
  [/(anal|paral|catal)ys(e|ed|ing)$/, "$1yz$2"],
  [/(mod|lab|canc|trav|chann|sign)ell(ed|ing|er|ers)$/, "$1el$2"],
  [/^grey/, "gray"],
  [/^artefact/, "artifact"],
];

/** Words that end like British spellings and are none. */
const NOT_BRITISH =
  /^(?:precise|concise|otherwise|likewise|exercise|expertise|enterprise|surprise|compromise|promise|noise|raise|arise|wise|denoise|rise|premise|disguise|advise|revise|supervise|improvise|franchise|merchandise)/;

/** The words of a folded text, American, dimensions as `3d`, small counts as digits. Scripts without spaces give letter pairs. */
export function wordsOf(folded: string): string[] {
  const tokens = folded.match(/[\p{L}\p{N}\p{M}]+\+{0,3}/gu) ?? [];
  const words: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = COUNTS.get(tokens[index] ?? "") ?? tokens[index] ?? "";
    const next = tokens[index + 1] ?? "";
    if (/^[1-9]$/.test(token) && (next === "d" || next.startsWith("dimensional"))) {
      words.push(`${token}d`);
      index++;
    } else if (/^[1-9]d$/.test(token) || /^[ -~]+$/.test(token)) words.push(american(token));
    else words.push(...unspaced(token));
  }
  return words;
}

/** Letters only, for comparing titles that differ in spaces and hyphens. */
export function joinWords(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}\p{M}+]+/gu, "");
}

export function isStopWord(word: string): boolean {
  return STOP.has(word);
}

/** A word without its plural. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 5) return `${word.slice(0, -3)}y`;
  if (/(?:sh|ch|x|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** What all of them have in common, to pass over the rest at once. */
const MAYBE_BRITISH = /our|is[aei]|ys[ei]|[btm]re|etre|ell|aem|oe|paed|grey|artef/;

function american(word: string): string {
  if (word.length < 5 || !MAYBE_BRITISH.test(word) || NOT_BRITISH.test(word)) return word;
  let result = word;
  for (const [pattern, replacement] of SPELLINGS) result = result.replace(pattern, replacement);
  return result;
}

/** Chinese and Japanese write without spaces: neighbouring letters stand for words. */
function unspaced(token: string): string[] {
  if (!/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(token)) return [token];
  return (
    token.match(
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu,
    ) ?? []
  ).flatMap((run) => {
    const letters = [...run];
    if (letters.length < 2 || !/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u.test(run)) return [run];
    return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  });
}
