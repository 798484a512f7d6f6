import type { FactNeeds, FactTable, LinkFact, PaperFact } from "../model/facts.ts";
import { checkLinks } from "./links/check-links.ts";
import type { Network } from "./network.ts";
import { findTitles } from "./papers/find-titles.ts";
import { lookUpPapers } from "./papers/look-up.ts";
import { withoutMassAbsence } from "./papers/mass-absence.ts";

/** How much one review may ask. */
export interface Budget {
  readonly papers: number;
  /** Papers that are looked for by their title: up to two questions each. */
  readonly titles: number;
  readonly links: number;
  /** Links of one host. */
  readonly perHost: number;
  /** Milliseconds for all of it. */
  readonly deadline: number;
}

/** For a pull request, which somebody waits for. */
export const pullRequestBudget: Budget = {
  papers: 300,
  titles: 5,
  links: 200,
  perHost: 20,
  deadline: 60_000,
};

/** For a whole list that nobody waits for, once a day: the titles of a month's days are enough for a large one. */
const sweepBudget: Budget = { ...pullRequestBudget, titles: 20 };

/** Called with how much of how much is known by now. */
export type Progress = (kind: keyof FactNeeds, done: number, total: number) => void;

/**
 * Gives the function that asks the network what a review would like to know.
 * It never throws: what got no answer is "unknown" or "not checked", and the review says so.
 */
export function connectFacts(
  network: Network,
  { budget = pullRequestBudget, onProgress }: { budget?: Budget; onProgress?: Progress } = {},
): (needs: FactNeeds) => Promise<FactTable> {
  return async (needs) => {
    const until = network.now() + budget.deadline;
    const runOf = (kind: keyof FactNeeds) => ({
      until,
      ...(onProgress ? { onProgress: (done: number, total: number) => onProgress(kind, done, total) } : {}),
    });
    const asked = needs.papers.slice(0, budget.papers);
    const { within, beyond } = splitLinks(needs.links, budget);
    const papers = await lookUpPapers(network, asked, { ...runOf("papers"), pages: within });
    for (const id of needs.papers.slice(budget.papers)) papers.set(id, beyondPapers(budget.papers));
    const { titles, papers: described } = await findTitles(network, needs.titles ?? [], {
      ...{ papers, most: budget.titles, run: runOf("titles") },
    });
    const links = await checkLinks(network, within, runOf("links"));
    return { links: new Map([...links, ...beyond]), papers: new Map([...papers, ...described]), titles };
  };
}

/** Gives the function that answers from what is kept, and asks nobody. */
export function knownFacts(network: Network): (needs: FactNeeds) => Promise<FactTable> {
  const everything = Number.POSITIVE_INFINITY;
  const budget = {
    papers: everything,
    titles: everything,
    links: everything,
    perHost: everything,
    deadline: 0,
  };
  return believed(connectFacts(network, { budget }));
}

/** What is said of a whole list is held against the list as a whole. */
function believed(ask: (needs: FactNeeds) => Promise<FactTable>): (needs: FactNeeds) => Promise<FactTable> {
  return async (needs) => {
    const { papers, ...others } = await ask(needs);
    return { ...others, papers: withoutMassAbsence(papers) };
  };
}

/**
 * Gives the function that answers from what is kept, and asks for the rest as far as the budget goes: of a list that is
 * larger, some more each time.
 */
export function sweepFacts(
  network: Network,
  options: { readonly budget?: Budget } = {},
): (needs: FactNeeds) => Promise<FactTable> {
  const known = knownFacts(network);
  const ask = connectFacts(network, { budget: sweepBudget, ...options });
  return believed(async (needs) => {
    const { links, papers, titles = new Map() } = await known(needs);
    const open = (needs.titles ?? []).filter(({ title }) => titles.get(title)?.status === "unknown");
    // What a title is held against is known already, and costs nothing.
    const named = new Set(open.flatMap(({ ids }) => ids));
    const found = await ask({
      links: needs.links.filter((url) => links.get(url)?.verdict === "not-checked"),
      papers: needs.papers.filter((id) => named.has(id) || papers.get(id)?.status === "unknown"),
      titles: open,
    });
    return {
      links: new Map([...links, ...found.links]),
      papers: new Map([...papers, ...found.papers]),
      titles: new Map([...titles, ...(found.titles ?? [])]),
    };
  });
}

/** The links that the budget allows, and the answer for the others. */
function splitLinks(
  links: readonly string[],
  budget: Budget,
): { within: string[]; beyond: Map<string, LinkFact> } {
  const within: string[] = [];
  const beyond = new Map<string, LinkFact>();
  const perHost = new Map<string, number>();
  for (const link of links) {
    const host = URL.parse(link)?.hostname ?? "";
    const count = (perHost.get(host) ?? 0) + 1;
    perHost.set(host, count);
    const isOfHost = count > budget.perHost;
    if (!isOfHost && within.length < budget.links) within.push(link);
    else {
      const limit = isOfHost ? `${budget.perHost} links of ${host}` : `${budget.links} links`;
      beyond.set(link, { verdict: "not-checked", evidence: `more than ${limit} in one review` });
    }
  }
  return { within, beyond };
}

function beyondPapers(limit: number): PaperFact {
  return { status: "unknown", evidence: `more than ${limit} papers in one review` };
}
