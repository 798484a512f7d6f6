import { buildPaperIndex } from "../identity/index.ts";
import type { PaperLike } from "../identity/match.ts";
import type { Text } from "../model/finding.ts";
import type { Entry, List } from "../model/list.ts";
import { toPaper } from "../rules/papers.ts";

/** An entry that is about a paper somebody asks for. */
export interface ListedPaper {
  readonly path: string;
  readonly entry: Entry;
  /** "likely" is for a person to decide. */
  readonly verdict: "same" | "likely";
  readonly reason: Text;
}

/** The papers of a list, for asking whether one of them is wanted again. */
export interface ListedPapers {
  /** The entry about this paper, the surest first; null where none is. */
  find(paper: PaperLike & { readonly ids?: readonly string[] }): ListedPaper | null;
}

/** Builds the index of all files of a list once, for asking it often. */
export function indexListed(lists: readonly List[]): ListedPapers {
  const keys = lists.flatMap(({ path, entries }) =>
    entries.filter(({ title }) => title !== "").map((entry) => ({ path, entry })),
  );
  const index = buildPaperIndex(keys.map((key) => ({ key, paper: toPaper(key.entry) })));
  return {
    find({ ids = [], ...paper }) {
      const links = [...(paper.links ?? []), ...ids.map(asLink)];
      const related = index.related({ ...paper, links });
      for (const wanted of ["same", "likely"] as const) {
        const found = related.find(({ verdict }) => verdict === wanted);
        if (found) return { ...found.key, verdict: wanted, reason: found.reason };
      }
      // Without a title an identifier is all there is to go by.
      const shared = paper.title === "" ? related.find((each) => each.shared.length > 0) : undefined;
      return shared ? { ...shared.key, verdict: "same", reason: shared.reason } : null;
    },
  };
}

function asLink(id: string): string {
  return id.startsWith("doi:") ? id.slice(4) : id;
}
