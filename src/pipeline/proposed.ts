import type { GitHub, Repository } from "../github/client.ts";
import { openPulls } from "../github/pull-request.ts";
import type { ProposedEntry } from "../requests/proposed.ts";
import type { Memory } from "./memory.ts";

/** The entries that open pull requests of a repository add, as far as they were reviewed. */
export async function proposedIn(
  github: GitHub,
  place: Repository,
  memory: Memory,
): Promise<ProposedEntry[]> {
  const kept = await memory.entriesIn(place);
  if (kept.length === 0) return [];
  const open = new Set((await openPulls(github, place)).map(({ number }) => number));
  return kept.filter(({ number }) => open.has(number));
}
