import { z } from "zod";
import { type Departure, departures } from "../../list/departures.ts";
import { writtenEntries } from "../../model/change.ts";
import type { Observation, Severity } from "../../model/finding.ts";
import { letters } from "../../model/letters.ts";
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
      const loud = departed.find((each) => isLoud(each, entry));
      const first = loud ?? departed[0];
      if (first) yield departure(entry, { departed, first, severity: loud ? "warning" : "notice" });
    }
  },
});

/** A label that is another word says something else; only its writing is style. */
function isForm({ found, expected }: Departure): boolean {
  return !found.key.startsWith("label:") || letters(found.value) === letters(expected);
}

/**
 * Missing or extra brackets around a link, and lines that begin anew, are what readers see.
 * `[[paper](u)]` beside `[[paper]](u)`, a blank or a comma more or less are worth a hint at the most, and so is a line
 * break that Markdown shows as a blank, where entries have several lines anyway.
 */
function isLoud({ found, expected }: Departure, { form }: Entry): boolean {
  if (found.key.startsWith("form:")) return count(found.value, "[") !== count(expected, "[");
  if (form !== "block" && count(found.value, "\n") !== count(expected, "\n")) return true;
  return shownBreaks(found.value) !== shownBreaks(expected);
}

/** How many lines begin anew for a reader: after a backslash, a tag, two blanks or an empty line. */
function shownBreaks(text: string): number {
  return text.match(/(?:\\|<br ?\/?>|[ \t]{2})[ \t]*\r?\n|<br ?\/?>|\n[ \t]*\r?\n/gi)?.length ?? 0;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function departure(
  entry: Entry,
  {
    departed,
    first,
    severity,
  }: { readonly departed: readonly Departure[]; readonly first: Departure; readonly severity: Severity },
): Observation {
  return {
    range: entry.range,
    ...describeDeparture(entry, { first, more: departed.length - 1 }),
    entry,
    severity,
    fix: { safety: "safe", edits: departed.flatMap(({ edits }) => edits) },
  };
}
