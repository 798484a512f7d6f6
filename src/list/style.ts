import type { Entry, EntryForm, List } from "../model/list.ts";
import { BINDING_COUNT, BINDING_SHARE } from "./binding.ts";
import { observe } from "./observe.ts";

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
  /**
   * What holds for entries of this form in this section: the section's own habit where it has enough entries,
   * else that of the headings above, else the list's.
   */
  traitsOf(place: Place): Traits;
  /** Over the whole list, for each form that its entries have; the commonest form first. */
  readonly forms: readonly {
    readonly form: EntryForm;
    readonly entries: number;
    readonly traits: readonly Trait[];
  }[];
}

/** Where an entry stands and as what: bullets and rows of one list have habits of their own. */
export type Place = Pick<Entry, "section" | "form">;

export interface Traits {
  get(key: string): Trait | undefined;
}

type Counts = Map<string, Map<string, { count: number; example: Entry }>>;

/** The text whose habits judge a change: the list before it, or the list itself where there was none. */
export function exemplar(base: List | null, head: List): List {
  return base !== null && base.entries.length > 0 ? base : head;
}

/** Learns the house style of a list: counts every form, in every section and over the whole list. */
export function learnStyle(list: List): Style {
  const counted = new Map<string, Counts>();
  const byForm = new Map<EntryForm, number>();
  for (const entry of list.entries) {
    if (entry.flaws.length > 0 || entry.title === "") continue;
    byForm.set(entry.form, (byForm.get(entry.form) ?? 0) + 1);
    const paths = scopePaths(entry);
    for (const { key, value } of observe(list.source, entry)) {
      for (const path of paths) note(counted, { path, key, value, entry });
    }
  }
  const finished = new Map<string, Map<string, Trait>>();
  function traitsAt(path: string): Map<string, Trait> {
    const known = finished.get(path);
    if (known) return known;
    const traits = new Map(
      [...(counted.get(path) ?? new Map())].map(([key, forms]) => [key, toTrait(key, forms)]),
    );
    finished.set(path, traits);
    return traits;
  }
  return {
    entries: [...byForm.values()].reduce((sum, count) => sum + count, 0),
    forms: [...byForm]
      .sort((a, b) => b[1] - a[1])
      .map(([form, entries]) => ({ form, entries, traits: [...traitsAt(form).values()] })),
    traitsOf(place) {
      const scopes = scopePaths(place).map(traitsAt);
      return {
        get(key) {
          const traits = scopes.map((scope) => scope.get(key));
          return traits.find((trait) => trait !== undefined && trait.count >= BINDING_COUNT) ?? traits.at(-1);
        },
      };
    },
  };
}

/** Innermost section first, the whole list last. */
function scopePaths({ section, form }: Place): string[] {
  const { path } = section;
  const above = path.map((_, index) => [form, ...path.slice(0, path.length - index)].join("\n"));
  return [...above, form];
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
