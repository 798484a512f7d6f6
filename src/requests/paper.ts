import type { LinkRole } from "../model/list.ts";

/** Somewhere that a paper can be read, or its code, data or page be found. */
export interface PaperLink {
  readonly role: LinkRole;
  readonly url: string;
}

/** A paper as somebody asks for it; what was not said is null or empty. */
export interface RequestedPaper {
  /** Canonical identifiers: "arxiv:2406.04449". */
  readonly ids: readonly string[];
  readonly links: readonly PaperLink[];
  readonly title: string | null;
  readonly authors: readonly string[];
  /** As written: "CVPR 2024", "Nature Medicine". */
  readonly venue: string | null;
  readonly year: number | null;
  /** The section that was asked for, as written. */
  readonly section: string | null;
}

/** A paper of which nothing was said yet. */
export const unsaid: RequestedPaper = {
  ids: [],
  links: [],
  title: null,
  authors: [],
  venue: null,
  year: null,
  section: null,
};
