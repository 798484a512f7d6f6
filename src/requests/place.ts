import { readVenue } from "../list/venue.ts";
import { canonicalVenue } from "../list/venue-names.ts";
import type { Entry, List, Section } from "../model/list.ts";
import { type Heading, readHeading } from "../rules/section-placement/heading.ts";
import type { KnownPaper } from "./known.ts";
import { indexTitles, termsOf } from "./nearest.ts";

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
  readonly paper: Pick<KnownPaper, "title" | "venue" | "year" | "isPreprint">;
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

const NEIGHBOURS = 15;
const ALTERNATIVES = 3;
/** What a word of the title in the heading itself counts beside the nearest papers. */
const HEADING_WEIGHT = 0.5;

interface Candidate {
  readonly section: Section;
  readonly heading: Heading;
  readonly entries: number;
  /** Its headings without venues and years: sections of one topic have this in common. */
  readonly topic: string;
  readonly words: ReadonlySet<string>;
}

/** Reads a list's sections once, for placing papers in it often. */
export function learnPlacement(list: List): Placement {
  const whole = list.entries.filter(({ title }) => title !== "");
  const nearest = indexTitles(whole);
  const candidates = candidatesOf(list, whole);
  const topics = new Map(candidates.map(({ section, topic }) => [section, topic]));

  function topicScores({ paper, except }: Seeking): {
    scores: Map<string, number>;
    neighbours: readonly Entry[];
  } {
    const scores = new Map<string, number>();
    const near = nearest.to(paper.title, { count: NEIGHBOURS, ...(except ? { except } : {}) });
    for (const { entry, likeness } of near) {
      const topic = topics.get(entry.section) ?? "";
      scores.set(topic, (scores.get(topic) ?? 0) + likeness);
    }
    const terms = termsOf(paper.title);
    const headings = new Map(candidates.map(({ topic, words }) => [topic, words]));
    for (const [topic, words] of headings) {
      const shared = [...words].filter((word) => terms.has(word)).length;
      if (shared > 0)
        scores.set(topic, (scores.get(topic) ?? 0) + (HEADING_WEIGHT * shared) / Math.sqrt(words.size));
    }
    return { scores, neighbours: near.map(({ entry }) => entry) };
  }

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
      const { scores, neighbours } = topicScores(seeking);
      const ranked = rank(candidates, seeking, scores);
      const asked = seeking.asked ? named(seeking.asked) : null;
      const others = ranked.map(({ section }) => section);
      if (asked) return choice(asked, { kind: "asked" }, others);
      const [best, second] = ranked;
      if (!best) return null;
      if (!second) return choice(best.section, { kind: "only" }, others);
      const standing = neighbours
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
  const listed = list.sections.filter((section) => section.kind === "entries");
  const used = listed.filter((section) => counts.has(section));
  return (used.length > 0 ? used : listed).map((section) => {
    const topic = section.path.filter((title) => !isDated(title));
    return {
      section,
      heading: readHeading(section),
      entries: counts.get(section) ?? 0,
      topic: topic.join("\n"),
      words: termsOf(topic.at(-1) ?? ""),
    };
  });
}

function isDated(title: string): boolean {
  return /(?:19|20)\d\d/.test(title) || readVenue(title, 0) !== null;
}

/** Sections that the paper's venue and year speak for, then the topics that its title is nearest to, then the fullest. */
function rank(
  candidates: readonly Candidate[],
  { paper }: Seeking,
  topics: ReadonlyMap<string, number>,
): Candidate[] {
  const fits = new Map(candidates.map((each) => [each, agreement(each.heading, each.section, paper)]));
  const score = (each: Candidate) => topics.get(each.topic) ?? 0;
  return [...candidates].sort(
    (a, b) => (fits.get(b) ?? 0) - (fits.get(a) ?? 0) || score(b) - score(a) || b.entries - a.entries,
  );
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
  return sum;
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
