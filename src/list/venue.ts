import type { Range, Venue } from "../model/list.ts";
import { canonicalVenue, isEverydayWord } from "./venue-names.ts";

/** Years that a paper of these lists can have; everything else is another kind of number. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2049;

const YEAR_TAIL =
  /^(.*?)[\s'’‘´`,_.:/-]*?(?:((?:19|20)\d\d)(?:[./-](\d{1,2}))?|['’‘´`]\s?(\d\d)|(?<=[A-Za-z]) ?-?(\d\d))$/su;
const YEAR_HEAD = /^((?:19|20)\d\d)(?:[./-](\d{1,2}))?[\s,_./'’-]*(.*)$/su;

/**
 * Reads a whole piece of text as a venue: "CVPR'24", "arXiv 2311", "Nature Medicine'24", "2020-ICML", "(**TMI 2023**)".
 *
 * @param offset where `text` begins in the source; the venue's ranges count from there.
 * @returns null where the text names neither a known venue nor a name with a year.
 */
export function readVenue(text: string, offset: number): Venue | null {
  const bare = /^[\s*_`~([{<"“]*(.*?)[\s*_`~)\]}>"”.,;:]*$/su.exec(text);
  const inner = bare?.[1] ?? "";
  if (inner === "" || inner.length > 90) return null;
  const start = offset + text.indexOf(inner);
  const at = { start, end: start + inner.length };
  return arxivNotation(inner, at) ?? yearAfter(inner, at) ?? yearBefore(inner, at) ?? nameAlone(inner, at);
}

/** `arXiv 2311` is a year and a month, `arXiv 2023` a year; `arXiv 2010` could be either and says nothing. */
function arxivNotation(text: string, at: Range): Venue | null {
  const match = /^(arxiv(?: preprint| papers?)?)[\s'’‘:,.-]*(\d\d)(\d\d)$/iu.exec(text);
  if (!match?.[1]) return null;
  const [first, second] = [Number(match[2]), Number(match[3])];
  const isYear = (first === 19 || first === 20) && (second > 12 || second === 0);
  const isMonth = second >= 1 && second <= 12 && first !== 20;
  const nameRange = { start: at.start, end: at.start + match[1].length };
  if (isYear) return venue(match[1], { year: first * 100 + second, month: null }, { nameRange, range: at });
  if (!isMonth) return venue(match[1], { year: null, month: null }, { nameRange, range: at });
  return venue(match[1], { year: 2000 + first, month: second }, { nameRange, range: at });
}

function yearAfter(text: string, at: Range): Venue | null {
  const match = YEAR_TAIL.exec(text);
  if (!match) return null;
  const name = (match[1] ?? "").replace(/[\s([（]+$/, "").trim();
  const year = fullYear(match[2] ?? match[4] ?? match[5]);
  if (year === null || (name !== "" && !isName(name, match[2] !== undefined || match[4] !== undefined)))
    return null;
  const nameRange = { start: at.start, end: at.start + name.length };
  return venue(name, { year, month: monthOf(match[3]) }, { nameRange, range: at });
}

function yearBefore(text: string, at: Range): Venue | null {
  const match = YEAR_HEAD.exec(text);
  if (!match) return null;
  const name = (match[3] ?? "").trim();
  const year = fullYear(match[1]);
  if (year === null || !isName(name, true)) return null;
  const start = at.start + text.lastIndexOf(name);
  return venue(
    name,
    { year, month: monthOf(match[2]) },
    { nameRange: { start, end: start + name.length }, range: at },
  );
}

function nameAlone(text: string, at: Range): Venue | null {
  if (canonicalVenue(text) === null) return null;
  return venue(text, { year: null, month: null }, { nameRange: at, range: at });
}

/** A venue is known, or an acronym, or a few capitalised words with a year that is written as one. */
function isName(name: string, hasPlainYear: boolean): boolean {
  if (canonicalVenue(name) || /^(?:arxiv|biorxiv|medrxiv) (?:preprints?|papers?)$/i.test(name)) return true;
  if (!hasPlainYear) return /^[A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*$/.test(name);
  if (name.length > 80 || /[.!?;] |https?:|[[\]{}|,]|\bet al\b/.test(name)) return false;
  return /^\p{Lu}/u.test(name) && name.split(/\s+/).length <= 10;
}

const RUNNING =
  /(?<![\p{L}\p{N}])((?:\p{Lu}[\p{L}&+\-/.]*|3DV|arxiv|arXiv|bioRxiv|medRxiv|npj)(?: (?:\p{Lu}[\p{L}&+-]*|of|in|on|and|for|with|the)){0,7}?)(?:[ ,]{1,2}|\s?['’‘]\s?|\s?[-(]\s?|)((?:19|20)\d\d)(?:\.(\d{1,2}))?(?![\p{L}\p{N}])/gu;

/**
 * Finds the venues that running text names with a year: ", NeurIPS 2017", "ICML 2019. ".
 *
 * @param offset where `text` begins in the source.
 */
export function findVenues(text: string, offset: number): Venue[] {
  const found: Venue[] = [];
  for (const match of text.matchAll(RUNNING)) {
    const name = runningName(match[1] ?? "");
    const year = fullYear(match[2]);
    if (year === null || name === null) continue;
    const skipped = (match[1] ?? "").length - name.length;
    const start = offset + match.index + skipped;
    const nameRange = { start, end: start + name.length };
    found.push(
      venue(
        name,
        { year, month: monthOf(match[3]) },
        { nameRange, range: { start, end: offset + match.index + match[0].length } },
      ),
    );
  }
  return found;
}

/** The whole of it, or what follows the sentence before it ("Solving Routing Problems. NeurIPS"); null for neither. */
function runningName(name: string): string | null {
  const tail = name.slice(name.lastIndexOf(". ") + 1).trimStart();
  return [name, tail].find(isRunningName) ?? null;
}

function isRunningName(name: string): boolean {
  if (isEverydayWord(name)) return true;
  return (
    canonicalVenue(name) !== null ||
    /^[A-Z][\w-]*[A-Z][\w-]*$/.test(name) ||
    /(?:Workshop|Conference|Journal|Transactions)/.test(name)
  );
}

function venue(
  name: string,
  when: { year: number | null; month: number | null },
  ranges: { nameRange: Range; range: Range },
): Venue {
  return { name, ...when, ...ranges };
}

function fullYear(digits: string | undefined): number | null {
  if (digits === undefined) return null;
  const year = digits.length === 2 ? 2000 + Number(digits) : Number(digits);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

function monthOf(digits: string | undefined): number | null {
  const month = Number(digits ?? 0);
  return month >= 1 && month <= 12 ? month : null;
}
