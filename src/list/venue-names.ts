import { VENUES } from "./venue-table.ts";

/** Names that are also everyday words. */
const EVERYDAY = new Set([
  "nature",
  "science",
  "cell",
  "patterns",
  "radiology",
  "preprint",
  "pr",
  "iv",
  "pg",
  "eg",
  "mm",
  "fg",
  "date",
  "chi",
  "tip",
  "micro",
  "isca",
  "media",
  "mia",
  "dac",
  "alt",
  "ral",
  "rss",
  "neural networks",
  "pattern recognition",
]);

const table = VENUES.trim()
  .split("\n")
  .map((line) => line.split("|").map((part) => part.trim()));
const canonicalNames = new Map<string, string>();
for (const names of table) {
  for (const name of names) if (names[0]) canonicalNames.set(fold(name), names[0]);
}

/** Every name of every venue in the table, as it is usually written. */
export function venueNames(): readonly string[] {
  return table.flat();
}

/** The usual name of a venue ("NIPS" → "NeurIPS"), or null for a name that is not in the table. Case does not matter. */
export function canonicalVenue(name: string): string | null {
  return canonicalNames.get(fold(name)) ?? null;
}

/** True for names that are also everyday words, and so prove nothing inside a sentence. */
export function isEverydayWord(name: string): boolean {
  return EVERYDAY.has(fold(name));
}

function fold(name: string): string {
  return name.toLowerCase().replace(/\s+/g, " ").trim();
}
