import { type FactNeeds, type FactTable, noFacts } from "../model/facts.ts";

/**
 * Asks the network what a review would like to know.
 * It never throws: what got no answer is not in the table, and the review lists it as not checked.
 * No source is connected yet, so every need stays open.
 */
export async function collectFacts(_needs: FactNeeds): Promise<FactTable> {
  return noFacts;
}
