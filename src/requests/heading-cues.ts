import { readVenue } from "../list/venue.ts";
import { canonicalVenue } from "../list/venue-names.ts";
import type { Section } from "../model/list.ts";
import { readHeading } from "../rules/section-placement/heading.ts";
import { termsOf } from "./nearest.ts";
import type { Sighted } from "./sighted.ts";

/** What a heading says of a paper, and what that counts before anything is learned from the list. */
export const CUES = [
  { cue: "venue", weight: 2 },
  { cue: "other venue", weight: -3 },
  { cue: "year", weight: 1 },
  { cue: "other year", weight: -3 },
  { cue: "month", weight: 1 },
  { cue: "other month", weight: -1 },
  { cue: "survey", weight: 1 },
  { cue: "words", weight: 1 },
] as const;

type Cue = (typeof CUES)[number]["cue"];

const SURVEY = /\b(?:surveys?|reviews?|overviews?)\b|综述/i;

interface Headed {
  readonly venue: string | null;
  readonly year: number | null;
  readonly month: number | null;
  readonly isOfSurveys: boolean;
}

/** What sections' headings say of papers: for each section, in order, one number for each cue. */
export interface HeadingCues {
  of(paper: Sighted): Float32Array;
  /** True where this section's heading names the paper's venue or year, and no other. */
  speaksFor(section: number, paper: Sighted): boolean;
}

/** Reads the headings once; `names` are words beside the heading's that say what a section is about. */
export function learnCues(
  sections: readonly { readonly section: Section; readonly names: string }[],
): HeadingCues {
  const headed = sections.map(({ section }) => readHeaded(section));
  const words = new Map<string, { readonly at: number; readonly share: number }[]>();
  for (const [at, { section, names }] of sections.entries()) {
    const terms = termsOf(`${section.title} ${names}`);
    for (const term of terms) {
      const known = words.get(term) ?? [];
      known.push({ at, share: 1 / Math.sqrt(terms.size) });
      words.set(term, known);
    }
  }

  return {
    of(paper) {
      const cues = new Float32Array(sections.length * CUES.length);
      const add = (at: number, cue: Cue, value = 1) => {
        const index = at * CUES.length + CUES.findIndex((each) => each.cue === cue);
        cues[index] = (cues[index] ?? 0) + value;
      };
      for (const [at, heading] of headed.entries()) for (const cue of cuesOf(heading, paper)) add(at, cue);
      for (const term of termsOf(paper.title))
        for (const { at, share } of words.get(term) ?? []) add(at, "words", share);
      return cues;
    },
    speaksFor(section, paper) {
      const heading = headed[section];
      const cues = heading ? cuesOf(heading, paper) : [];
      return cues.some((cue) => cue === "venue" || cue === "year") && !cues.some((cue) => /^other/.test(cue));
    },
  };
}

function readHeaded(section: Section): Headed {
  const { venue, year, isOfVenue, yearTitle } = readHeading(section);
  const month = /^(?:19|20)\d\d[./-](0?[1-9]|1[0-2])$/.exec(yearTitle.trim())?.[1];
  const named = venue ?? (isOfVenue ? (readVenue(yearTitle, 0)?.name ?? null) : null);
  return {
    venue: named === null ? null : foldVenue(named),
    year,
    month: month === undefined ? null : Number(month),
    isOfSurveys: venue === null && SURVEY.test(section.title),
  };
}

function cuesOf({ venue, year, month, isOfSurveys }: Headed, paper: Sighted): Cue[] {
  const cues: Cue[] = [];
  const own = paper.isPreprint ? "arxiv" : paper.venue && foldVenue(paper.venue);
  if (venue !== null && own !== null) cues.push(venue === own ? "venue" : "other venue");
  if (year !== null && paper.year !== null) cues.push(year === paper.year ? "year" : "other year");
  if (month !== null && paper.month !== null && paper.year === year)
    cues.push(month === paper.month ? "month" : "other month");
  if (isOfSurveys && SURVEY.test(paper.title)) cues.push("survey");
  return cues;
}

function foldVenue(name: string): string {
  return foldName(canonicalVenue(name) ?? name);
}

/** A name without case and signs. */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
