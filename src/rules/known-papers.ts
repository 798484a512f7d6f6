import { paperIds } from "../identity/paper-id.ts";
import type { FactTable, KnownPaper, PaperFact } from "../model/facts.ts";
import type { Entry, Link } from "../model/list.ts";

/** A link of an entry that names a paper, and what the registries said of that paper. */
export interface LinkedPaper<Fact extends PaperFact = PaperFact> {
  readonly link: Link;
  readonly id: string;
  readonly fact: Fact;
}

/** The papers that an entry's own links name, where something was asked about them. */
export function linkedPapers(entry: Entry, facts: Pick<FactTable, "papers">): LinkedPaper[] {
  if (facts.papers.size === 0) return [];
  return entry.links.flatMap((link) => {
    if (link.url === "" || (link.role !== "paper" && link.role !== "other")) return [];
    return paperIds(link.url).flatMap((id) => {
      const fact = facts.papers.get(id);
      return fact ? [{ link, id, fact }] : [];
    });
  });
}

/** Those of them that a registry has. */
export function foundPapers(entry: Entry, facts: Pick<FactTable, "papers">): LinkedPaper<KnownPaper>[] {
  return linkedPapers(entry, facts).flatMap((paper) =>
    paper.fact.status === "found" ? [{ ...paper, fact: paper.fact }] : [],
  );
}

/** An identifier as people write it: "arXiv 2406.04449", "DOI 10.1148/radiol.232255". */
export function writtenId(id: string): string {
  const [scheme = "", ...rest] = id.split(":");
  const names: Readonly<Record<string, string>> = { arxiv: "arXiv", doi: "DOI", pmid: "PMID", pmcid: "PMC" };
  return `${names[scheme] ?? scheme} ${rest.join(":")}`;
}
