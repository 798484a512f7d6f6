/** What the network said of a link. A link that is not in the table was not asked about. */
export interface LinkFact {
  readonly verdict:
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
  /** Where it leads for good, when it moved. */
  readonly target?: string;
  /** One sentence for people: what was asked and what came back. */
  readonly evidence: string;
}

/** What the registries know of a paper, by canonical identifier ("arxiv:2406.04449"). */
export interface PaperFact {
  readonly status: "found" | "absent" | "unknown";
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly venue?: string;
  /** Which source said so, or why it is not known. */
  readonly evidence: string;
}

/** Everything the network was asked for one review. Rules are silent on what is not in it. */
export interface FactTable {
  /** By URL as the list writes it. */
  readonly links: ReadonlyMap<string, LinkFact>;
  /** By canonical identifier. */
  readonly papers: ReadonlyMap<string, PaperFact>;
}

export type FactKind = keyof FactTable;

/** What a review would like to know, for the fact stage to answer. */
export interface FactNeeds {
  readonly links: readonly string[];
  readonly papers: readonly string[];
}

/** The table of somebody who asked nothing. */
export const noFacts: FactTable = { links: new Map(), papers: new Map() };
