import type { Entry, Range } from "../../model/list.ts";
import type { Month } from "./arxiv-number.ts";

/** A date that an entry states beside its paper, with the place of its year. */
export interface StatedDate extends Month {
  /** True for a date to the day; a month alone may be that of the venue. */
  readonly hasDay: boolean;
  readonly range: Range;
  readonly yearRange: Range;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const DATE =
  /(?<![\w/.=#-])(?:(?:(?<first>\d{1,2})(?:st|nd|rd|th)? )?(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? (?:(?<second>\d{1,2}), ?)?(?<named>(?:19|20)\d\d)|(?<year>(?:19|20)\d\d)(?<gap>[-/.])(?<month>\d{1,2})(?:\k<gap>(?<day>\d{1,2}))?)(?![\w/=-])/gi;

/** The one date an entry states outside title, venue and addresses: "27 Jan 2022", "2023-04-29"; null for none or several. */
export function statedDate(source: string, entry: Entry): StatedDate | null {
  const others: Range[] = [entry.titleRange, ...entry.links.map(({ range }) => range)];
  if (entry.venue) others.push(entry.venue.range);
  const found: StatedDate[] = [];
  for (const match of source.slice(entry.range.start, entry.range.end).matchAll(DATE)) {
    const { name, month: digits, named, first, second, day } = match.groups ?? {};
    const start = entry.range.start + match.index;
    const year = named ?? match.groups?.year ?? "";
    const month = name === undefined ? Number(digits) : MONTHS.indexOf(name.toLowerCase()) + 1;
    if (month < 1 || month > 12 || others.some((other) => start >= other.start && start < other.end))
      continue;
    const yearAt = start + match[0].lastIndexOf(year);
    found.push({
      year: Number(year),
      month,
      hasDay: (first ?? second ?? day) !== undefined,
      range: { start, end: start + match[0].length },
      yearRange: { start: yearAt, end: yearAt + year.length },
    });
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}
