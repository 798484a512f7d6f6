import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { KnownPaper, Publication } from "../../model/facts.ts";
import type { Edit, Entry, List, Section } from "../../model/list.ts";
import { isPreprintServer } from "../../model/preprint-server.ts";
import { foundPapers } from "../known-papers.ts";
import { defineRule } from "../rule.ts";
import { compareTitles } from "../titles.ts";
import { shortVenue } from "../venues.ts";
import { quoteText } from "../words.ts";

export default defineRule({
  id: "published-version",
  summary: "Listed as a preprint, and published at a venue since",
  severity: "notice",
  fix: "safe",
  needs: ["papers"],
  options: z.strictObject({}),
  *check({ source, list, changes, facts }) {
    for (const entry of writtenEntries(changes)) {
      if (!isListedAsPreprint(entry)) continue;
      const papers = foundPapers(entry, facts);
      const record = papers.find(({ fact }) => fact.published)?.fact;
      const published = record?.published;
      if (!published || papers.some(({ fact }) => fact.isPreprint !== true)) continue;
      const place = `${shortVenue(published.venue) ?? published.venue} ${published.year}`;
      const section = sectionOf(list, published);
      const safety = entry.venue !== null && agrees(entry, record) ? "safe" : "unsafe";
      const edits =
        entry.venue === null
          ? moveEdits(source, list, { entry, section })
          : venueEdits(source, list, { entry, published });
      yield {
        range: entry.titleRange,
        message: {
          en: `Published at ${quoteText(place)} since: ${quoteText(entry.title)}`,
          zh: `现已发表于 ${quoteText(place)}：${quoteText(entry.title)}`,
        },
        note: section
          ? {
              en: `The list has a place for it: ${quoteText(section.title)}.`,
              zh: `列表中已有相应位置：${quoteText(section.title)}。`,
            }
          : {
              en: "The version of record is the one that others cite.",
              zh: "他人引用时以正式发表的版本为准。",
            },
        entry,
        ...(edits === null ? {} : { fix: { safety, edits } }),
      };
    }
  },
});

/**
 * Whether nothing speaks against it: the record, which its source found by first author and title, has the entry's own
 * title, and appeared within two years. A line that has to go elsewhere is for people to move all the same.
 */
function agrees({ title }: Entry, { title: known, year, published }: KnownPaper): boolean {
  if (published === undefined || year === undefined || compareTitles(title, [known]).kind !== "same")
    return false;
  return published.year >= year && published.year - year <= 2;
}

/** It says so itself, or the heading it stands under does; a list that names no venues has nothing to bring up to date. */
function isListedAsPreprint({ venue, section }: Entry): boolean {
  const stated = venue ?? section.venue;
  return stated !== null && isPreprintServer(stated.name);
}

function sectionOf(list: List, { venue, year }: Publication): Section | undefined {
  const name = shortVenue(venue);
  if (name === null) return undefined;
  return list.sections.find(
    (section) =>
      section.venue &&
      shortVenue(section.venue.name) === name &&
      (section.venue.year ?? section.year) === year,
  );
}

/** Takes the entry's line to the end of its new section; null for entries of several lines. */
function moveEdits(
  source: string,
  list: List,
  { entry, section }: { entry: Entry; section: Section | undefined },
): Edit[] | null {
  const last = list.entries.filter((other) => other.section === section).at(-1);
  if (!last || entry.form !== "bullet" || last.form !== "bullet" || entry.line !== entry.endLine) return null;
  const start = source.lastIndexOf("\n", entry.range.start - 1) + 1;
  const end = source.indexOf("\n", entry.range.end) + 1;
  if (end === 0) return null;
  const lineEnd = source.slice(entry.range.end, end);
  return [
    { start, end, text: "" },
    { start: last.range.end, end: last.range.end, text: lineEnd + source.slice(start, entry.range.end) },
  ];
}

/** Writes the venue as another entry of the same venue and year writes it. */
function venueEdits(
  source: string,
  list: List,
  { entry, published }: { entry: Entry; published: Publication },
): Edit[] | null {
  const name = shortVenue(published.venue);
  const model = list.entries.find(
    ({ venue }) => venue && name !== null && shortVenue(venue.name) === name && venue.year === published.year,
  );
  if (!model?.venue || !entry.venue) return null;
  return [{ ...entry.venue.range, text: source.slice(model.venue.range.start, model.venue.range.end) }];
}
