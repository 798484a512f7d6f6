import type { Network } from "../facts/network.ts";
import { findByTitle } from "../facts/papers/find-by-title.ts";
import { lookUpPapers } from "../facts/papers/look-up.ts";
import type { PaperFact } from "../model/facts.ts";
import type { RequestedPaper } from "../requests/paper.ts";

/** Papers that are asked for, each with the identifiers that are known of it, and what the registries say of those. */
export interface Identified {
  readonly papers: readonly RequestedPaper[];
  readonly facts: ReadonlyMap<string, PaperFact>;
}

/**
 * Asks the registries for papers. One that is named by its title alone gets an identifier where exactly one paper fits.
 * It never throws for a source that is ill: what got no answer stays as it was said.
 *
 * @param until milliseconds since 1970 after which nothing more is asked.
 */
export async function identify(
  network: Network,
  papers: readonly RequestedPaper[],
  until: number,
): Promise<Identified> {
  const run = { until, pages: papers.flatMap(({ links }) => links.map(({ url }) => url)) };
  const facts = await lookUpPapers(network, [...new Set(papers.flatMap(({ ids }) => ids))], run);
  const identified: RequestedPaper[] = [];
  for (const paper of papers) {
    const { title, authors, year } = paper;
    if (paper.ids.length > 0 || title === null) {
      identified.push(paper);
      continue;
    }
    const described = { title, authors, isAsked: true, ...(year === null ? {} : { year }) };
    const search = await findByTitle(network, described, run);
    if (search.outcome === "found") facts.set(search.found.id, search.found.paper);
    identified.push(search.outcome === "found" ? { ...paper, ids: [search.found.id] } : paper);
  }
  return { papers: identified, facts };
}
