import type { HiddenCharacter } from "./characters.ts";

/** Cyrillic and Greek letters and the Latin ones they are drawn like (Unicode's confusables.txt, identical shapes only). */
const LATIN: ReadonlyMap<string, string> = new Map([
  ...pairs("аеорсухіјѕһԁԛԝӏ", "aeopcyxijshdqwl"),
  ...pairs("АВЕКМНОРСТХІЈЅҮ", "ABEKMHOPCTXIJSY"),
  ...pairs("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
]);

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((letter, index) => [letter, to[index] ?? ""]);
}

const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Finds Cyrillic and Greek letters that stand for Latin ones: in a word that is Latin otherwise, and, where the text
 * has Latin letters and no Cyrillic one with a shape of its own, in a word that is Cyrillic altogether.
 * A Greek symbol ("α", "β-VAE", "πGAN") has a shape of its own and is never found. Offsets count from 0.
 */
export function scanLookAlikes(text: string): HiddenCharacter[] {
  if (!FOREIGN.test(text)) return [];
  const hasLatin = /\p{Script=Latin}{2}/u.test(text);
  const isCyrillic = [...text].some((letter) => /\p{Script=Cyrillic}/u.test(letter) && !LATIN.has(letter));
  return [...text.matchAll(WORD)].flatMap((word) => {
    const letters = [...word[0]].filter((letter) => FOREIGN.test(letter));
    if (letters.length === 0 || !letters.every((letter) => LATIN.has(letter))) return [];
    const isMixed = /\p{Script=Latin}/u.test(word[0]);
    const isDisguised = hasLatin && !isCyrillic && letters.every((each) => /\p{Script=Cyrillic}/u.test(each));
    return isMixed || isDisguised ? inWord(word[0], word.index) : [];
  });
}

function inWord(word: string, index: number): HiddenCharacter[] {
  const found: HiddenCharacter[] = [];
  let at = index;
  for (const letter of word) {
    const replacement = LATIN.get(letter);
    if (replacement !== undefined)
      found.push({ kind: "look-alike", start: at, end: at + letter.length, replacement });
    at += letter.length;
  }
  return found;
}
