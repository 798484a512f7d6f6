import { readDate } from "../list/dates.ts";
import { canonicalVenue, isPreprintServer } from "../list/venue-names.ts";
import type { Entry } from "../model/list.ts";
import type { KnownPaper } from "./known.ts";

/** How a list writes venues, years and dates: templates with `{name}`, `{yyyy}`, `{yy}`, `{mm}` and `{m}`. */
export interface Notation {
  /** The venue as the list would write it; null where its notation needs what is not known. */
  venue(paper: KnownPaper): string | null;
  /** A date as the list would write it beside an entry; null where it needs what is not known. */
  date(paper: KnownPaper): string | null;
}

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
      if (/\{m+\}/.test(template) && month === null) continue;
      const text = template
        .replace("{name}", () => name)
        .replace("{yyyy}", String(year))
        .replace("{yy}", String(year).slice(2))
        .replace("{mm}", String(month).padStart(2, "0"))
        .replace("{m}", String(month));
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

function venueTemplate(source: string, entry: Entry, ofPreprints: boolean): string | null {
  const { venue } = entry;
  const part = entry.parts.find(({ slot }) => slot === "venue")?.range;
  if (!venue || !part || venue.range.start < part.start || venue.range.end > part.end) return null;
  if (isPreprintServer(venue.name) !== ofPreprints) return null;
  const before = source.slice(part.start, venue.nameRange.start);
  const after = source.slice(venue.nameRange.end, part.end);
  const name = venue.name === "" ? "" : "{name}";
  return `${withPlaceholders(before, venue)}${name}${withPlaceholders(after, venue)}`;
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

/** "2024.05" is `{yyyy}.{mm}`; null for everything that is no date, or one to the day. */
export function dateNotation(text: string): string | null {
  const date = text.length > 20 ? null : readDate(text);
  if (date === null || date.day !== 0 || !/^\W{0,3}\d{4}[-./]\d{1,2}\W{0,3}$/.test(text)) return null;
  return withPlaceholders(text, date);
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
