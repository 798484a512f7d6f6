import type { FactNeeds, FactTable, PaperFact } from "../model/facts.ts";
import type { Network } from "./network.ts";
import { lookUpPapers } from "./papers/look-up.ts";

/** How much one review may ask. */
export interface Budget {
  readonly papers: number;
  /** Milliseconds for all of it. */
  readonly deadline: number;
}

/** For a pull request, which somebody waits for. */
export const pullRequestBudget: Budget = { papers: 300, deadline: 60_000 };

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
    const papers = await lookUpPapers(network, needs.papers.slice(0, budget.papers), {
      until,
      ...(onProgress ? { onProgress: (done, total) => onProgress("papers", done, total) } : {}),
    });
    for (const id of needs.papers.slice(budget.papers)) papers.set(id, beyond(budget.papers));
    return { links: new Map(), papers };
  };
}

function beyond(limit: number): PaperFact {
  return { status: "unknown", evidence: `more than ${limit} papers in one review` };
}
