import type { Text } from "./text.ts";

/** A half-open range of the source, in UTF-16 units: `source.slice(start, end)` is the text it names. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a link's label says it leads to. */
export type LinkRole =
  | "paper"
  | "code"
  | "data"
  | "project"
  | "demo"
  | "video"
  | "slides"
  | "bibtex"
  | "blog"
  | "other";

/**
 * How a link is written: `[paper](u)` is plain, `[[paper](u)]` boxed, `[[paper]](u)` label-boxed,
 * `[![x](image)](u)` a badge, `https://…` bare, `<a href>` html.
 * `[[code]]` and `[code]`, with no target at all, are boxed and plain with `urlRange` null.
 */
export type LinkShape = "plain" | "boxed" | "label-boxed" | "badge" | "bare" | "html";

/** One link of an entry, whole or without a target. */
export interface Link {
  /** All of it, its outer brackets included. */
  readonly range: Range;
  /** The label as people read it, without markup. */
  readonly label: string;
  readonly labelRange: Range;
  /** The target as written; empty where there is none. */
  readonly url: string;
  /** Where the target stands; an empty range for `[paper]()`, null for `[[code]]`. */
  readonly urlRange: Range | null;
  readonly role: LinkRole;
  readonly shape: LinkShape;
}

/** A venue as an entry or a heading names it: `CVPR'24`, `(arXiv 2022.06)`, `NeurIPS`. */
export interface Venue {
  /** The name as written, without year and decoration: `CVPR`, `Nature Medicine`, `arXiv`. */
  readonly name: string;
  /** Four digits, or null where none is given. */
  readonly year: number | null;
  /** 1 to 12, where the notation carries a month (`arXiv 2311`, `2022.06`). */
  readonly month: number | null;
  /** Where the name alone stands. */
  readonly nameRange: Range;
  /** Name and year together. */
  readonly range: Range;
}

/** What a part of an entry is to its readers. */
export type Slot = "tag" | "title" | "authors" | "venue" | "note" | "link";

/** A piece of an entry in reading order; the text between two parts is the list's punctuation. */
export interface Part {
  readonly slot: Slot;
  readonly range: Range;
}

/** A piece of an entry that cannot be read as it was meant. */
export interface Flaw {
  readonly kind: FlawKind;
  readonly range: Range;
  /** True where the mark-up hides or breaks a link; false where a stray character is all there is to see. */
  readonly breaksLink: boolean;
  /** The edits that mend it, where one reading is clearly meant; empty otherwise. */
  readonly edits: readonly Edit[];
}

export type FlawKind =
  | "unclosed-link"
  | "unclosed-bracket"
  | "stray-bracket"
  | "stray-parenthesis"
  | "space-before-target"
  | "missing-bracket"
  | "missing-parenthesis"
  | "space-in-url"
  | "wide-parenthesis"
  | "reversed-link"
  | "line-break"
  | "bad-scheme"
  | "unclosed-emphasis"
  | "unclosed-tag"
  | "conflict-marker";

/** Replace the source from `start` to `end` (UTF-16 units) with `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How an entry stands in the document. */
export type EntryForm = "bullet" | "numbered" | "row" | "block" | "heading";

/** One paper as the list shows it. Nothing of it is lost: what could not be read is between the parts or a flaw. */
export interface Entry {
  readonly form: EntryForm;
  /** From its marker to its last character, without the line's end. */
  readonly range: Range;
  /** First and last line, from 1. */
  readonly line: number;
  readonly endLine: number;
  readonly section: Section;
  /** As people read it, without markup; empty where the entry has none. */
  readonly title: string;
  readonly titleRange: Range;
  /** As written, or null. */
  readonly authors: string | null;
  readonly venue: Venue | null;
  /** The year the entry states, with its venue or alone. */
  readonly year: number | null;
  readonly links: readonly Link[];
  readonly parts: readonly Part[];
  readonly flaws: readonly Flaw[];
}

/** What a section holds; only `entries` is judged as a part of the list. */
export type SectionKind = "entries" | "contents" | "news" | "contributing" | "citation" | "licence" | "other";

/** A heading and what stands under it up to the next one; a bold line on its own is a heading too. */
export interface Section {
  readonly index: number;
  /** As people read it; empty for what stands before the first heading. */
  readonly title: string;
  /** The titles of the headings it stands under, outermost first, its own last. */
  readonly path: readonly string[];
  /** 1 to 6; a bold line counts one deeper than the heading above it; 0 before the first heading. */
  readonly level: number;
  readonly line: number;
  readonly range: Range;
  readonly kind: SectionKind;
  /** The venue and year its own title names, if any. */
  readonly venue: Venue | null;
  /** The year that its title or a heading above it names, or null. */
  readonly year: number | null;
}

/** One Markdown file of a list, read. */
export interface List {
  readonly path: string;
  readonly source: string;
  readonly sections: readonly Section[];
  readonly entries: readonly Entry[];
  /** Flaws that belong to no entry: merge-conflict markers, an entry's remains. */
  readonly flaws: readonly Flaw[];
  /** Why the file is not judged ("an HTML table", "too complex"), or null where it is. */
  readonly notJudged: Text | null;
}
