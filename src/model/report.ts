import type { Finding } from "./finding.ts";

/** Something that is wrong in a list as it stands, with what it is known by from one look to the next. */
export interface ReportItem extends Finding {
  readonly path: string;
  /** Headings it stands under, joined for people. */
  readonly place: string;
  /** Its rule and entry, by the entry's title. */
  readonly byTitle: string;
  /** Its rule and entry, by the paper that the entry links; null where it links none. */
  readonly byPaper: string | null;
  /** Exactly this correction of this entry; null where there is none. */
  readonly fixName: string | null;
  /** What a decision of the config would call its paper; null where it is of no paper. */
  readonly paper: string | null;
}

/** The commit that wrote a line. */
export interface LineOrigin {
  readonly sha: string;
  /** As `2026-11-25`. */
  readonly day: string;
}

/** Who wrote each line of a file: by its number, from 1. */
export type Blame = ReadonlyMap<number, LineOrigin>;

/** A finding with the number that it keeps: `F12`. */
export interface NumberedItem extends ReportItem {
  readonly number: number;
  /** `new`: it came with a push and nobody was told of it yet. */
  readonly state: ItemState;
}

export type ItemState = "listed" | "new" | "told";
