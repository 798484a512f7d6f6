import { buildPaperIndex } from "../identity/index.ts";
import type { PaperLike } from "../identity/match.ts";
import type { PendingEntry } from "../model/pending.ts";

/** What open pull requests add. */
export interface ProposedPapers {
  /** The number of the first that adds this paper; null where none does. */
  find(paper: PaperLike & { readonly ids?: readonly string[] }): number | null;
}

/** Builds the index once, for asking it often. */
export function indexProposed(entries: readonly PendingEntry[]): ProposedPapers {
  const index = buildPaperIndex(entries.map((entry) => ({ key: entry, paper: entry })));
  return {
    find({ ids = [], ...paper }) {
      const links = [...(paper.links ?? []), ...ids.map((id) => id.replace(/^doi:/, ""))];
      const same = index.related({ ...paper, links }).filter(({ verdict }) => verdict === "same");
      return same[0]?.key.pullRequest ?? null;
    },
  };
}
