import type { Entry, List, Range, Section } from "../../model/list.ts";

/**
 * Where an entry stood, as near as the list still shows it: the entry above it, else its section's heading,
 * else the nearest heading above that is left, else the document's first words; null in an empty document.
 */
export function nearestPlace(removed: Entry, base: List, head: List): Range | null {
  const above = base.entries
    .slice(0, base.entries.indexOf(removed))
    .filter((entry) => pathOf(entry.section) === pathOf(removed.section));
  const left = new Map(head.entries.map((entry) => [keyOf(entry), entry]));
  for (const entry of above.reverse()) {
    const same = left.get(keyOf(entry));
    if (same) return same.titleRange.end > same.titleRange.start ? same.titleRange : same.range;
  }
  return headingOf(removed.section, head) ?? firstWords(head.source);
}

function headingOf({ path }: Section, head: List): Range | null {
  const sections = new Map(head.sections.map((section) => [pathOf(section), section]));
  for (let length = path.length; length > 0; length--) {
    const range = sections.get(path.slice(0, length).join("\n"))?.range;
    if (range && range.end > range.start) return range;
  }
  return null;
}

function firstWords(source: string): Range | null {
  const match = /[^\s\ufeff][^\r\n]*/.exec(source);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

function keyOf(entry: Entry): string {
  return `${pathOf(entry.section)}\n\n${entry.title}`;
}

function pathOf({ path }: Section): string {
  return path.join("\n");
}
