import { canonicalVenue } from "../../list/venue-names.ts";
import type { Entry, List, Range, Section } from "../../model/list.ts";

/** One place where a list names a venue. */
export interface Mention {
  /** The name without what publishers put before it and what kind of paper follows: "IEEE TMI", "ICML Workshop". */
  readonly name: string;
  readonly range: Range;
  readonly year: number | null;
  /** Whose it is: an entry's, or a heading's. */
  readonly entry: Entry | null;
  readonly section: Section;
}

const BEFORE = /^(?:(?:IEEE|ACM|USENIX|AAAI|Findings of)[ /-]+(?:on )?)+(?=\p{L})/iu;
const AFTER = /[ _-]*\b_?(?:workshops?|findings|oral|spotlight|poster|highlights?|companion|asia|demo|w)$/iu;

/** A heading that is one acronym: "MICCAI". */
const ACRONYM = /^\p{Lu}[\p{L}-]{3,12}$/u;

/** Every place where the list names a venue, headings among them. */
export function findMentions(list: List): Mention[] {
  return [
    ...list.entries.flatMap((entry) => mentionOf(entry) ?? []),
    ...list.sections.flatMap((section) => headingMention(list.source, section) ?? []),
  ];
}

function mentionOf(entry: Entry): Mention | null {
  const { venue, section } = entry;
  if (!venue || venue.name.trim() === "") return null;
  return { ...coreOf(venue.name, venue.nameRange.start), year: venue.year, entry, section };
}

/** Null for a heading that names none, and for one whose words cannot be found in its source as they are read. */
function headingMention(source: string, section: Section): Mention | null {
  const isAcronym =
    ACRONYM.test(section.title) && section.title.slice(1) !== section.title.slice(1).toLowerCase();
  const name = section.venue?.name ?? (isAcronym ? section.title : "");
  if (section.kind !== "entries" || section.level === 0 || name === "") return null;
  const text = source.slice(section.range.start, section.range.end);
  const at = text.indexOf(name);
  if (at < 0 || text.includes(name, at + 1)) return null;
  const year = section.venue?.year ?? null;
  return { ...coreOf(name, section.range.start + at), year, entry: null, section };
}

/** A name without its decoration, and where that begins and ends; one that the table knows as a whole has none. */
function coreOf(name: string, start: number): { name: string; range: Range } {
  const before = canonicalVenue(name) === null ? (BEFORE.exec(name)?.[0].length ?? 0) : 0;
  const rest = name.slice(before);
  const after = canonicalVenue(rest) === null ? (AFTER.exec(rest)?.index ?? rest.length) : rest.length;
  const core = rest.slice(0, after === 0 ? rest.length : after);
  return { name: core, range: { start: start + before, end: start + before + core.length } };
}
