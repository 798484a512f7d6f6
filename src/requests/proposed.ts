import { buildPaperIndex } from "../identity/index.ts";
import type { PaperLike } from "../identity/match.ts";

/** An entry that an open pull request adds. */
export interface ProposedEntry {
  readonly number: number;
  readonly title: string;
  readonly text: string;
}

/** What open pull requests add. */
export interface ProposedPapers {
  /** The number of the first that adds this paper; null where none does. */
  find(paper: PaperLike & { readonly ids?: readonly string[] }): number | null;
}

/** Builds the index once, for asking it often. */
export function indexProposed(entries: readonly ProposedEntry[]): ProposedPapers {
  const index = buildPaperIndex(
    entries.map(({ number, title, text }) => ({
      key: { number },
      paper: { title, links: addressesIn(text) },
    })),
  );
  return {
    find({ ids = [], ...paper }) {
      const links = [...(paper.links ?? []), ...ids.map((id) => id.replace(/^doi:/, ""))];
      const same = index.related({ ...paper, links }).filter(({ verdict }) => verdict === "same");
      return same[0]?.key.number ?? null;
    },
  };
}

/** The addresses in a text. */
export function addressesIn(text: string): string[] {
  return text.match(/https?:\/\/[^\s()<>"'\]]+/g) ?? [];
}
