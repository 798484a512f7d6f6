import { samePaper } from "../../identity/match.ts";
import type { PaperFact, TitleFact, TitleNeed } from "../../model/facts.ts";
import { withinAllowance } from "../allowance.ts";
import type { Network, Run } from "../network.ts";
import { findAtPublisher, findByTitle, type TitleSearch } from "./find-by-title.ts";

/** The DOI prefixes of publishers whose own numbers no registry can be asked for. */
const PREFIXES: Readonly<Record<string, string>> = {
  ieee: "10.1109",
  csdl: "10.1109",
  pii: "10.1016",
  jama: "10.1001",
  oup: "10.1093",
  mdpi: "10.3390",
  ecva: "10.1007",
  miccai: "10.1007",
  isca: "10.21437",
};

/** What titles led to: papers of entries that have no right link, and the records of links that no registry knows. */
export interface Found {
  readonly titles: Map<string, TitleFact>;
  readonly papers: Map<string, PaperFact>;
}

interface Search {
  readonly need: TitleNeed;
  /** The publisher's own number that is to be described; null where the paper itself is looked for. */
  readonly at: { readonly id: string; readonly prefix: string } | null;
}

/**
 * Looks papers up by their titles where their identifiers do not do: an entry that has none, one whose identifiers all
 * lead to other papers or to none, and one that names a publisher's number. Two questions each, one at a publisher.
 *
 * @param papers what the identifiers of the entries led to.
 * @param most how many titles are looked up; the rest stays unknown.
 */
export async function findTitles(
  network: Network,
  needs: readonly TitleNeed[],
  { papers, run, most }: { papers: ReadonlyMap<string, PaperFact>; run: Run; most: number },
): Promise<Found> {
  const searches = new Map(
    needs.flatMap((need) => searchOf(need, papers).map((search) => [need.title, search] as const)),
  );
  const wanted = [...searches.keys()];
  const { within, why } = await withinAllowance(network, wanted.slice(0, most), run);
  const beyond: TitleFact = { status: "unknown", evidence: why || `more than ${most} titles in one review` };
  const found: Found = { titles: new Map(wanted.map((title) => [title, beyond])), papers: new Map() };
  for (const [index, title] of within.entries()) {
    const search = searches.get(title);
    if (search) await look(network, { search, run, found });
    run.onProgress?.(index + 1, within.length);
  }
  return found;
}

/** How an entry's paper is to be looked for; nothing where its identifiers do, or where a title would prove nothing. */
function searchOf(need: TitleNeed, papers: ReadonlyMap<string, PaperFact>): Search[] {
  const { title, ids, authors, year, isAsked = false } = need;
  if (authors === undefined && ((year === undefined && !isAsked) || title.split(/\s+/).length < 4)) return [];
  const facts = ids.map((id) => papers.get(id));
  if (facts.every((fact) => fact?.status === "absent" || (fact?.status === "found" && isOther(title, fact))))
    return [{ need, at: null }];
  const [id] = ids;
  const prefix = PREFIXES[id?.slice(0, id.indexOf(":")) ?? ""];
  const isOpen = ids.length === 1 && facts[0]?.status !== "found";
  return id !== undefined && prefix !== undefined && isOpen ? [{ need, at: { id, prefix } }] : [];
}

function isOther(
  listed: string,
  { title, otherTitles = [] }: Extract<PaperFact, { status: "found" }>,
): boolean {
  return [title, ...otherTitles].every(
    (each) => samePaper({ title: listed }, { title: each }).verdict === "different",
  );
}

async function look(
  network: Network,
  { search: { need, at }, run, found }: { search: Search; run: Run; found: Found },
): Promise<void> {
  const answer = at
    ? await findAtPublisher(network, need, { prefix: at.prefix, run })
    : await findByTitle(network, need, run);
  if (at === null || answer.outcome !== "found") {
    found.titles.set(need.title, toTitleFact(answer));
    return;
  }
  const { paper } = answer.found;
  found.titles.delete(need.title);
  found.papers.set(at.id, { ...paper, evidence: `${paper.evidence}, by its title` });
}

function toTitleFact(search: TitleSearch): TitleFact {
  if (search.outcome === "unknown") return { status: "unknown", evidence: search.why };
  if (search.outcome === "found") return { status: "found", ...search.found };
  const count = search.candidates.length;
  return { status: "unsure", evidence: `${count} ${count === 1 ? "paper has" : "papers have"} its title` };
}
