import type { ChangeCounts } from "./change.ts";
import type { Edit, Entry, Range } from "./list.ts";
import type { Language, Text } from "./text.ts";

export type { Language, Text } from "./text.ts";

/** How much a finding asks of its reader, from least to most. Only `error` fails a check. */
export type Severity = "notice" | "warning" | "error";

/** A correction as edits of the source. A safe one may be applied unseen; an unsafe one is only shown. */
export interface Fix {
  readonly safety: "safe" | "unsafe";
  readonly edits: readonly Edit[];
}

/** Another place that a finding speaks of. */
export interface Related {
  /** Its first line, from 1, in its own file. */
  readonly line: number;
  readonly message: Text;
  /** Which file it is in, where that is not the finding's own. */
  readonly path?: string;
  readonly url?: string;
}

/** What a rule yields: a place and what is wrong with it. The runner adds the rest. */
export interface Observation {
  readonly range: Range;
  /** What is wrong, one sentence without full stop that quotes the text it is about. */
  readonly message: Text;
  /** Why it matters, or what to do where there is no fix. */
  readonly note?: Text;
  readonly entry?: Entry;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** Lower than the rule's own, where this case is less certain. */
  readonly severity?: Severity;
}

/** A place among the lines of a file; lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One thing to tell people about a file, as data: it crosses threads and is printed as JSON. */
export interface Finding extends Position {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly note?: string;
  readonly entry?: { readonly title: string; readonly line: number };
  readonly related?: readonly {
    readonly line: number;
    readonly message: string;
    readonly path?: string;
    readonly url?: string;
  }[];
  readonly fix?: Fix;
}

/** What the review says of one entry that the change touched. */
export interface EntryVerdict {
  readonly title: string;
  readonly line: number;
  /** Headings it stands under, joined for people: "2024 › CVPR'24". */
  readonly place: string;
  readonly change: "added" | "edited" | "moved";
  /** The targets of the links that may name the paper itself, as written. */
  readonly links: readonly string[];
  /** The gravest of its findings, or "ready". */
  readonly verdict: "ready" | Severity;
}

/** Something that was not asked or got no answer, and why. */
export interface NotChecked {
  readonly what: string;
  readonly why: string;
}

/** The review of one file. */
export interface FileReview {
  readonly path: string;
  /** How many entries the file holds now. */
  readonly entries: number;
  readonly judged: boolean;
  /** False where the file is no list of papers: then there is nothing to say of it but at a terminal. */
  readonly isList: boolean;
  /** Why it was not judged, in words for people. */
  readonly why?: string;
  /** Null where there was nothing to compare with. */
  readonly changes: ChangeCounts | null;
  readonly verdicts: readonly EntryVerdict[];
  readonly findings: readonly Finding[];
  readonly ignored: readonly { readonly rule: string; readonly line: number; readonly reason: string }[];
  readonly notChecked: readonly NotChecked[];
  /** Lines that changed without changing what an entry says, by what changed in them. */
  readonly cosmeticLines: number;
}

/** All that is to be said of a change, or of a list as it stands. */
export interface Review {
  /** What its sentences are told in. */
  readonly language: Language;
  readonly files: readonly FileReview[];
}
