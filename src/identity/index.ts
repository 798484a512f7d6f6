import type { Text } from "../model/finding.ts";
import { foldTitle, type PaperLike, reasons } from "./match.ts";
import { paperIds } from "./paper-id.ts";

/** Papers under their keys, for asking which of them a description is of. */
export interface PaperIndex<Key> {
  find(paper: PaperLike, except?: Key): { key: Key; verdict: "same" | "likely"; reason: Text }[];
  conflicts(
    paper: PaperLike,
    except?: Key,
  ): { key: Key; conflict: "shared-identifier" | "two-identifiers"; reason: Text }[];
}

/** Builds the index once, for asking it often. */
export function buildPaperIndex<Key>(papers: Iterable<{ key: Key; paper: PaperLike }>): PaperIndex<Key> {
  const byTitle = new Map<string, { key: Key; title: string }[]>();
  const byId = new Map<string, { key: Key; title: string }[]>();
  for (const { key, paper } of papers) {
    const title = foldTitle(paper.title);
    add(byTitle, title, { key, title });
    for (const id of idsOf(paper)) add(byId, id, { key, title });
  }
  return {
    find: (paper, except) =>
      (byTitle.get(foldTitle(paper.title)) ?? [])
        .filter(({ key }) => key !== except)
        .map(({ key }) => ({ key, verdict: "same", reason: reasons.title })),
    conflicts(paper, except) {
      const title = foldTitle(paper.title);
      const sharing = new Set([...idsOf(paper)].flatMap((id) => byId.get(id) ?? []));
      return [...sharing]
        .filter((other) => other.key !== except && other.title !== title)
        .map(({ key }) => ({ key, conflict: "shared-identifier", reason: reasons.identifier }));
    },
  };
}

function idsOf(paper: PaperLike): Set<string> {
  return new Set((paper.links ?? []).flatMap(paperIds));
}

function add<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const values = index.get(key);
  if (values) values.push(value);
  else index.set(key, [value]);
}
