import { paperIds } from "../../../src/identity/paper-id.ts";
import type { Entry } from "../../../src/model/list.ts";
import type { KnownPaper } from "../../../src/requests/known.ts";
import { venuePart } from "../../../src/requests/notation.ts";
import { sightEntry } from "../../../src/requests/sighted.ts";

/** What a registry would say of the paper: what the entry says, and where it says nothing, its headings. */
export function knownFrom(source: string, entry: Entry): KnownPaper {
  const authors = entry.parts.find(({ slot }) => slot === "authors")?.range;
  return {
    ...sightEntry(entry),
    authors: authors ? source.slice(authors.start, authors.end) : "",
    links: linksOf(entry),
    evidence: null,
  };
}

/** A link that stands on the title, or leads to where papers are, is the paper's whatever its label says. */
function linksOf(entry: Entry): KnownPaper["links"] {
  const titled = entry.links.find(
    ({ labelRange }) => labelRange.start <= entry.titleRange.start && entry.titleRange.end <= labelRange.end,
  );
  const first = entry.links.find(({ role, url }) => role === "paper" || paperIds(url).length > 0);
  return entry.links
    .filter(({ url }) => url !== "")
    .map((link) => ({
      role: link === titled || link === first ? ("paper" as const) : link.role,
      url: link.url,
    }));
}

/**
 * Remarks, methods' names, marks within a title and a second link of one kind are known to nobody but the list's keeper;
 * without a link to it nothing is a paper.
 */
export function isPrintable(source: string, entry: Entry): boolean {
  const venue = venuePart(entry);
  const isPlain = source.slice(entry.titleRange.start, entry.titleRange.end) === entry.title;
  const roles = linksOf(entry).map(({ role }) => role);
  const isKnown = entry.parts.every(
    ({ slot, range }) => (slot !== "note" && slot !== "tag") || range.start === venue?.start,
  );
  return isPlain && isKnown && roles.includes("paper") && new Set(roles).size === roles.length;
}
