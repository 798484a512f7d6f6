import { z } from "zod";
import { type Departure, departures } from "../../list/departures.ts";
import { writtenEntries } from "../../model/change.ts";
import type { Observation } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { defineRule } from "../rule.ts";
import { describeDeparture } from "./words.ts";

export default defineRule({
  id: "house-style",
  summary: "The entry is not written the way the list writes its entries",
  severity: "warning",
  fix: "safe",
  needs: [],
  options: z.strictObject({}),
  *check({ source, changes, style }) {
    for (const entry of writtenEntries(changes)) {
      if (entry.flaws.length > 0 || entry.title === "") continue;
      const departed = departures(source, entry, style).filter(isForm);
      const first = departed.find(isLoud) ?? departed[0];
      if (first) yield departure(entry, { departed, first });
    }
  },
});

/** A label that is another word says something else; only its writing is style. */
function isForm({ found, expected }: Departure): boolean {
  return !found.key.startsWith("label:") || bare(found.value) === bare(expected);
}

function bare(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Missing or extra brackets around a link, and line breaks, are what readers see.
 * `[[paper](u)]` beside `[[paper]](u)`, a blank or a comma more or less are worth a hint at the most.
 */
function isLoud({ found, expected }: Departure): boolean {
  if (found.key.startsWith("form:")) return count(found.value, "[") !== count(expected, "[");
  return count(found.value, "\n") !== count(expected, "\n");
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function departure(
  entry: Entry,
  { departed, first }: { departed: readonly Departure[]; first: Departure },
): Observation {
  return {
    range: entry.range,
    ...describeDeparture(entry, { first, more: departed.length - 1 }),
    entry,
    severity: isLoud(first) ? "warning" : "notice",
    fix: { safety: "safe", edits: departed.flatMap(({ edits }) => edits) },
  };
}
