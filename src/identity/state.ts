import { isPreprintServer } from "../model/preprint-server.ts";
import { paperIds } from "./paper-id.ts";
import { stateOfId } from "./registries.ts";

/**
 * Whether an entry is of a preprint or of a published paper: by the venue it names, else by its section's, else by
 * its links. Null where none of them says.
 */
export function publicationState(described: {
  readonly venues: readonly (string | null)[];
  readonly links: readonly string[];
}): "preprint" | "published" | null {
  const venue = described.venues.find((each) => each !== null && each !== "");
  if (venue) return isPreprintServer(venue) ? "preprint" : "published";
  const states = new Set(described.links.flatMap(paperIds).map(stateOfId));
  if (states.has("published")) return "published";
  return states.has("preprint") ? "preprint" : null;
}
