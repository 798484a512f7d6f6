import { readDate } from "../list/dates.ts";
import { canonicalVenue } from "../list/venue-names.ts";
import type { Entry, Range, Venue } from "../model/list.ts";
import { isPreprintServer } from "../model/preprint-server.ts";
import type { KnownPaper } from "./known.ts";

/** How a list writes venues, years and dates: templates with `{name}`, `{yyyy}`, `{yy}`, `{mm}` and `{m}`. */
export interface Notation {
  /** The venue as the list would write it; null where its notation needs what is not known. */
  venue(paper: KnownPaper): string | null;
  /** A date as the list would write it beside an entry; null where it needs what is not known. */
  date(paper: KnownPaper): string | null;
  /** The list's own name for where a paper appeared, as it was written in those years; else the usual one. */
  name(paper: Pick<KnownPaper, "venue" | "year">): string;
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
      const name = names(paper);
      const own = paper.isPreprint ? preprints : published;
      const other = paper.isPreprint ? published : preprints;
      return fillFirst([...own, ...other], paper, name);
    },
    date: (paper) => fillFirst(dates, paper, ""),
    name: names,
  };
}

/** The first template that what is known fills; scope by scope, null for none. */
export function fillFirst(
  scopes: readonly (readonly string[])[],
  { year, month }: Pick<KnownPaper, "year" | "month">,
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
  return venueText(source, venue, { part, ofPreprints });
}

/** A venue with its name and numbers as placeholders; null for one of the other kind. A year alone is of both kinds. */
export function venueText(
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
  const spoken = withoutDay(text);
  return spoken === "{Mon} {yyyy}" ? spoken : null;
}

/** A text with its date in words as placeholders: "arXiv 22 Apr 2021" is `arXiv {Mon} {yyyy}`. Null where it has none. */
export function withoutDay(text: string): string | null {
  const found = /(?<![\p{L}\p{N}])(?:\d{1,2} )?[A-Z][a-z]{2} (?:19|20)\d\d(?!\d)/u.exec(text);
  if (found === null || readDate(found[0]) === null) return null;
  return text.replace(found[0], "{Mon} {yyyy}");
}

/** The list's own name for a venue ("NIPS"), where it has one, as of the years around it; else the usual name. */
function learnNames(entries: readonly Entry[]): Notation["name"] {
  const byVenue = new Map<string, { readonly name: string; readonly year: number | null }[]>();
  for (const { venue } of entries) {
    // "arXiv 22 Apr 2021" begins with a date, not with a name.
    if (!venue?.name || readDate(`${venue.name} 2000`) !== null) continue;
    const key = keyOf(venue.name);
    const known = byVenue.get(key);
    if (known) known.push(venue);
    else byVenue.set(key, [venue]);
  }
  return ({ venue, year }) => {
    const wanted = venue ?? "arXiv";
    const weights = new Map<string, number>();
    for (const seen of byVenue.get(keyOf(wanted)) ?? []) {
      const distance = year === null || seen.year === null ? 0 : Math.abs(year - seen.year);
      weights.set(seen.name, (weights.get(seen.name) ?? 0) + 1 / (1 + distance) ** 2);
    }
    const [common] = [...weights].sort((a, b) => b[1] - a[1]);
    return common?.[0] ?? canonicalVenue(wanted) ?? wanted;
  };
}

/** "arXiv", "arXiv preprint" and "Preprint" are one place with many names. */
function keyOf(name: string): string {
  if (/^(?:arxiv|preprint|corr)\b/i.test(name)) return "arxiv";
  return canonicalVenue(name) ?? name.toLowerCase();
}
