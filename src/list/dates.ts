import type { Entry } from "../model/list.ts";

/** A day, a month (`day` 0) or a year (`month` and `day` 0). */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAME = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?";

/** `2023-05-10`, `2023.05`, `2023/5/10`; year, month, day. */
const NUMERIC =
  /(?<![\d.])((?:19|20)\d\d)([-./])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?(?![\d]|[-./]\d)/;
/** `10 May 2023`, `May 2023` */
const DAY_FIRST = new RegExp(
  `(?<![\\w])(?:(\\d{1,2})(?:st|nd|rd|th)? )?${NAME},? ((?:19|20)\\d\\d)(?!\\d)`,
  "i",
);
/** `May 10, 2023` */
const MONTH_FIRST = new RegExp(
  `(?<![\\w])${NAME} (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d\\d)(?!\\d)`,
  "i",
);

/**
 * The date that an entry states, outside its title and its addresses; null where it states none but a year.
 *
 * @param source the list's text, which the entry's ranges count in.
 */
export function statedDate(source: string, entry: Entry): CalendarDate | null {
  const { venue } = entry;
  if (venue?.year && venue.month) return { year: venue.year, month: venue.month, day: 0 };
  return readDate(withoutTitleAndUrls(source, entry));
}

/** The first date in a text that names at least a month. */
export function readDate(text: string): CalendarDate | null {
  const numeric = NUMERIC.exec(text);
  if (numeric) return dateOf(numeric[1], Number(numeric[3]), numeric[4]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return dateOf(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  const dayFirst = DAY_FIRST.exec(text);
  return dayFirst ? dateOf(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]) : null;
}

/** Less than zero where `a` is earlier, zero where the coarser of the two does not tell them apart. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  if (a.year !== b.year || a.month === 0 || b.month === 0) return a.year - b.year;
  if (a.month !== b.month || a.day === 0 || b.day === 0) return a.month - b.month;
  return a.day - b.day;
}

function withoutTitleAndUrls(source: string, entry: Entry): string {
  const hidden = [
    entry.titleRange,
    ...entry.links.flatMap(({ urlRange }) => (urlRange ? [urlRange] : [])),
  ].sort((a, b) => a.start - b.start);
  let text = "";
  let at = entry.range.start;
  for (const { start, end } of hidden) {
    if (start > at) text += `${source.slice(at, start)}\n`;
    at = Math.max(at, end);
  }
  return text + source.slice(at, entry.range.end);
}

function dateOf(year: string | undefined, month: number, day: string | undefined): CalendarDate {
  return { year: Number(year), month, day: day === undefined ? 0 : Number(day) };
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}
