import { canonicalVenue } from "../../list/venue-names.ts";
import type { Entry, List } from "../../model/list.ts";
import { isPreprintServer } from "../../model/preprint-server.ts";
import { type Agreement, createAgreement } from "./agreement.ts";
import { type ArxivNumber, arxivNumber, monthsBetween } from "./arxiv-number.ts";
import { type Heading, readHeading } from "./heading.ts";
import { statedDate } from "./stated-date.ts";

/** A list as this rule reads it: what its headings say, and how far its entries agree with them and with their numbers. */
export interface Reading {
  readonly source: string;
  readonly list: List;
  heading(entry: Entry): Heading;
  /** The year an entry states is the year of its heading. */
  readonly statedYears: Agreement;
  /** The arXiv number of an entry that states no year is from the year of its heading. */
  readonly numberYears: Agreement;
  /** The date beside an entry is within a month of its arXiv number, in whatever year. */
  readonly dates: Agreement;
  /** The month an entry states for arXiv is within a month of its number, in whatever year. */
  readonly months: Agreement;
  /** A published paper is not older than its arXiv number by two years or more. */
  readonly published: Agreement;
}

/** Prepares a list for the checks; nothing is counted before it is asked for. */
export function readPlacement(list: List): Reading {
  const { source } = list;
  const headings = new Map<number, Heading>();

  function heading(entry: Entry): Heading {
    const known = headings.get(entry.section.index) ?? readHeading(entry.section);
    headings.set(entry.section.index, known);
    return known;
  }

  function withNumber(measure: (entry: Entry, number: ArxivNumber) => boolean | null) {
    return createAgreement(list, (entry) => {
      const number = arxivNumber(entry);
      return number && measure(entry, number);
    });
  }

  return {
    source,
    list,
    heading,
    statedYears: createAgreement(list, (entry) => {
      const { year } = heading(entry);
      return year === null || entry.year === null ? null : entry.year === year;
    }),
    numberYears: withNumber((entry, number) => {
      const year = numberedYear(entry, heading(entry));
      return year === null ? null : year === number.year;
    }),
    dates: withNumber((entry, number) => {
      const date = statedDate(source, entry);
      return date && isNear(monthsBetween(date, number));
    }),
    months: withNumber((entry, number) => {
      const month = preprintMonth(entry);
      return month && isNear(monthsBetween(month, number));
    }),
    published: withNumber((entry, number) => {
      const year = publishedYear(entry, heading(entry));
      return year === null ? null : number.year - year < 2;
    }),
  };
}

/** Months of any years that are the same, or follow each other: a mistyped year does not make them differ. */
function isNear(months: number): boolean {
  const apart = Math.abs(months) % 12;
  return apart <= 1 || apart === 11;
}

/** The month that an entry states for arXiv ("arXiv 2311", "arXiv 2022.06"), or null. */
export function preprintMonth(entry: Entry): { readonly year: number; readonly month: number } | null {
  const { venue } = entry;
  if (venue?.year == null || venue.month === null || !isPreprintServer(venue.name)) return null;
  return { year: venue.year, month: venue.month };
}

/** The year in which an entry or its heading says that it was published, or null. */
export function publishedYear(entry: Entry, heading: Heading): number | null {
  if (entry.venue) return isPreprintServer(entry.venue.name) ? null : entry.venue.year;
  return heading.venue === null || heading.venue === "arXiv" || entry.year !== null ? null : heading.year;
}

/** The year of a heading that an entry's arXiv number can be held against: no venue and no other year come between. */
export function numberedYear(entry: Entry, heading: Heading): number | null {
  const isVenues = heading.venue === null ? heading.isOfVenue : heading.venue !== "arXiv";
  if (entry.year !== null || isVenues) return null;
  const isPublished = entry.venue !== null && !isPreprintServer(entry.venue.name);
  return isPublished ? null : heading.year;
}

/** Whether two names are of one venue or of parts of it: "ACL" and "ACL Findings", "CVPR" and "CVPR Workshop". */
export function areOneVenue(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => (canonicalVenue(name) ?? name).toLowerCase());
  if (one === undefined || other === undefined) return false;
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}
