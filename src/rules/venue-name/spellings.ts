import { canonicalVenue, venueNames } from "../../list/venue-names.ts";
import { letters } from "../../model/letters.ts";
import { isPreprintServer } from "../../model/preprint-server.ts";
import type { Mention } from "./mentions.ts";
import { alike, isNearMiss, looksLike, type Target } from "./near-miss.ts";
import { isOtherVenue } from "./other-venues.ts";

/** How a list spells the venues it names. */
export interface Spellings {
  /** What a name that nobody knows was most likely meant to be, or null. */
  meant(name: string): Target | null;
  /** How often the list uses a name, whatever its case. */
  uses(name: string): number;
  /** How often each name of a mention's venue is used where it could be used as well. */
  rivals(mention: Mention): readonly Target[];
}

/** From this many uses on, a name that no table has is the list's own. */
const OWN_NAME = 3;

/** NIPS became NeurIPS in November 2018; up to that year both names are right. */
const RENAMED = 2018;

/** True for a name that its venue has dropped. */
export function isOldName(name: string): boolean {
  return /^nips/i.test(name);
}

/** Counts the names in use. */
export function learnSpellings(mentions: readonly Mention[]): Spellings {
  const counts = new Map<string, Map<string, number>>();
  for (const { name } of mentions) {
    const forms = counts.get(letters(name)) ?? new Map<string, number>();
    counts.set(letters(name), forms.set(name, (forms.get(name) ?? 0) + 1));
  }
  const uses = (name: string) => sum(counts.get(letters(name)));
  const targets = indexTargets(targetsOf(counts));
  const venues = countRivals(mentions);
  const known = new Map<string, Target | null>();

  function meant(name: string): Target | null {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = isName(name) ? null : closest(name, targets);
    known.set(name, found);
    return found;
  }

  return { meant, uses, rivals: (mention) => othersOf(mention, venues) };
}

/** A name that a table has. */
function isName(name: string): boolean {
  return canonicalVenue(name) !== null || isOtherVenue(name) || isPreprintServer(name);
}

/** The names that could be meant: those of the table, and those that the list itself uses often, as it writes them. */
function targetsOf(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): Target[] {
  const own = [...counts].flatMap(([key, forms]) => {
    const [name] = [...forms].sort((a, b) => b[1] - a[1])[0] ?? [];
    return name !== undefined && (isName(name) || sum(forms) >= OWN_NAME) ? [[key, name] as const] : [];
  });
  const table = venueNames().flatMap((name) => [name, name.replace(/^(?:IEEE|ACM) (?=\w{6})/, "")]);
  const names = new Map<string, string>(own);
  for (const name of table) if (!names.has(letters(name))) names.set(letters(name), name);
  return [...names].map(([key, name]) => ({ name, key, uses: sum(counts.get(key)) }));
}

interface Targets {
  /** Those of the table, by what they look like. */
  readonly byLooks: ReadonlyMap<string, readonly Target[]>;
  /** By the first letter, which a slip leaves alone. */
  readonly byFirst: ReadonlyMap<string, readonly Target[]>;
}

function indexTargets(targets: readonly Target[]): Targets {
  return {
    byLooks: Map.groupBy(
      targets.filter(({ name }) => isTableName(name)),
      ({ name }) => alike(name),
    ),
    byFirst: Map.groupBy(targets, ({ key }) => key[0] ?? ""),
  };
}

/** The target that is near, or of several near ones the one that the list uses far more than the others. */
function closest(name: string, { byLooks, byFirst }: Targets): Target | null {
  const key = letters(name);
  const isOther = (target: Target) => target.key !== key;
  const same = byLooks
    .get(alike(name))
    ?.filter(isOther)
    .find((target) => looksLike(name, target.name));
  if (same) return same;
  const [first, second] = (byFirst.get(key[0] ?? "") ?? [])
    .filter((target) => isOther(target) && isNearMiss(name, target))
    .sort((a, b) => b.uses - a.uses);
  if (
    !first ||
    (second && canonicalVenue(first.name) !== canonicalVenue(second.name) && first.uses <= second.uses * 5)
  )
    return null;
  return first;
}

function isTableName(name: string): boolean {
  return canonicalVenue(name) !== null;
}

/** How often each name of a venue is used, by the venue; where an older name was right in its time it is not counted. */
function countRivals(mentions: readonly Mention[]): Map<string, Map<string, Target>> {
  const venues = new Map<string, Map<string, Target>>();
  for (const mention of mentions) {
    const venue = rivalVenue(mention);
    if (venue === null) continue;
    const forms = venues.get(venue) ?? new Map<string, Target>();
    const key = letters(mention.name);
    const form = forms.get(key) ?? { name: mention.name, key, uses: 0 };
    venues.set(venue, forms.set(key, { ...form, uses: form.uses + 1 }));
  }
  return venues;
}

/** The venue whose names are held against each other at a mention; servers of preprints are called by many names. */
function rivalVenue({ name, year }: Mention): string | null {
  const venue = canonicalVenue(name);
  if (venue === null || isPreprintServer(name)) return null;
  const wasRenamed = venue.startsWith("NeurIPS");
  return wasRenamed && year !== null && year <= RENAMED ? null : venue;
}

/** The names of a mention's venue without the mention itself, the most used first. */
function othersOf(mention: Mention, venues: ReadonlyMap<string, ReadonlyMap<string, Target>>): Target[] {
  const forms = venues.get(rivalVenue(mention) ?? "") ?? new Map<string, Target>();
  const own = letters(mention.name);
  return [...forms.values()]
    .map((form) => (form.key === own ? { ...form, uses: form.uses - 1 } : form))
    .sort((a, b) => b.uses - a.uses);
}

function sum(forms: ReadonlyMap<string, number> | undefined): number {
  return [...(forms?.values() ?? [])].reduce((total, count) => total + count, 0);
}
