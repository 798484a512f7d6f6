import { entriesBySection } from "../list/order.ts";
import { type LearnedPlace, learnPlace } from "../list/place.ts";
import { conforms } from "../list/print.ts";
import { learnStyle } from "../list/style.ts";
import { canonicalVenue } from "../list/venue-names.ts";
import type { Language } from "../model/finding.ts";
import type { Entry, EntryForm, List } from "../model/list.ts";
import { learnHubs } from "../rules/duplicate-entry/hubs.ts";
import { buildPapers } from "../rules/papers.ts";
import { chooseLanguage } from "./language.ts";

/** What a list shows of itself. */
export interface Learned {
  readonly language: Language;
  readonly files: readonly { readonly path: string; readonly entries: number; readonly why: string | null }[];
  readonly sections: number;
  /** The commonest first. */
  readonly forms: readonly { readonly form: EntryForm; readonly count: number }[];
  /** An entry that is written as most are, and how many are written as their section is; null without entries. */
  readonly style: { readonly example: string; readonly conforming: number; readonly count: number } | null;
  /** How links are written (`[[L](U)]`), by their label; only the forms that bind. */
  readonly links: readonly { readonly role: string; readonly form: string; readonly count: number }[];
  /** The venues that entries or their headings name, the commonest first. */
  readonly venues: readonly { readonly name: string; readonly count: number }[];
  /** Where new entries go, by how many sections say so; the commonest first. */
  readonly places: readonly { readonly place: LearnedPlace | null; readonly sections: number }[];
  /** Sections that list papers a second time on purpose. */
  readonly hubs: readonly string[];
}

/** Learns what there is to say of a list from its files; pure. */
export function learnLists(lists: readonly List[]): Learned {
  const entries = lists.flatMap((list) => list.entries);
  return {
    language: chooseLanguage(lists, ""),
    files: lists.map(({ path, entries: own, notJudged }) => ({
      path,
      entries: own.length,
      why: notJudged?.en ?? null,
    })),
    sections: new Set(entries.map(({ section }) => section)).size,
    forms: counted(entries.map(({ form }) => form)).map(([form, count]) => ({ form, count })),
    style: styleOf(lists),
    links: lists[0] === undefined ? [] : linksOf(lists[0]),
    venues: venuesOf(entries),
    places: placesOf(lists),
    hubs: hubsOf(lists),
  };
}

function styleOf(lists: readonly List[]): Learned["style"] {
  let conforming = 0;
  let count = 0;
  let example: string | null = null;
  for (const list of lists) {
    const style = learnStyle(list);
    count += list.entries.length;
    for (const entry of list.entries) {
      if (!conforms(list.source, entry, style)) continue;
      conforming++;
      const text = list.source.slice(entry.range.start, entry.range.end);
      if (isShorter(text, example)) example = text;
    }
  }
  return example === null ? null : { example, conforming, count };
}

/** The shortest entry with a link shows a style best. */
function isShorter(text: string, than: string | null): boolean {
  return /https?:/.test(text) && (than === null || text.length < than.length);
}

function linksOf(list: List): Learned["links"] {
  const [commonest] = learnStyle(list).forms;
  return (commonest?.traits ?? []).flatMap(({ key, bound, count }) =>
    key.startsWith("form:") && bound !== null ? [{ role: key.slice(5), form: bound, count }] : [],
  );
}

function venuesOf(entries: readonly Entry[]): Learned["venues"] {
  const names = entries.flatMap(({ venue, section }) => {
    const name = venue?.name ?? section.venue?.name;
    return name === undefined ? [] : [canonicalVenue(name) ?? name];
  });
  return counted(names).map(([name, count]) => ({ name, count }));
}

function placesOf(lists: readonly List[]): Learned["places"] {
  const found = new Map<string, { place: LearnedPlace | null; sections: number }>();
  for (const list of lists) {
    for (const section of entriesBySection(list).keys()) {
      const place = learnPlace(list, section);
      const key = place === null ? "" : `${place.at} ${place.by} ${place.direction}`;
      const known = found.get(key);
      if (known) known.sections++;
      else found.set(key, { place, sections: 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.sections - a.sections);
}

function hubsOf(lists: readonly List[]): string[] {
  const papers = buildPapers(lists);
  const hubs = lists.flatMap((list) => learnHubs({ list, papers, written: new Set(), named: [] }).titles);
  return [...new Set(hubs)];
}

function counted<Value>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
