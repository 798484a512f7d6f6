import { digest } from "../github/check-runs.ts";
import { paperIds } from "../identity/paper-id.ts";
import type { AddedEntry, PendingEntry } from "../model/pending.ts";

/** What other open pull requests add, of those that came before this one: the later of two is told. */
export function earlierThan(number: number, kept: readonly PendingEntry[]): PendingEntry[] {
  return kept.filter(({ pullRequest }) => pullRequest < number);
}

/**
 * A fingerprint of the earlier pull requests' entries that have an identifier, an address or the title in common with
 * one of ours: as long as it is the same, so is what was said of them.
 */
export function rivalsOf(own: readonly AddedEntry[], earlier: readonly PendingEntry[]): string {
  const ours = new Set(own.flatMap(marksOf));
  const rivals = earlier.filter((entry) => marksOf(entry).some((mark) => ours.has(mark)));
  return digest(JSON.stringify(rivals.map(({ title, links, pullRequest }) => [pullRequest, title, links])));
}

function marksOf({ title, links }: AddedEntry): string[] {
  return [title.toLowerCase(), ...links.flatMap((link) => [link, ...paperIds(link)])];
}
