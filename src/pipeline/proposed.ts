import type { GitHub, Repository } from "../github/client.ts";
import { openPulls } from "../github/pull-request.ts";
import type { PendingEntry } from "../model/pending.ts";
import type { Memory } from "./memory.ts";

/** The entries that open pull requests of a repository add, as far as they were reviewed. */
export async function proposedIn(github: GitHub, place: Repository, memory: Memory): Promise<PendingEntry[]> {
  const kept = await memory.entriesIn(place);
  if (kept.length === 0) return [];
  const open = new Set((await openPulls(github, place)).map(({ number }) => number));
  return kept.filter(({ pullRequest }) => open.has(pullRequest));
}
