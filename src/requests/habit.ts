import { paperIds } from "../identity/paper-id.ts";
import { registryOf } from "../identity/registries.ts";
import type { Entry, EntryForm, Section } from "../model/list.ts";
import { isPreprintServer } from "../model/preprint-server.ts";
import { learnNotation, type Notation } from "./notation.ts";
import { type Skeleton, skeletons } from "./skeleton.ts";

/** A section with fewer entries than this is printed like the rest of its list. */
export const ENOUGH = 3;

/** What entries of one section are printed by. */
export interface Habit {
  readonly form: EntryForm;
  readonly notation: Notation;
  /** Sequences of pieces: those of the section's papers of this kind, of all its papers, then the list's, each commonest first. */
  readonly preprints: readonly Skeleton[];
  readonly published: readonly Skeleton[];
}

/** Learns how a section's entries are printed; null where there is no entry to learn from. */
export function learnHabit(source: string, entries: readonly Entry[], section: Section): Habit | null {
  const own = entries.filter((entry) => entry.section === section);
  const form = commonForm(own.length > 0 ? own : entries);
  if (form === null) return null;
  const ofForm = entries.filter((entry) => entry.form === form);
  const here = own.filter((entry) => entry.form === form);
  const scopes = here.length >= ENOUGH ? [here, ofForm] : [ofForm];
  const sequences = (isWanted: (entry: Entry) => boolean) =>
    scopes.flatMap((scope) =>
      [scope.filter(isWanted), scope]
        .filter(({ length }) => length >= ENOUGH || scope.length < ENOUGH)
        .flatMap((some) => skeletons(source, some)),
    );
  return {
    form,
    notation: learnNotation(source, scopes),
    preprints: sequences(isPreprint),
    published: sequences((entry) => !isPreprint(entry)),
  };
}

function commonForm(entries: readonly Entry[]): EntryForm | null {
  const counts = new Map<EntryForm, number>();
  for (const { form } of entries) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** An entry that says nothing of a venue is a preprint where its paper lies at a preprint server. */
export function isPreprint({ venue, links }: Entry): boolean {
  if (venue !== null && venue.name !== "") return isPreprintServer(venue.name);
  const paper = links.find(({ role, url }) => role === "paper" && url !== "");
  return paper !== undefined && paperIds(paper.url).some((id) => registryOf(id) === "arxiv");
}
