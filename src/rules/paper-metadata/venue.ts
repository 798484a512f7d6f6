import { paperIds } from "../../identity/paper-id.ts";
import type { KnownPaper, Publication } from "../../model/facts.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { compareVenues, type VenueDifference } from "../venues.ts";
import { quoteText } from "../words.ts";

/** Identifiers whose own address names the venue: what they say needs no record. */
const TELLING = /^(?:acl|cvf|pii):/;

/**
 * The venue or year that an entry, or else its heading, states against the record's. Only conferences are held to one
 * name and one year; journals print a paper a year after they accept it.
 */
export function* aboutVenue(entry: Entry, records: readonly KnownPaper[]): Iterable<Observation> {
  const heading = entry.links.some(({ url }) => paperIds(url).some((id) => TELLING.test(id)))
    ? null
    : entry.section.venue;
  const stated = entry.venue ?? heading;
  if (stated === null) return;
  for (const record of records) {
    const published = publicationOf(record);
    const difference = published && compareVenues(stated, published);
    if (!difference) continue;
    yield entry.venue === null
      ? misplaced(entry, difference)
      : {
          range: difference.kind === "name" ? entry.venue.nameRange : entry.venue.range,
          message: expected(difference),
          note: RECORD,
          entry,
        };
    return;
  }
}

function publicationOf({ published, isPreprint, venue, year }: KnownPaper): Publication | null {
  return published ?? (isPreprint === false && venue && year ? { venue, year } : null);
}

const RECORD: Text = {
  en: "The paper's record names the conference and its year.",
  zh: "该论文的记录给出了会议及年份。",
};

function expected({ kind, expected, found }: VenueDifference): Text {
  const [right, wrong] = [quoteText(expected), quoteText(found)];
  return kind === "name"
    ? { en: `Expected venue ${right}, found ${wrong}`, zh: `会议应为 ${right}，实为 ${wrong}` }
    : { en: `Expected year ${right}, found ${wrong}`, zh: `年份应为 ${right}，实为 ${wrong}` };
}

function misplaced(entry: Entry, { expected }: VenueDifference): Observation {
  const [title, place, record] = [entry.title, entry.section.title, expected].map(quoteText);
  return {
    range: entry.titleRange,
    message: {
      en: `${title} stands under ${place}, its record says ${record}`,
      zh: `${title} 位于 ${place} 之下，而其记录为 ${record}`,
    },
    note: RECORD,
    entry,
  };
}
