import { readDate } from "../list/dates.ts";
import { readVenue } from "../list/venue.ts";
import { canonicalVenue, isPreprintServer } from "../list/venue-names.ts";
import type { Entry, Range, Venue } from "../model/list.ts";
import type { KnownPaper } from "./known.ts";

/** How a list writes venues, years and dates: templates with `{name}`, `{yyyy}`, `{yy}`, `{mm}` and `{m}`. */
export interface Notation {
  /** The venue as the list would write it; null where its notation needs what is not known. */
  venue(paper: KnownPaper): string | null;
  /** A date as the list would write it beside an entry; null where it needs what is not known. */
  date(paper: KnownPaper): string | null;
  /** The list's own name for a venue, else the usual one. */
  name(venue: string): string;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Learns the notation from entries, those that say most of the place first. */
export function learnNotation(source: string, scopes: readonly (readonly Entry[])[]): Notation {
  const published = scopes.map((entries) => ranked(entries, (entry) => venueTemplate(source, entry, false)));
  const preprints = scopes.map((entries) => ranked(entries, (entry) => venueTemplate(source, entry, true)));
  const dates = scopes.map((entries) => ranked(entries, (entry) => dateTemplate(source, entry)));
  const names = learnNames(scopes.at(-1) ?? []);
  return {
    venue(paper) {
      const name = paper.venue === null ? names("arXiv") : names(paper.venue);
      const own = paper.isPreprint ? preprints : published;
      const other = paper.isPreprint ? published : preprints;
      return fillFirst([...own, ...other], paper, name);
    },
    date: (paper) => fillFirst(dates, paper, ""),
    name: names,
  };
}

function fillFirst(
  scopes: readonly (readonly string[])[],
  { year, month }: KnownPaper,
  name: string,
): string | null {
  for (const templates of scopes) {
    for (const template of templates) {
      if (/\{y+\}/.test(template) && year === null) continue;
      if (/\{(?:m+|Mon)\}/.test(template) && month === null) continue;
      const text = template
        .replace("{name}", () => name)
        .replace("{yyyy}", String(year))
        .replace("{yy}", String(year).slice(2))
        .replace("{mm}", String(month).padStart(2, "0"))
        .replace("{m}", String(month))
        .replace("{Mon}", MONTHS[(month ?? 1) - 1] ?? "");
      return text;
    }
  }
  return null;
}

/** The templates in use, most common first. */
function ranked(entries: readonly Entry[], read: (entry: Entry) => string | null): string[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const template = read(entry);
    if (template !== null) counts.set(template, (counts.get(template) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([template]) => template);
}

/** The part of an entry that says its venue, or its year where it says no more, whatever it stands as. */
export function venuePart({ venue, year, parts }: Entry): Range | null {
  const said = parts.filter(({ slot }) => slot !== "title" && slot !== "link").map(({ range }) => range);
  if (venue)
    return said.find(({ start, end }) => start <= venue.range.start && venue.range.end <= end) ?? null;
  return year === null ? null : (parts.find(({ slot }) => slot === "venue")?.range ?? null);
}

function venueTemplate(source: string, entry: Entry, ofPreprints: boolean): string | null {
  const part = venuePart(entry);
  if (!part) return null;
  const { venue, year } = entry;
  if (!venue) return withPlaceholders(source.slice(part.start, part.end), { year, month: null });
  return template(source, venue, { part, ofPreprints });
}

/** A venue with its name and numbers as placeholders; null for one of the other kind. A year alone is of both kinds. */
function template(
  source: string,
  venue: Venue,
  { part, ofPreprints }: { readonly part: Range; readonly ofPreprints: boolean },
): string | null {
  if (venue.name !== "" && isPreprintServer(venue.name) !== ofPreprints) return null;
  const before = source.slice(part.start, venue.nameRange.start);
  const after = source.slice(venue.nameRange.end, part.end);
  const name = venue.name === "" ? "" : "{name}";
  return `${withPlaceholders(before, venue)}${name}${withPlaceholders(after, venue)}`;
}

/** Labels of links that are venues ("[[ICML2019]]"), written for a paper; null where these labels are none. */
export function venueLabel(
  labels: ReadonlyMap<string, number>,
  paper: KnownPaper,
  names: Notation["name"],
): { readonly label: string | null } | null {
  let all = 0;
  let venues = 0;
  const templates = new Map<string, number>();
  for (const [label, count] of labels) {
    const venue = readVenue(label, 0);
    all += count;
    if (!venue?.year) continue;
    venues += count;
    const made = template(label, venue, {
      part: { start: 0, end: label.length },
      ofPreprints: paper.isPreprint,
    });
    if (made !== null) templates.set(made, (templates.get(made) ?? 0) + count);
  }
  if (venues * 2 < all) return null;
  const best = [...templates].sort((a, b) => b[1] - a[1]).map(([each]) => each);
  return { label: fillFirst([best], paper, names(paper.venue ?? "arXiv")) };
}

function withPlaceholders(
  text: string,
  { year, month }: { readonly year: number | null; readonly month: number | null },
): string {
  if (year === null) return text;
  const short = String(year).slice(2);
  const padded = String(month ?? 0).padStart(2, "0");
  const compact = `${short}${padded}`;
  if (month !== null && text.includes(compact)) return text.replace(compact, "{yy}{mm}");
  const dated = text.includes(String(year))
    ? text.replace(String(year), "{yyyy}")
    : text.replace(short, "{yy}");
  if (month === null) return dated;
  const at = dated.lastIndexOf("}") + 1;
  const tail = dated.slice(at);
  return (
    dated.slice(0, at) +
    (tail.includes(padded) ? tail.replace(padded, "{mm}") : tail.replace(String(month), "{m}"))
  );
}

/** A note that is nothing but a date. */
function dateTemplate(source: string, entry: Entry): string | null {
  for (const { slot, range } of entry.parts) {
    if (slot !== "note" && slot !== "tag") continue;
    const template = dateNotation(source.slice(range.start, range.end));
    if (template !== null) return template;
  }
  return null;
}

/** "2024.05" is `{yyyy}.{mm}`, "25 Aug 2022" is `{Mon} {yyyy}`: days are not known of papers. Null for what is no date. */
export function dateNotation(text: string): string | null {
  const date = text.length > 20 ? null : readDate(text);
  if (date === null) return null;
  const numeric = /^(\W{0,3}\d{4}[-./]\d{1,2})(?:[-./]\d{1,2})?(\W{0,3})$/.exec(text);
  if (numeric) return withPlaceholders(`${numeric[1]}${numeric[2]}`, date);
  return /^(?:\d{1,2} )?[A-Z][a-z]{2} \d{4}$/.test(text) ? "{Mon} {yyyy}" : null;
}

/** The list's own name for a venue ("NIPS"), where it has one; else the usual name. */
function learnNames(entries: readonly Entry[]): (name: string) => string {
  const byVenue = new Map<string, Map<string, number>>();
  for (const { venue } of entries) {
    if (!venue?.name) continue;
    const key = canonicalVenue(venue.name) ?? venue.name.toLowerCase();
    const spellings = byVenue.get(key) ?? new Map<string, number>();
    byVenue.set(key, spellings);
    spellings.set(venue.name, (spellings.get(venue.name) ?? 0) + 1);
  }
  return (name) => {
    const canonical = canonicalVenue(name);
    const spellings = byVenue.get(canonical ?? name.toLowerCase());
    const [common] = [...(spellings ?? [])].sort((a, b) => b[1] - a[1]);
    return common?.[0] ?? canonical ?? name;
  };
}
