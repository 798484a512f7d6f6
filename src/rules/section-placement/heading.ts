import { readVenue } from "../../list/venue.ts";
import { canonicalVenue } from "../../list/venue-names.ts";
import type { Section } from "../../model/list.ts";
import { isPreprintServer } from "../../model/preprint-server.ts";

/** What an entry's headings say of it: the nearest that names a venue, the nearest that names one year. */
export interface Heading {
  /** The venue as the table calls it; null for none, and for one that is not known. */
  readonly venue: string | null;
  readonly year: number | null;
  /** True where the year stands with the name of a venue, known or not: papers are published there, not dated. */
  readonly isOfVenue: boolean;
  /** The words of the heading that says so, for messages. */
  readonly venueTitle: string;
  readonly yearTitle: string;
}

/** Longer titles are sentences. */
const LONGEST = 120;

/** Words beside a year that leave it the one year of what stands below. */
const YEAR_TITLE =
  /^[^\p{L}\p{N}]*(?:(?:the )?years?|(?:papers?|works|publications?|published|preprints?|arxiv(?: papers?)?|conferences?|journals?) ?(?:in|of|from)?|in)?[\s:'’(_-]*((?:19|20)\d\d)(?:[./-]\d{1,2})?(?: ?年)?[\s:)_-]*(?:papers?|works|publications?|preprints?|论文)?[^\p{L}\p{N}]*$/iu;

/** Words that make a year the end of a span. */
const SPAN =
  /\b(?:before|since|until|till|to|after|earlier|later|older|past|pre|post|and|or|between|now|present|ago)\b|[<>≤≥~+&]|\d\d ?[-–—~] ?['’]?\d\d|[-–—~] ?$|以前|之前|以后/iu;

/** A name and a year that is cut to two digits: "Meta-Radiology'23". */
const NAME_YEAR = /^\p{Lu}[\p{L}\p{N} .,&:/()-]{1,80}['’‘´`] ?(\d\d)$/u;

const MONTH_YEAR = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? ((?:19|20)\d\d)$/i;

/** Reads the headings above a section's entries, its own first. */
export function readHeading(section: Section): Heading {
  let venue: { name: string; title: string } | null = null;
  let dated: { year: number | null; title: string } | null = null;
  for (const title of section.path.toReversed()) {
    const read = readVenue(title, 0);
    const name = read?.name ? canonicalOrServer(read.name) : null;
    if (name !== null) venue ??= { name, title };
    if (/\d\d/.test(title))
      dated ??= { year: yearOf(title, name === null ? null : (read?.year ?? null)), title };
  }
  return {
    venue: venue?.name ?? null,
    year: dated?.year ?? null,
    isOfVenue:
      dated !== null && (NAME_YEAR.test(dated.title) || (readVenue(dated.title, 0)?.name ?? "") !== ""),
    venueTitle: venue?.title ?? "",
    yearTitle: dated?.title ?? "",
  };
}

function canonicalOrServer(name: string): string | null {
  return isPreprintServer(name) ? "arXiv" : canonicalVenue(name);
}

/** The year of a heading that is a year, or a venue and a year; null where it is a span or part of a sentence. */
function yearOf(title: string, ofVenue: number | null): number | null {
  if (ofVenue !== null) return ofVenue;
  if (title.length > LONGEST) return null;
  const named = NAME_YEAR.exec(title)?.[1];
  if (named !== undefined) return 2000 + Number(named);
  const match = SPAN.test(title) ? null : (YEAR_TITLE.exec(title) ?? MONTH_YEAR.exec(title));
  return match?.[1] === undefined ? null : Number(match[1]);
}
