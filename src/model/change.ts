import type { Entry } from "./list.ts";

/** What a change did to one entry of a list. */
export type Change =
  | { readonly kind: "added"; readonly entry: Entry }
  | { readonly kind: "edited"; readonly entry: Entry; readonly before: Entry }
  | { readonly kind: "moved"; readonly entry: Entry; readonly before: Entry }
  | { readonly kind: "removed"; readonly before: Entry };

/** How many entries a change touched, by kind. */
export interface ChangeCounts {
  readonly added: number;
  readonly edited: number;
  readonly moved: number;
  readonly removed: number;
}

/** The entries that a change wrote: added or edited, as they are now. */
export function writtenEntries(changes: readonly Change[]): Entry[] {
  return changes.flatMap((change) =>
    change.kind === "added" || change.kind === "edited" ? [change.entry] : [],
  );
}

/** Counts a change's entries by kind. */
export function countChanges(changes: readonly Change[]): ChangeCounts {
  const counts = { added: 0, edited: 0, moved: 0, removed: 0 };
  for (const change of changes) counts[change.kind]++;
  return counts;
}
