/** What was found of a link. `suspect`: it failed, but not often or long enough to be dead. */
export type LinkVerdict =
  | "alive"
  | "moved"
  | "dead"
  | "suspect"
  | "blocked"
  | "limited"
  | "gone-or-private"
  | "gated"
  | "malformed"
  | "unsafe"
  | "not-checked";

/** What the network said of a link. A link that is not in the table was not asked about. */
export interface LinkFact {
  readonly verdict: LinkVerdict;
  /** One English phrase: what was asked and what came back. */
  readonly evidence: string;
  /** Where it leads for good, when it moved. */
  readonly target?: string;
  /** The HTTP status that spoke, where one did. */
  readonly status?: number;
  /** How often it failed in a row, and over how many days. */
  readonly failures?: { readonly count: number; readonly days: number };
  /** A copy in the Internet Archive, for what is dead. */
  readonly archived?: string;
}

/** Where and when a paper appeared after peer review. */
export interface Publication {
  /** As its source abbreviates it: `CVPR`, `NAACL-HLT`, `Nature Medicine`. */
  readonly venue: string;
  readonly year: number;
  readonly doi?: string;
  readonly url?: string;
}

/** What the registries know of a paper that they have. */
export interface KnownPaper {
  readonly status: "found";
  readonly title: string;
  /** Other titles it has or had: of its first version, of its published one. */
  readonly otherTitles?: readonly string[];
  /** "Given Family", in order. */
  readonly authors?: readonly string[];
  /** Of its first appearance under this identifier. */
  readonly year?: number;
  /** Where it appeared; none for a preprint. */
  readonly venue?: string;
  readonly isPreprint?: boolean;
  /** The version of record of a preprint. */
  readonly published?: Publication;
  /** The preprint of a version of record, by its canonical identifier. */
  readonly preprint?: string;
  readonly doi?: string;
  readonly arxiv?: string;
  /** The authors' code, as they or the community linked it. */
  readonly code?: string;
  readonly withdrawn?: "retracted" | "withdrawn";
  /** Which sources said so. */
  readonly evidence: string;
}

/** What the registries know of a paper, by canonical identifier ("arxiv:2406.04449"). */
export type PaperFact =
  | KnownPaper
  /** The registry answered and has no such identifier; confirmed by a second look a day later or more. */
  | { readonly status: "absent"; readonly confirmed?: boolean; readonly evidence: string }
  | { readonly status: "unknown"; readonly evidence: string };

/**
 * Which paper a title leads to, where the entry's own links do not. "found" only under full agreement: exactly one paper
 * has the title, with authors and year that fit, or with six words and a year where no authors are known.
 */
export type TitleFact =
  | { readonly status: "found"; readonly id: string; readonly paper: KnownPaper }
  /** None has it, or several have, or too little agrees. */
  | { readonly status: "unsure"; readonly evidence: string }
  | { readonly status: "unknown"; readonly evidence: string };

/** Everything that was asked for one review. Rules are silent on what is not in it. */
export interface FactTable {
  /** By URL as the list writes it. */
  readonly links: ReadonlyMap<string, LinkFact>;
  /** By canonical identifier. */
  readonly papers: ReadonlyMap<string, PaperFact>;
  /** By title as the list writes it; only titles that had to be looked for. */
  readonly titles?: ReadonlyMap<string, TitleFact>;
  /** Whether the repository has a file, by its path; nothing where nobody could look. */
  readonly files?: ReadonlyMap<string, boolean>;
}

export type FactKind = keyof FactTable;

/** An entry whose paper may have to be found by its title. */
export interface TitleNeed {
  readonly title: string;
  /** As the list writes them. */
  readonly authors?: string;
  /** As the entry or its heading states it. */
  readonly year?: number;
  /** Canonical identifiers that its links name; none where its paper link is missing. */
  readonly ids: readonly string[];
  /** True where somebody asks for the paper by its title: then one of six words that one paper has will do. */
  readonly isAsked?: boolean;
}

/** What a review would like to know: of the network, and of the repository that the list stands in. */
export interface FactNeeds {
  /** URLs as the list writes them. */
  readonly links: readonly string[];
  /** Canonical identifiers. */
  readonly papers: readonly string[];
  /** Titles to look for where identifiers do not do. */
  readonly titles?: readonly TitleNeed[];
  /** Paths of files that the list links, as its own path is given. */
  readonly files?: readonly string[];
}

/** The table of somebody who asked nothing. */
export const noFacts: FactTable = { links: new Map(), papers: new Map() };
