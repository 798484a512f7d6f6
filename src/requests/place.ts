import { readVenue } from "../list/venue.ts";
import type { Entry, List, Section } from "../model/list.ts";
import { type Classifier, learnClassifier } from "./classifier.ts";
import { featuresOf } from "./features.ts";
import { CUES, foldName, type HeadingCues, learnCues } from "./heading-cues.ts";
import { indexTitles } from "./nearest.ts";
import { type Sighted, sightEntry } from "./sighted.ts";

/** Why a paper goes into a section. */
export type PlaceReason =
  | { readonly kind: "asked" }
  /** The heading names the paper's venue, year or both. */
  | { readonly kind: "heading" }
  /** The papers most like it stand there; the best of them first. */
  | { readonly kind: "neighbours"; readonly neighbours: readonly Entry[] }
  /** The only section there is. */
  | { readonly kind: "only" };

/** A section of one of the list's files. */
export interface Place {
  readonly path: string;
  readonly section: Section;
}

/** Where a paper goes, and where else it could. */
export interface SectionChoice extends Place {
  readonly reason: PlaceReason;
  /** Best first. */
  readonly alternatives: readonly Place[];
}

/** What is known of the paper that looks for its section, and the section that somebody asked for. */
export interface Seeking {
  readonly paper: Sighted;
  readonly asked?: Place | null;
}

/** Finds sections for papers in one list. */
export interface Placement {
  /** Null for a list without a section that has entries. */
  choose(seeking: Seeking): SectionChoice | null;
  /**
   * The section that somebody means by a name: equal but for case and signs, else the only one that holds it; in one
   * file, or in any.
   */
  named(name: string, path?: string): Place | null;
}

const NEIGHBOURS = 30;
const ALTERNATIVES = 3;
/** Of more sections the fullest are told apart, and of more entries as many, evenly. */
const MOST_SECTIONS = 300;
const MOST_EXAMPLES = 4000;

interface Candidate extends Place {
  readonly entries: number;
  /** Words beside its heading that say what it is about: its file's name, where there are several. */
  readonly names: string;
}

/** Reads the sections of a list's files, for placing papers in them often. What is learned is learned when it is needed. */
export function learnPlacement(lists: readonly List[]): Placement {
  const entries = lists.flatMap((list) => list.entries.filter(({ title }) => title !== ""));
  const candidates = candidatesOf(lists, entries);
  const fullest = [...candidates].sort((a, b) => b.entries - a.entries).slice(0, MOST_SECTIONS);
  let learned: ReturnType<typeof learnRanking> | undefined;

  return {
    named: (name, path) =>
      namedAmong(path === undefined ? candidates : candidates.filter((each) => each.path === path), name),
    choose({ paper, asked }) {
      learned ??= learnRanking(fullest, entries);
      const ranked = learned.rank(paper);
      if (asked) return choice(asked, { kind: "asked" }, ranked);
      const [best, second] = ranked;
      if (!best) return null;
      if (!second) return choice(best, { kind: "only" }, ranked);
      const standing = learned.neighbours(paper.title, best.section);
      const isByHeading = learned.speaksFor(best, paper) || standing.length === 0;
      const reason: PlaceReason = isByHeading
        ? { kind: "heading" }
        : { kind: "neighbours", neighbours: standing };
      return choice(best, reason, ranked);
    },
  };
}

function choice({ path, section }: Place, reason: PlaceReason, ranked: readonly Place[]): SectionChoice {
  const others = ranked.filter((each) => each.section !== section).slice(0, ALTERNATIVES);
  return { path, section, reason, alternatives: others };
}

/** Learns from the entries that stand in these sections which papers go where. */
function learnRanking(places: readonly Candidate[], entries: readonly Entry[]) {
  const cues = learnCues(places);
  const positions = new Map(places.map(({ section }, at) => [section, at]));
  const classify = learnSections(places, entries, { cues, positions });
  const nearest = indexTitles(entries);
  return {
    rank(paper: Sighted): Candidate[] {
      const scores = classify({ features: featuresOf(paper), cues: cues.of(paper) });
      const order = [...places.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
      return order.flatMap((at) => places[at] ?? []);
    },
    speaksFor: ({ section }: Place, paper: Sighted) => cues.speaksFor(positions.get(section) ?? -1, paper),
    /** The likest papers of a section. */
    neighbours: (title: string, section: Section): Entry[] =>
      nearest
        .to(title, NEIGHBOURS)
        .map(({ entry }) => entry)
        .filter((entry) => entry.section === section)
        .slice(0, ALTERNATIVES),
  };
}

/** Sections of one title ("Conference", "2024") learn together what they have in common. */
function learnSections(
  places: readonly Candidate[],
  entries: readonly Entry[],
  { cues, positions }: { readonly cues: HeadingCues; readonly positions: ReadonlyMap<Section, number> },
): Classifier {
  const titles = new Map<string, number>();
  for (const { section } of places) titles.set(section.title, (titles.get(section.title) ?? 0) + 1);
  const shared = [...titles].flatMap(([title, count]) => (count > 1 ? [title] : []));
  const traits = places.map(({ section }, at) => {
    const common = shared.indexOf(section.title);
    return common < 0 ? [at] : [at, places.length + common];
  });
  const step = Math.max(1, entries.length / MOST_EXAMPLES);
  const examples = entries
    .filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
    .flatMap((entry) => {
      const is = positions.get(entry.section);
      const paper = sightEntry(entry);
      return is === undefined ? [] : [{ is, features: featuresOf(paper), cues: cues.of(paper) }];
    });
  return learnClassifier(examples, { traits, cues: CUES.map(({ weight }) => weight) });
}

function namedAmong(candidates: readonly Candidate[], name: string): Place | null {
  const wanted = foldName(name);
  if (wanted === "") return null;
  const exact = candidates.filter(({ section }) => foldName(section.title) === wanted);
  const whole = candidates.filter(({ section }) => foldName(section.path.join(" ")) === wanted);
  const held = candidates.filter(({ section }) => foldName(section.title).includes(wanted));
  for (const found of [whole, exact, held]) {
    const [only, another] = found;
    if (only && !another) return only;
  }
  return null;
}

function candidatesOf(lists: readonly List[], entries: readonly Entry[]): Candidate[] {
  const counts = new Map<Section, number>();
  for (const { section } of entries) counts.set(section, (counts.get(section) ?? 0) + 1);
  return lists.flatMap((list) => {
    const listed = list.sections.filter(({ kind }) => kind === "entries");
    const used = listed.filter((section) => counts.has(section) || isOpen(list, section));
    const names = lists.length > 1 ? fileWords(list.path) : "";
    return (counts.size > 0 ? used : listed).map((section) => ({
      ...{ path: list.path, section, names },
      entries: counts.get(section) ?? 0,
    }));
  });
}

/** "papers/report-generation.md" is about report generation; a README says nothing. */
function fileWords(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  return /^readme/i.test(name) ? "" : name.replace(/[-_]+/g, " ");
}

/** An empty section under a heading that names a venue or a year waits for its first paper. */
function isOpen({ sections }: List, section: Section): boolean {
  const isDated = /(?:19|20)\d\d/.test(section.title) || readVenue(section.title, 0) !== null;
  if (section.level === 0 || !isDated) return false;
  const next = sections[section.index + 1];
  return next === undefined || next.level <= section.level;
}
