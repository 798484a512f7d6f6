import { readVenue } from "../list/venue.ts";
import { canonicalVenue } from "../list/venue-names.ts";
import type { Entry, List, Section } from "../model/list.ts";
import { type Heading, readHeading } from "../rules/section-placement/heading.ts";
import type { KnownPaper } from "./known.ts";
import { indexTitles } from "./nearest.ts";
import { learnTopicVotes } from "./topic-votes.ts";

/** Why a paper goes into a section. */
export type PlaceReason =
  | { readonly kind: "asked" }
  /** The heading names the paper's venue, year or both. */
  | { readonly kind: "heading" }
  /** The papers most like it stand there; the best of them first. */
  | { readonly kind: "neighbours"; readonly neighbours: readonly Entry[] }
  /** The only section there is. */
  | { readonly kind: "only" };

/** Where a paper goes, and where else it could. */
export interface SectionChoice {
  readonly section: Section;
  readonly reason: PlaceReason;
  /** Best first. */
  readonly alternatives: readonly Section[];
}

/** What is known of the paper that looks for its section; `except` is left out of account. */
export interface Seeking {
  readonly paper: Pick<KnownPaper, "title" | "venue" | "year" | "month" | "isPreprint" | "links">;
  /** The section that somebody asked for, as written. */
  readonly asked?: string | null;
  readonly except?: Entry;
}

/** Finds sections for papers in one list. */
export interface Placement {
  /** Null for a list without a section that has entries. */
  choose(seeking: Seeking): SectionChoice | null;
  /** The section that somebody means by a name: equal but for case and signs, else the only one that holds it. */
  named(name: string): Section | null;
}

const NEIGHBOURS = 30;
const ALTERNATIVES = 3;

interface Candidate {
  readonly section: Section;
  readonly heading: Heading;
  readonly entries: number;
  /** Its headings without venues and years: sections of one topic have this in common. */
  readonly topic: string;
}

/** Reads a list's sections once, for placing papers in it often. */
export function learnPlacement(list: List): Placement {
  const whole = list.entries.filter(({ title }) => title !== "");
  const nearest = indexTitles(whole);
  const candidates = candidatesOf(list, whole);
  const topics = new Map(candidates.map(({ section, topic }) => [section, topic]));
  const votes = learnTopicVotes(whole, ({ section }) => topics.get(section) ?? "");

  function named(name: string): Section | null {
    const wanted = foldName(name);
    if (wanted === "") return null;
    const exact = candidates.filter(({ section }) => foldName(section.title) === wanted);
    const path = candidates.filter(({ section }) => foldName(section.path.join(" ")) === wanted);
    const held = candidates.filter(({ section }) => foldName(section.title).includes(wanted));
    for (const found of [path, exact, held]) {
      const [only, another] = found;
      if (only && !another) return only.section;
    }
    return null;
  }

  return {
    named,
    choose(seeking) {
      const { paper, except } = seeking;
      const ranked = rank(candidates, seeking, votes.count(paper, except));
      const asked = seeking.asked ? named(seeking.asked) : null;
      const others = ranked.map(({ section }) => section);
      if (asked) return choice(asked, { kind: "asked" }, others);
      const [best, second] = ranked;
      if (!best) return null;
      if (!second) return choice(best.section, { kind: "only" }, others);
      const near = nearest.to(paper.title, { count: NEIGHBOURS, ...(except ? { except } : {}) });
      const standing = near
        .map(({ entry }) => entry)
        .filter(({ section }) => topics.get(section) === best.topic)
        .slice(0, ALTERNATIVES);
      const isByHeading = agreement(best.heading, best.section, seeking.paper) > 0 || standing.length === 0;
      return choice(
        best.section,
        isByHeading ? { kind: "heading" } : { kind: "neighbours", neighbours: standing },
        others,
      );
    },
  };
}

function choice(section: Section, reason: PlaceReason, ranked: readonly Section[]): SectionChoice {
  return { section, reason, alternatives: ranked.filter((each) => each !== section).slice(0, ALTERNATIVES) };
}

