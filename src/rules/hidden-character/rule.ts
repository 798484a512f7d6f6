import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { Observation } from "../../model/finding.ts";
import { defineRule } from "../rule.ts";
import { type HiddenCharacter, scanCharacters } from "./characters.ts";
import { scanLookAlikes } from "./look-alikes.ts";
import { type Place, placesOf, severityAt } from "./places.ts";
import { describe } from "./words.ts";

export default defineRule({
  id: "hidden-character",
  summary: "An entry holds invisible, bidirectional or look-alike characters",
  severity: "error",
  fix: "safe",
  needs: [],
  options: z.strictObject({}),
  *check({ source, changes }) {
    for (const entry of writtenEntries(changes)) {
      const { start, end } = entry.range;
      const text = source.slice(start, end);
      const all = [...scanCharacters(text), ...scanLookAlikes(text)];
      if (all.length === 0) continue;
      const found = all.map((each) => ({ ...each, start: each.start + start, end: each.end + start }));
      for (const group of grouped(found, placesOf(source, entry))) yield { ...observe(source, group), entry };
    }
  },
});

interface Group {
  readonly place: Place;
  readonly found: HiddenCharacter[];
}

/** Characters of one kind in one place are one finding. */
function grouped(found: readonly HiddenCharacter[], places: readonly Place[]): Group[] {
  const groups = new Map<string, Group>();
  for (const each of found) {
    const index = places.findIndex(({ range }) => range.start <= each.start && each.end <= range.end);
    const place = places[index];
    if (!place || severityAt(place, each) === null) continue;
    const key = `${index}:${each.kind}`;
    const group = groups.get(key) ?? { place, found: [] };
    group.found.push(each);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function observe(source: string, { place, found }: Group): Observation {
  const ranks = found.map((each) => severityAt(place, each));
  const severity = ranks.includes("error") ? "error" : ranks.includes("warning") ? "warning" : "notice";
  const first = found[0];
  return {
    range: { start: first?.start ?? place.range.start, end: found.at(-1)?.end ?? place.range.end },
    ...describe(source, place, { found, severity }),
    severity,
    fix: {
      safety: "safe",
      edits: found.map(({ start, end, replacement }) => ({ start, end, text: replacement })),
    },
  };
}
