/** How a title of a list stands to the titles that a paper is known by. */
export type TitleMatch =
  /** One of the known ones, or a part of one that people call it by. */
  | { readonly kind: "same" }
  /** One of its words is misspelt: the wrong and the right one, as the two titles write them. */
  | { readonly kind: "word"; readonly found: string; readonly expected: string }
  /** It stops in the middle of the known one. */
  | { readonly kind: "truncated"; readonly known: string }
  /** Nearly the known one, with other words. */
  | { readonly kind: "near"; readonly known: string }
  /** About something else. */
  | { readonly kind: "other"; readonly known: string }
  /** Neither clearly the same nor clearly not. */
  | { readonly kind: "unclear" };

const STOP =
  /^(?:a|an|and|are|as|at|by|for|from|in|into|is|its|of|on|or|our|the|their|to|towards?|using|via|we|with|without)$/;

/** A title that ends with one of these is not over. */
const OPEN_END = /^(?:a|an|and|as|by|for|from|in|into|of|on|or|the|to|towards?|using|via|with|without)$/;

/** Compares a title as a list writes it with all titles that a paper has or had. */
export function compareTitles(listed: string, known: readonly string[]): TitleMatch {
  if (wordsOf(listed).length === 0 || !isLatin(listed)) return { kind: "unclear" };
  const matches = known
    .filter((title) => title !== "" && isLatin(title) && !/[$\\]/.test(title))
    .map((title) => compareTitle(listed, title));
  const order: readonly TitleMatch["kind"][] = ["same", "word", "unclear", "near", "truncated", "other"];
  return matches.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0] ?? { kind: "unclear" };
}

/** A title's words: no marks, no accents, no case, one spelling of British and American. */
function wordsOf(title: string): string[] {
  return plain(title).split(" ").filter(Boolean);
}

function plain(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function isLatin(title: string): boolean {
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0 && (title.match(/\p{Script=Latin}/gu)?.length ?? 0) >= letters * 0.9;
}

function compareTitle(listed: string, known: string): TitleMatch {
  const [own, theirs] = [wordsOf(listed), wordsOf(known)];
  const [a, b] = [own.map(oneSpelling).join(""), theirs.map(oneSpelling).join("")];
  if (a === b || isPartOf(own, known)) return nameInOtherCase(listed, known) ?? { kind: "same" };
  if (b.startsWith(a) && own.length >= 3)
    return stopsShort(own, theirs) ? { kind: "truncated", known } : { kind: "unclear" };
  const slip = misspelt(own, theirs);
  if (slip !== null)
    return {
      kind: "word",
      found: asWritten(listed, slip.found),
      expected: inCaseOf(asWritten(listed, slip.found), asWritten(known, slip.expected)),
    };
  const shared = sharedWeight(own, theirs);
  if (shared > 0.85 && own.length >= 4) return { kind: "near", known };
  if (shared < 0.2 && own.filter((word) => !STOP.test(word)).length >= 3 && theirs.length >= 3)
    return { kind: "other", known };
  return { kind: "unclear" };
}

/**
 * A word that its authors write with capitals of its own, `METransformer` or `GANs`, and the list without them. Only a
 * word with two capitals or more tells; a title that is all capitals tells nothing.
 */
function nameInOtherCase(listed: string, known: string): TitleMatch | null {
  if (known === known.toUpperCase()) return null;
  const split = (title: string) => title.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  const meant = new Map(split(known).map((word) => [word.toLowerCase(), word]));
  for (const [index, found] of split(listed).entries()) {
    const expected = meant.get(found.toLowerCase());
    if (expected === undefined || expected === found || (expected.match(/\p{Lu}/gu)?.length ?? 0) < 2)
      continue;
    const isLost =
      found === found.toLowerCase() || (index === 0 && found.slice(1) === found.slice(1).toLowerCase());
    if (isLost) return { kind: "word", found, expected };
  }
  return null;
}

/** A word with a small first letter where the list writes it so; other capitals are the word's own. */
function inCaseOf(found: string, expected: string): string {
  const isSmall = found === found.toLowerCase() && expected.slice(1) === expected.slice(1).toLowerCase();
  return isSmall ? expected.toLowerCase() : expected;
}

/** A word as a title writes it, found by its plain form. */
function asWritten(title: string, word: string): string {
  return title.split(/[^\p{L}\p{M}\p{N}]+/u).find((each) => plain(each) === word) ?? word;
}

/** People leave the subtitle out, or write it alone: a part of the title up to or from a colon, dash or question mark. */
function isPartOf(own: readonly string[], known: string): boolean {
  const parts = known.split(/[:：?!.]\s|\s[-–—|]\s|[:：]/).map((part) => wordsOf(part).join(""));
  const whole = own.join("");
  for (let from = 0; from < parts.length; from++)
    for (let to = from + 1; to <= parts.length; to++)
      if (parts.slice(from, to).join("") === whole) return true;
  return false;
}

function stopsShort(own: readonly string[], theirs: readonly string[]): boolean {
  const next = theirs[own.length];
  return (
    next !== undefined &&
    own.every((word, index) => word === theirs[index]) &&
    (OPEN_END.test(own.at(-1) ?? "") || STOP.test(next))
  );
}

/** The one word that is spelt otherwise, where nothing else differs and no number does. */
function misspelt(
  own: readonly string[],
  theirs: readonly string[],
): { readonly found: string; readonly expected: string } | null {
  if (own.length !== theirs.length || own.length < 4) return null;
  const wrong = own.flatMap((word, index) => (word === theirs[index] ? [] : [index]));
  const [index] = wrong;
  if (index === undefined || wrong.length > 1) return null;
  const [found = "", expected = ""] = [own[index], theirs[index]];
  if (expected.length < 5 || /\d/.test(found + expected) || isInflection(found, expected)) return null;
  // The first word is the name of a method more often than not, and names change with versions.
  if (index === 0 || own.includes(expected) || !isOneSlip(found, expected)) return null;
  return { found, expected };
}

/** Another form of the same word is another wording, not a slip: report, reports; learn, learned. */
function isInflection(a: string, b: string): boolean {
  const stem = (word: string) => word.replace(/(?:ies|es|ed|ing|s|d|y|ly|al|ion|ive|er)$/, "");
  return stem(a) === stem(b);
}

/** One letter more, less or other, or two changed places. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** British and American, and what is joined or not. */
function oneSpelling(word: string): string {
  return word
    .replace(/our/g, "or")
    .replace(/is(?=e|ing|ation)/g, "iz")
    .replace(/ae|oe/g, "e")
    .replace(/lled|lling/g, (match) => match.slice(1));
}

/** How much of the shorter title's weight, stop words aside, stands in the other; 0 to 1. */
function sharedWeight(a: readonly string[], b: readonly string[]): number {
  const weigh = (words: Iterable<string>) => [...words].reduce((sum, word) => sum + word.length, 0);
  const [left, right] = [content(a), content(b)];
  const both = weigh(
    [...left].filter((word) => right.has(word) || [...right].some((other) => near(word, other))),
  );
  return both / Math.max(1, Math.min(weigh(left), weigh(right)));
}

function content(words: readonly string[]): Set<string> {
  return new Set(words.filter((word) => !STOP.test(word)));
}

function near(a: string, b: string): boolean {
  return a.length >= 5 && b.length >= 5 && (a.startsWith(b.slice(0, 5)) || isOneSlip(a, b));
}
