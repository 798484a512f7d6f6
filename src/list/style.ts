import type { Edit, Entry, List, Section } from "../model/list.ts";
import { innerLabel, linkForm, type Segment, segmentsOf } from "./entry/segments.ts";

/** A form binds when this share of at least this many entries has it. */
const BINDING_SHARE = 0.9;
const BINDING_COUNT = 10;

/** One way a piece of an entry is written, and how many entries write it so. */
export interface Form {
  readonly value: string;
  readonly count: number;
  /** The first entry that has it. */
  readonly example: Entry;
}

/** What a list (or a section of it) does at one place of its entries. */
export interface Trait {
  /** `gap:title>link`, `form:paper`, `label:code`, `marker`, `end:link`. */
  readonly key: string;
  readonly count: number;
  /** Most common first. */
  readonly forms: readonly Form[];
  /** The form that binds, or null where the list leaves it free. */
  readonly bound: string | null;
}

/** How a list writes its entries, learned from the list itself. */
export interface Style {
  /** How many entries it was learned from. */
  readonly entries: number;
  /** What holds in a section: its own habit where it has enough entries, else that of the headings above, else the list's. */
  traitsOf(section: Section): Traits;
  /** Over the whole list. */
  readonly traits: readonly Trait[];
}

export interface Traits {
  get(key: string): Trait | undefined;
}

/** One place of an entry and how it is written there. */
export interface Observed {
  readonly key: string;
  readonly value: string;
  readonly range: { readonly start: number; readonly end: number };
}

type Counts = Map<string, Map<string, { count: number; example: Entry }>>;

/** Learns the house style of a list: counts every form, in every section and over the whole list. */
export function learnStyle(list: List): Style {
  const scopes = new Map<string, Counts>();
  let entries = 0;
  for (const entry of list.entries) {
    if (entry.flaws.length > 0 || entry.title === "") continue;
    entries++;
    const paths = scopePaths(entry.section);
    for (const { key, value } of observe(list.source, entry)) {
      for (const path of paths) note(scopes, { path, key, value, entry });
    }
  }
  const finished = new Map<string, Map<string, Trait>>();
  function traitsAt(path: string): Map<string, Trait> {
    const known = finished.get(path);
    if (known) return known;
    const traits = new Map(
      [...(scopes.get(path) ?? new Map())].map(([key, forms]) => [key, toTrait(key, forms)]),
    );
    finished.set(path, traits);
    return traits;
  }
  return {
    entries,
    traits: [...traitsAt("").values()],
    traitsOf: (section) => ({
      get(key) {
        const traits = scopePaths(section).map((path) => traitsAt(path).get(key));
        return traits.find((trait) => trait !== undefined && trait.count >= BINDING_COUNT) ?? traits.at(-1);
      },
    }),
  };
}

/** Innermost section first, the whole list last. */
function scopePaths(section: Section): string[] {
  const paths = section.path.map((_, index) => section.path.slice(0, section.path.length - index).join("\n"));
  return [...paths, ""];
}

function note(
  scopes: Map<string, Counts>,
  seen: { path: string; key: string; value: string; entry: Entry },
): void {
  const counts = scopes.get(seen.path) ?? new Map();
  scopes.set(seen.path, counts);
  const forms = counts.get(seen.key) ?? new Map();
  counts.set(seen.key, forms);
  const form = forms.get(seen.value);
  if (form) form.count++;
  else forms.set(seen.value, { count: 1, example: seen.entry });
}

function toTrait(key: string, counted: Map<string, { count: number; example: Entry }>): Trait {
  const forms = [...counted].map(([value, form]) => ({ value, ...form })).sort((a, b) => b.count - a.count);
  const count = forms.reduce((sum, form) => sum + form.count, 0);
  const [first] = forms;
  const isBound = first !== undefined && count >= BINDING_COUNT && first.count >= count * BINDING_SHARE;
  return { key, count, forms, bound: isBound ? first.value : null };
}

/** How an entry is written, place by place. */
export function observe(source: string, entry: Entry): Observed[] {
  const segments = segmentsOf(entry);
  const observed: Observed[] = [];
  let before = "start";
  let at = entry.range.start;
  for (const segment of segments) {
    observed.push(gap(source, `gap:${before}>${segment.kind}`, { start: at, end: segment.range.start }));
    observed.push(...observeLink(source, segment));
    before = segment.kind;
    at = segment.range.end;
  }
  observed.push(gap(source, `gap:${before}>end`, { start: at, end: entry.range.end }));
  return observed.filter(({ value }) => value.length <= 60 && !/https?:|\n[ \t]*\n/.test(value));
}

/** Numbers of numbered items are places, not style. */
function gap(source: string, key: string, range: { start: number; end: number }): Observed {
  return { key, value: source.slice(range.start, range.end).replace(/^\d+(?=[.)])/, "#"), range };
}

function observeLink(source: string, segment: Segment): Observed[] {
  const { link } = segment;
  if (!link) return [];
  const form = linkForm(source, link);
  if (form === null || link.role === "other") return [];
  const label = innerLabel(source, link);
  return [
    { key: `form:${link.role}`, value: form, range: link.range },
    { key: `label:${link.role}`, value: source.slice(label.start, label.end), range: label },
  ];
}

/** A place where an entry departs from a form that binds. */
export interface Departure {
  readonly found: Observed;
  readonly trait: Trait;
  readonly expected: string;
  readonly edits: readonly Edit[];
}

/** Where an entry departs from the house style; none means that it conforms. */
export function departures(source: string, entry: Entry, style: Style): Departure[] {
  const traits = style.traitsOf(entry.section);
  const departed: Departure[] = [];
  for (const found of observe(source, entry)) {
    const trait = traits.get(found.key);
    if (!trait || trait.bound === null || trait.bound === found.value) continue;
    departed.push({
      found,
      trait,
      expected: trait.bound,
      edits: mend(source, entry, { found, expected: trait.bound }),
    });
  }
  return departed;
}

function mend(source: string, entry: Entry, wanted: { found: Observed; expected: string }): Edit[] {
  const { found, expected } = wanted;
  if (found.key.startsWith("form:")) return mendForm(source, entry, wanted);
  const number = /^\d+/.exec(source.slice(found.range.start, found.range.end))?.[0] ?? "1";
  return [{ ...found.range, text: expected.replace(/^#/, number) }];
}

/** Rewrites the brackets of a link around its own label and address. */
function mendForm(
  source: string,
  entry: Entry,
  { found, expected }: { found: Observed; expected: string },
): Edit[] {
  const link = entry.links.find((candidate) => candidate.range.start === found.range.start);
  const match = /^(.*)L(.*)U(.*)$/s.exec(expected);
  if (!link?.urlRange || !match) return [];
  const label = innerLabel(source, link);
  return [
    { start: link.range.start, end: label.start, text: match[1] ?? "" },
    { start: label.end, end: link.urlRange.start, text: match[2] ?? "" },
    { start: link.urlRange.end, end: link.range.end, text: match[3] ?? "" },
  ];
}
