import type { Entry, Range } from "../../model/list.ts";
import type { Month } from "./arxiv-number.ts";

/** A date that an entry states beside its paper, with the place of its year. */
export interface StatedDate extends Month {
  readonly range: Range;
  readonly yearRange: Range;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const DATE =
  /(?<![\w/.=#-])(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? (?:\d{1,2}, ?)?((?:19|20)\d\d)|((?:19|20)\d\d)([-/.])(\d{1,2})(?:\4\d{1,2})?)(?![\w/=-])/gi;

/** The one date an entry states outside title, venue and addresses: "27 Jan 2022", "2023-04-29"; null for none or several. */
export function statedDate(source: string, entry: Entry): StatedDate | null {
  const others: Range[] = [entry.titleRange, ...entry.links.map(({ range }) => range)];
  if (entry.venue) others.push(entry.venue.range);
  const found: StatedDate[] = [];
  for (const match of source.slice(entry.range.start, entry.range.end).matchAll(DATE)) {
    const start = entry.range.start + match.index;
    const year = match[2] ?? match[3] ?? "";
    const month = match[1] ? MONTHS.indexOf(match[1].toLowerCase()) + 1 : Number(match[5]);
    if (month < 1 || month > 12 || others.some((other) => start >= other.start && start < other.end))
      continue;
    const yearAt = start + match[0].lastIndexOf(year);
    found.push({
      year: Number(year),
      month,
      range: { start, end: start + match[0].length },
      yearRange: { start: yearAt, end: yearAt + year.length },
    });
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}
