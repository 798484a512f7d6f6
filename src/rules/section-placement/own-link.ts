import { canonicalVenue } from "../../list/venue-names.ts";
import type { Observation } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { isPreprintServer } from "../../model/preprint-server.ts";
import { quote, quoteText } from "../words.ts";
import { type LinkVenue, linkVenue } from "./link-venue.ts";
import { areOneVenue, type Reading } from "./reading.ts";

/** Holds the venue that an entry or its heading states against the one that its publisher's address names. */
export function* checkLink(reading: Reading, entry: Entry): Iterable<Observation> {
  const found = ownVenue(entry);
  if (!found) return;
  const stated = statedVenue(reading, entry);
  if (!stated || (isSame(stated, found) && !differsInYear(stated.year, found.year))) return;
  const named = found.year === null ? found.name : `${found.name} ${found.year}`;
  yield {
    range: stated.isHeading ? entry.titleRange : (entry.venue?.range ?? entry.titleRange),
    message: stated.isHeading
      ? {
          en: `The entry stands under ${stated.words}, but its link is to ${quoteText(named)}`,
          zh: `条目位于 ${stated.words} 之下，但其链接指向 ${quoteText(named)}`,
        }
      : {
          en: `${stated.words} contradicts the paper's own link, which is to ${quoteText(named)}`,
          zh: `${stated.words} 与论文自身的链接不符，该链接指向 ${quoteText(named)}`,
        },
    note: {
      en: "The publisher's address names the venue that the paper appeared at.",
      zh: "出版方的网址写明了论文发表的会议或期刊。",
    },
    entry,
  };
}

interface Stated {
  readonly name: string;
  readonly year: number | null;
  /** In quotes, for the message. */
  readonly words: string;
  readonly isHeading: boolean;
}

/** What the entry states itself comes before its heading; only venues that are known can be wrong. */
function statedVenue(reading: Reading, entry: Entry): Stated | null {
  const { venue } = entry;
  if (venue) {
    const name = isPreprintServer(venue.name) ? null : canonicalVenue(venue.name);
    const words = quote(reading.source, venue.range);
    return name === null ? null : { name, year: venue.year, words, isHeading: false };
  }
  const heading = reading.heading(entry);
  if (heading.venue === null || heading.venue === "arXiv") return null;
  return { name: heading.venue, year: heading.year, words: quoteText(heading.venueTitle), isHeading: true };
}

function isSame(stated: Stated, found: LinkVenue): boolean {
  return areOneVenue(stated.name, found.name);
}

function differsInYear(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** The one venue that the entry's paper links name; null where they name none or several. */
function ownVenue(entry: Entry): LinkVenue | null {
  const found = entry.links.flatMap(({ role, url }) =>
    role === "paper" || role === "other" ? (linkVenue(url) ?? []) : [],
  );
  const [first] = found;
  return first && found.every(({ name, year }) => name === first.name && year === first.year) ? first : null;
}
