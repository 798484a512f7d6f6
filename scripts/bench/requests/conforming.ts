import { conforms, readParts } from "../../../src/list/print.ts";
import { learnStyle } from "../../../src/list/style.ts";
import { readVenue } from "../../../src/list/venue.ts";
import { canonicalVenue } from "../../../src/list/venue-names.ts";
import type { Entry, LinkRole, List } from "../../../src/model/list.ts";
import { isPreprint } from "../../../src/requests/habit.ts";
import { learnLinkForm } from "../../../src/requests/link-notation.ts";
import { venuePart } from "../../../src/requests/notation.ts";

/** A section with fewer entries to compare with is held against the whole list. */
const ENOUGH = 3;

/** What an entry does at one place, in words that compare; null where it has nothing there. */
type Habit = (source: string, entry: Entry) => string | null;

/**
 * Gives the test of whether an entry is written as most entries of a list are: its punctuation, the order of its pieces,
 * its labels, the form of its links, and its venue's name and notation.
 */
export function learnConforming(list: List): (source: string, entry: Entry) => boolean {
  const style = learnStyle(list);
  const linkForm = learnLinkForm(list);
  const whole = list.entries.filter(({ flaws, title }) => flaws.length === 0 && title !== "");
  return (source, entry) => {
    const alike = whole.filter((each) => each.form === entry.form && isPreprint(each) === isPreprint(entry));
    const roles = rolesOf(entry);
    const isMost = (habit: Habit, others: readonly Entry[]) => {
      const own = habit(source, entry);
      return own === null || own === commonest(others, entry, (each) => habit(list.source, each));
    };
    return (
      conforms(source, entry, style) &&
      entry.links.every(({ url }) => linkForm(url) === url) &&
      entry.links.every(({ role }) => isMost(labelOf(role), alike)) &&
      isMost(
        sequenceOf,
        alike.filter((each) => rolesOf(each) === roles),
      ) &&
      isMost(venueNotation, alike) &&
      isMost(
        nameNotation,
        whole.filter(({ venue }) => venue && isSameVenue(venue.name, entry.venue?.name ?? "")),
      )
    );
  };
}

/** Of the entry's own section where that has enough, else of the list. */
function commonest(
  entries: readonly Entry[],
  { section }: Entry,
  read: (entry: Entry) => string | null,
): string | null {
  const own = entries.filter((each) => each.section.index === section.index);
  const values = (own.length >= ENOUGH ? own : entries).flatMap((each) => read(each) ?? []);
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function rolesOf({ links }: Entry): string {
  return links
    .flatMap(({ role, url }) => (url === "" ? [] : [role]))
    .sort()
    .join(" ");
}

/** A promise of a link, "[[code]]", is told apart from one. */
function sequenceOf(source: string, entry: Entry): string {
  return readParts(source, entry)
    .parts.map(({ kind, text }) => (kind === "link" && text !== "" ? text : kind))
    .join(" ");
}

/** A label that is a venue or a date stands for all that are written so. */
function labelOf(role: LinkRole): Habit {
  return (source, { links, parts }) => {
    const starts = parts.flatMap(({ slot, range }) => (slot === "link" ? [range.start] : []));
    // What stands on the title has no label but the title.
    const link = links.find((each) => each.role === role && starts.includes(each.range.start));
    if (!link) return null;
    const label = source.slice(link.labelRange.start, link.labelRange.end);
    const venue = readVenue(label, 0);
    if (!venue?.year) return label;
    const { start, end } = venue.nameRange;
    return digits(`${label.slice(0, start)}N${label.slice(end)}`);
  };
}

function venueNotation(source: string, entry: Entry): string | null {
  const part = venuePart(entry);
  if (part === null) return null;
  const { start, end } = entry.venue?.nameRange ?? { start: part.start, end: part.start };
  return digits(`${source.slice(part.start, start)}N${source.slice(end, part.end)}`);
}

function nameNotation(_: string, { venue }: Entry): string | null {
  return venue?.name || null;
}

function isSameVenue(a: string, b: string): boolean {
  return (canonicalVenue(a) ?? a.toLowerCase()) === (canonicalVenue(b) ?? b.toLowerCase());
}

function digits(text: string): string {
  return text.replace(/\d/g, "9");
}
