import type { Observation, Text } from "../../model/finding.ts";
import type { Edit, Entry, Range } from "../../model/list.ts";
import { isPreprintServer } from "../../model/preprint-server.ts";
import { quote, quoteText } from "../words.ts";
import { type ArxivNumber, arxivNumber, type Month, monthsBetween } from "./arxiv-number.ts";
import { preprintMonth, publishedYear, type Reading } from "./reading.ts";
import { statedDate } from "./stated-date.ts";

const MEANING: Text = {
  en: "The first four digits of an arXiv number are the year and month in which the paper was submitted.",
  zh: "arXiv 编号的前四位数字是论文提交的年份和月份。",
};

const MONTH_NAMES =
  "January February March April May June July August September October November December".split(" ");

/** Holds what an entry states of its time against the arXiv number in its own link. */
export function* checkNumber(reading: Reading, entry: Entry): Iterable<Observation> {
  const number = arxivNumber(entry);
  if (!number) return;
  if (namesTwoYears(reading.source, entry)) return;
  if (entry.venue && isPreprintServer(entry.venue.name)) yield* checkPreprint(reading, entry, number);
  else yield* checkPublished(reading, entry, number);
  yield* checkDate(reading, entry, number);
}

/** "TPAMI 2019 / NeurIPS 2016": which of them the number should fit cannot be told. */
function namesTwoYears(source: string, { venue }: Entry): boolean {
  return (
    venue !== null && (source.slice(venue.range.start, venue.range.end).match(/\d{4}/g)?.length ?? 0) > 1
  );
}

/** "arXiv 2021" beside 2201.11760; "arXiv 2311" beside 2305.01234. */
function* checkPreprint(reading: Reading, entry: Entry, number: ArxivNumber): Iterable<Observation> {
  const { venue } = entry;
  if (venue?.year == null) return;
  const stated = preprintMonth(entry);
  const months = stated ? monthsBetween(stated, number) : 0;
  const isWrong = stated ? isWrongMonth(reading, entry, months) : venue.year !== number.year;
  if (!isWrong) return;
  // Under a heading of the stated year, or some months late, it was listed when it was found or revised.
  const isUnderIt = reading.heading(entry).year === venue.year && venue.year !== number.year;
  const isLate = isUnderIt ? venue.year > number.year : months > 0 && months < 12;
  const edit =
    isUnderIt || isLate ? null : timeEdit(reading.source, venue.range, { stated, year: venue.year, number });
  yield {
    range: venue.range,
    message: contradiction(quote(reading.source, venue.range), number),
    note: MEANING,
    entry,
    ...(isLate ? { severity: "notice" } : {}),
    // What the list's habit alone shows to be wrong is a curator's to correct.
    ...(edit ? { fix: { safety: Math.abs(months) < 12 && stated ? "unsafe" : "safe", edits: [edit] } } : {}),
  };
}

function isWrongMonth(reading: Reading, entry: Entry, months: number): boolean {
  return Math.abs(months) >= 2 && (Math.abs(months) >= 12 || reading.months.isHabit(entry));
}

/** A paper is put on arXiv before it is published or soon after; a list that shows it otherwise twice shows a slip. */
function* checkPublished(reading: Reading, entry: Entry, number: ArxivNumber): Iterable<Observation> {
  const heading = reading.heading(entry);
  const year = publishedYear(entry, heading);
  if (year === null || number.year - year < 2) return;
  const what = entry.venue ? quote(reading.source, entry.venue.range) : quoteText(heading.yearTitle);
  yield {
    range: entry.venue?.range ?? entry.titleRange,
    message: {
      en: `${what} is ${number.year - year} years before the paper's arXiv number, ${number.number}`,
      zh: `${what} 比论文的 arXiv 编号 ${number.number} 早 ${number.year - year} 年`,
    },
    note: MEANING,
    entry,
    ...(reading.published.isHabit(entry) ? {} : { severity: "notice" }),
  };
}

/** "27 Jan 2021" beside 2201.11760, in a list whose dates are those of arXiv. */
function* checkDate(reading: Reading, entry: Entry, number: ArxivNumber): Iterable<Observation> {
  const date = statedDate(reading.source, entry);
  if (!date || Math.abs(monthsBetween(date, number)) < 2 || !reading.dates.isHabit(entry)) return;
  const isYearAlone = date.month === number.month;
  const isPublished = entry.venue !== null && !isPreprintServer(entry.venue.name);
  if (isPublished && !(isYearAlone && date.hasDay) && monthsBetween(date, number) > 0) return;
  yield {
    range: date.range,
    message: contradiction(quote(reading.source, date.range), number),
    note: MEANING,
    entry,
    // A paper may be held back for weeks before it gets its number, and be revised for months after.
    ...(isYearAlone
      ? { fix: { safety: "safe", edits: [{ ...date.yearRange, text: String(number.year) }] } }
      : { severity: "notice" }),
  };
}

function contradiction(what: string, number: ArxivNumber): Text {
  return {
    en: `${what} contradicts the paper's arXiv number: ${number.number} is from ${MONTH_NAMES[number.month - 1]} ${number.year}`,
    zh: `${what} 与论文的 arXiv 编号不符：${number.number} 属于 ${number.year} 年 ${number.month} 月`,
  };
}

/** Writes the number's year, or year and month, in the notation that is there; null where that is not plain. */
function timeEdit(
  source: string,
  range: Range,
  time: { stated: Month | null; year: number; number: ArxivNumber },
): Edit | null {
  const text = source.slice(range.start, range.end);
  const match = time.stated
    ? /(?<year>\d{4})(?<gap>[./-])(?<month>\d{1,2})$|(?<compact>\d{4})$/.exec(text)
    : /(?<year>(?<!\d)\d{4}(?!\d))|(?<=['’‘´`] ?)(?<short>\d\d)$/.exec(text);
  if (!match?.groups) return null;
  const { year, gap, month, compact } = match.groups;
  const { number } = time;
  const short = String(number.year).slice(2);
  const padded = String(number.month).padStart(2, "0");
  const start = range.start + match.index;
  const end = start + match[0].length;
  if (compact !== undefined) return { start, end, text: `${short}${padded}` };
  if (gap !== undefined && month !== undefined)
    return { start, end, text: `${number.year}${gap}${month.length > 1 ? padded : number.month}` };
  return { start, end, text: year === undefined ? short : String(number.year) };
}
