import { paperIds } from "../identity/paper-id.ts";
import type { Entry } from "../model/list.ts";
import { isPreprintServer } from "../model/preprint-server.ts";
import { readHeading } from "../rules/section-placement/heading.ts";
import type { KnownPaper } from "./known.ts";
import type { PaperLink } from "./paper.ts";

/** A paper as far as its place in a list can be told from it. */
export interface Sighted extends Pick<KnownPaper, "title" | "venue" | "year" | "month" | "isPreprint"> {
  readonly links: readonly PaperLink[];
}

/** What an entry says of its paper, and where it says nothing, its headings and its arXiv number. */
export function sightEntry(entry: Entry): Sighted {
  const heading = readHeading(entry.section);
  const venue = entry.venue?.name || heading.venue;
  const number = entry.links
    .map(({ url }) => /arxiv\.org\/\w+\/(\d\d)(0[1-9]|1[0-2])\.?\d/.exec(url))
    .find((match) => match !== null);
  const isPreprint = venue === null || isPreprintServer(venue);
  return {
    title: entry.title,
    venue: isPreprint ? null : venue,
    year: entry.year ?? heading.year ?? (number ? 2000 + Number(number[1]) : null),
    month: entry.venue?.month ?? (number ? Number(number[2]) : null),
    isPreprint,
    links: linksOf(entry),
  };
}

/** A link that stands on the title, or is the first to lead to where papers are, is the paper's whatever its label says. */
function linksOf({ links, titleRange }: Entry): PaperLink[] {
  const titled = links.find(
    ({ labelRange }) => labelRange.start <= titleRange.start && titleRange.end <= labelRange.end,
  );
  const first = links.find(({ role, url }) => role === "paper" || paperIds(url).length > 0);
  return links
    .filter(({ url }) => url !== "")
    .map((link) => ({ role: link === titled || link === first ? "paper" : link.role, url: link.url }));
}