function candidatesOf(list: List, entries: readonly Entry[]): Candidate[] {
  const counts = new Map<Section, number>();
  for (const { section } of entries) counts.set(section, (counts.get(section) ?? 0) + 1);
  const listed = list.sections.filter(({ kind }) => kind === "entries");
  const used = listed.filter((section) => counts.has(section) || isOpen(list, section));
  return (counts.size > 0 ? used : listed).map((section) => {
    const topic = section.path.filter((title) => !isDated(title));
    return {
      section,
      heading: readHeading(section),
      entries: counts.get(section) ?? 0,
      topic: topic.join("\n"),
    };
  });
}

/** An empty section under a heading that names a venue or a year waits for its first paper. */
function isOpen({ sections }: List, section: Section): boolean {
  if (section.level === 0 || !isDated(section.title)) return false;
  const next = sections[section.index + 1];
  return next === undefined || next.level <= section.level;
}

function isDated(title: string): boolean {
  return /(?:19|20)\d\d/.test(title) || readVenue(title, 0) !== null;
}

/**
 * Sections that name the paper's venue, then those of the topics that its title speaks for, then those that name its
 * year, then the fullest; those that name another venue or year come last.
 */
function rank(
  candidates: readonly Candidate[],
  { paper }: Seeking,
  topics: ReadonlyMap<string, number>,
): Candidate[] {
  const agreements = new Map(candidates.map((each) => [each, agreement(each.heading, each.section, paper)]));
  const agreed = (each: Candidate) => agreements.get(each) ?? 0;
  const tier = (each: Candidate) =>
    isForSurvey(each, paper.title) ? 2 : Math.sign(Math.trunc(agreed(each) / 2));
  const votes = (each: Candidate) => topics.get(each.topic) ?? 0;
  return [...candidates].sort(
    (a, b) => tier(b) - tier(a) || votes(b) - votes(a) || agreed(b) - agreed(a) || b.entries - a.entries,
  );
}

const SURVEY = /\b(?:surveys?|reviews?|overviews?)\b|综述/i;

/** Lists that keep surveys apart keep them apart whatever venue they appeared at. */
function isForSurvey({ section, heading }: Candidate, title: string): boolean {
  return heading.venue === null && SURVEY.test(section.path.at(-1) ?? "") && SURVEY.test(title);
}

/** How far a heading speaks for a paper: 0 where it says nothing, less where it names another venue or year. */
function agreement(
  { venue, year, isOfVenue, venueTitle, yearTitle }: Heading,
  section: Section,
  paper: Seeking["paper"],
): number {
  let sum = 0;
  const own = paper.venue === null ? null : (canonicalVenue(paper.venue) ?? paper.venue);
  const named = venue ?? (isOfVenue ? (readVenue(yearTitle || section.title, 0)?.name ?? null) : null);
  if (named !== null && venueTitle !== "" && isPreprintHeading(named)) sum += paper.isPreprint ? 2 : -4;
  else if (named !== null && paper.isPreprint) sum -= 4;
  else if (named !== null && own !== null) sum += isSameVenue(named, own) ? 2 : -4;
  if (year !== null && paper.year !== null) sum += year === paper.year ? 1 : -4;
  const month = monthOf(yearTitle);
  if (month !== null && paper.month !== null && paper.year === year) sum += month === paper.month ? 1 : -1;
  return sum;
}

/** The month of a heading like "2022.10", or null. */
function monthOf(title: string): number | null {
  const month = /^(?:19|20)\d\d[./-](0?[1-9]|1[0-2])$/.exec(title.trim())?.[1];
  return month === undefined ? null : Number(month);
}

function isPreprintHeading(venue: string): boolean {
  return venue === "arXiv";
}

function isSameVenue(a: string, b: string): boolean {
  return foldName(canonicalVenue(a) ?? a) === foldName(canonicalVenue(b) ?? b);
}

function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
