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
    evidence: null,
  };
}

/**
 * Remarks, methods' names, marks within a title and a second link of one kind are known to nobody but the list's keeper;
 * without a link to it nothing is a paper.
 */
export function isPrintable(source: string, entry: Entry): boolean {
  const venue = venuePart(entry);
  const isPlain = source.slice(entry.titleRange.start, entry.titleRange.end) === entry.title;
  const roles = sightEntry(entry).links.map(({ role }) => role);
  const isKnown = entry.parts.every(
    ({ slot, range }) => (slot !== "note" && slot !== "tag") || range.start === venue?.start,
  );
  return isPlain && isKnown && roles.includes("paper") && new Set(roles).size === roles.length;
}
