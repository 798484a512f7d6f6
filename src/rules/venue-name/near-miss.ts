import { letters } from "../../model/letters.ts";

/** A name that a misspelt one is compared with. */
export interface Target {
  readonly name: string;
  /** The same as letters and figures alone. */
  readonly key: string;
  /** How often the list itself uses it. */
  readonly uses: number;
}

/** Letters that look alike in many typefaces: "NeurlPS" is read as "NeurIPS". */
export function looksLike(a: string, b: string): boolean {
  return a !== b && alike(a) === alike(b) && a.toLowerCase() !== b.toLowerCase();
}

/** A name without the differences between letters that look alike. */
export function alike(name: string): string {
  return name
    .replace(/[Il1|]/g, "i")
    .replace(/[O0]/g, "o")
    .toLowerCase();
}

/** How many letters an acronym has to have for swapped ones to be told, for one slip of any kind, and a name for two. */
const SHORT = 4;
const LONG = 6;
const VERY_LONG = 16;

/**
 * True where `written` is most likely `target` with a slip of the hand.
 * Short acronyms lie close together ("ICML" and "ICMI"), so there only swapped and doubled letters count.
 * Names that differ in case, spaces or marks alone are spellings, not slips.
 */
export function isNearMiss(written: string, target: Target): boolean {
  const [a, b] = [letters(written), target.key];
  if (a === b || a === "" || a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return false;
  if (digits(a) !== digits(b)) return false;
  if (target.name.includes(" ")) return isNear(a, b, b.length >= VERY_LONG ? 2 : 1);
  if (b.length >= LONG) return isNear(a, b, 1) && !isLonger(a, b);
  return b.length >= SHORT && isShortMiss(a, b, target.uses);
}

/** In a short acronym: swapped or doubled letters; where the list uses it a lot, one within it that is too many or wrong. */
function isShortMiss(a: string, b: string, uses: number): boolean {
  if (uses >= (a.length < SHORT ? 10 : 2) && (isSwapped(a, b) || isDoubled(a, b) || isDoubled(b, a)))
    return true;
  if (uses < 5 || a.at(-1) !== b.at(-1)) return false;
  return (b.length > SHORT || a.length > b.length) && distance(a, b) === 1;
}

function digits(name: string): string {
  return name.replace(/\D+/g, "");
}

function isNear(a: string, b: string, most: number): boolean {
  return distance(a, b) <= most || isSwapped(a, b);
}

/** A letter more at the end makes another name: "ICASSPW", "SIGGRAPHA". */
function isLonger(a: string, b: string): boolean {
  return a.startsWith(b) && a.at(-1) !== b.at(-1);
}

/** How many letters have to be put in, taken out or replaced to make `b` of `a`: the Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Two neighbours are exchanged, and nothing else. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** `a` is `b` with one of its letters typed twice. */
function isDoubled(a: string, b: string): boolean {
  if (a.length !== b.length + 1) return false;
  let at = 0;
  while (at < b.length && a[at] === b[at]) at++;
  return at > 0 && a[at] === a[at - 1] && a.slice(at + 1) === b.slice(at);
}
