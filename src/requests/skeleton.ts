import { segmentsOf } from "../list/entry/segments.ts";
import { type EntryPart, readParts } from "../list/print.ts";
import type { Entry } from "../model/list.ts";

type Kind = EntryPart["kind"];

/** A piece of an entry, and where it stands. */
export interface Piece extends EntryPart {
  readonly start: number;
}

/** The pieces of an entry in order; links that stand side by side are one place. */
export interface Skeleton {
  readonly kinds: readonly Kind[];
  readonly entries: readonly Entry[];
  /** The pieces of each of the entries. */
  readonly pieces: readonly (readonly Piece[])[];
}

/** The sequences of pieces in use, most common first. */
export function skeletons(source: string, entries: readonly Entry[]): Skeleton[] {
  const found = new Map<string, { kinds: Kind[]; entries: Entry[]; pieces: (readonly Piece[])[] }>();
  for (const entry of entries) {
    const segments = segmentsOf(entry);
    const parts = readParts(source, entry).parts.map(
      (part, at): Piece => ({ ...part, start: segments[at]?.range.start ?? 0 }),
    );
    const kinds = parts
      .map(({ kind }) => kind)
      .filter((kind, at, all) => kind !== "link" || all[at - 1] !== "link");
    const key = kinds.join(" ");
    const known = found.get(key) ?? { kinds, entries: [], pieces: [] };
    known.entries.push(entry);
    known.pieces.push(parts);
    found.set(key, known);
  }
  return [...found.values()].sort((a, b) => b.entries.length - a.entries.length);
}
