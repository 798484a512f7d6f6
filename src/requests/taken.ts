import { compareLists } from "../list/compare.ts";
import { parseList } from "../list/parse.ts";
import type { Entry } from "../model/list.ts";
import type { AcceptedPaper } from "./batch.ts";

/** A pull request whose entries go into the additions: the list's texts before it, and as they would be. */
export interface TakenPull {
  readonly number: number;
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

/** The entries that a pull request adds, as its author has written them, each for the section it stands in there. */
export function takenPapers({ files }: TakenPull): AcceptedPaper[] {
  return files.flatMap(papersOf);
}

function papersOf({ path, before, after }: TakenPull["files"][number]): AcceptedPaper[] {
  const list = parseList(after, path);
  return compareLists(parseList(before, path), list).changes.flatMap((change): AcceptedPaper[] => {
    if (change.kind !== "added" || change.entry.flaws.length > 0 || change.entry.title === "") return [];
    const { entry } = change;
    const text = list.source.slice(entry.range.start, entry.range.end);
    const isNumbered = entry.form === "numbered";
    const written = { form: entry.form, text: isNumbered ? text.replace(/^\d+[.)]\s*/, "") : text };
    return [{ paper: paperOf(entry), section: entry.section.path.join(" "), path, written }];
  });
}

function paperOf(entry: Entry): AcceptedPaper["paper"] {
  const { title, authors, venue, year, links } = entry;
  return {
    ...{ title, authors: authors ?? "", venue: venue?.name ?? null, year, month: null, isPreprint: false },
    links: links.filter(({ url }) => url !== "").map(({ role, url }) => ({ role, url })),
    evidence: null,
  };
}
