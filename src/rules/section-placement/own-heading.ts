import { canonicalVenue } from "../../list/venue-names.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { isPreprintServer } from "../../model/preprint-server.ts";
import { quote, quoteText } from "../words.ts";
import type { Share } from "./agreement.ts";
import { arxivNumber } from "./arxiv-number.ts";
import { moveFix } from "./move.ts";
import { areOneVenue, numberedYear, type Reading } from "./reading.ts";

/** Holds an entry against the heading it stands under: the venue and year it states, or else its arXiv number's year. */
export function* checkHeading(reading: Reading, entry: Entry): Iterable<Observation> {
  const found =
    venueConflict(reading, entry) ?? yearConflict(reading, entry) ?? numberConflict(reading, entry);
  if (found) yield found;
}

function venueConflict(reading: Reading, entry: Entry): Observation | null {
  const { venue, venueTitle } = reading.heading(entry);
  const name = entry.venue && !isPreprintServer(entry.venue.name) ? canonicalVenue(entry.venue.name) : null;
  if (!entry.venue || name === null || venue === null || venue === "arXiv" || areOneVenue(name, venue))
    return null;
  const { year } = entry.venue;
  return conflict(reading, entry, {
    what: quote(reading.source, entry.venue.range),
    title: venueTitle,
    right: (heading) => heading.venue === name && (year === null || heading.year === year),
  });
}

function yearConflict(reading: Reading, entry: Entry): Observation | null {
  const { year, yearTitle, venue } = reading.heading(entry);
  if (year === null || entry.year === null || year === entry.year) return null;
  const isSameVenue = entry.venue !== null && venue !== null && areOneVenue(entry.venue.name, venue);
  const others = reading.statedYears.inSection(entry);
  const isFar = Math.abs(year - entry.year) >= 2 && others.agree * 2 >= others.total;
  if (!isSameVenue && !isFar && !reading.statedYears.isHabit(entry)) return null;
  const stated = entry.year;
  return conflict(reading, entry, {
    what: entry.venue ? quote(reading.source, entry.venue.range) : quoteText(String(stated)),
    title: yearTitle,
    right: (heading) => heading.year === stated && (heading.venue === null || heading.venue === venue),
    ...(isSameVenue ? {} : { others }),
  });
}

function numberConflict(reading: Reading, entry: Entry): Observation | null {
  const heading = reading.heading(entry);
  const number = arxivNumber(entry);
  const year = numberedYear(entry, heading);
  if (!number || year === null || year === number.year) return null;
  const isFar = heading.venue === "arXiv" && Math.abs(year - number.year) >= 2;
  if (!isFar && !reading.numberYears.isHabit(entry)) return null;
  return conflict(reading, entry, {
    what: quoteText(number.number),
    title: heading.yearTitle,
    right: (other) => other.year === number.year && other.venue === heading.venue,
    others: reading.numberYears.inSection(entry),
  });
}

interface Conflict {
  /** What the entry has, in quotes. */
  readonly what: string;
  readonly title: string;
  /** Which headings it would stand under rightly. */
  readonly right: Parameters<typeof moveFix>[2];
  readonly others?: Share;
}

function conflict(reading: Reading, entry: Entry, found: Conflict): Observation {
  const { what, title, others } = found;
  const fix = moveFix(reading, entry, found.right);
  return {
    range: entry.range,
    message: {
      en: `${what} stands under the heading ${quoteText(title)}`,
      zh: `${what} 位于标题 ${quoteText(title)} 之下`,
    },
    ...(others && others.total > 1 ? { note: noteOf(others) } : {}),
    entry,
    ...(fix ? { fix } : {}),
  };
}

function noteOf({ agree, total }: Share): Text {
  return {
    en: `Of the ${total} other entries there that can be compared, ${agree} agree with it.`,
    zh: `其下可比较的另外 ${total} 个条目中，有 ${agree} 个与标题一致。`,
  };
}
