import type { PaperFact } from "../../../model/facts.ts";
import { type Sighting, settled } from "../sighting.ts";

/**
 * What the registries' answer about a paper says of a link to it: arXiv, DOIs and the publishers' pages that carry one,
 * PubMed, OpenReview. Their sites refuse programs so often that only the registries are asked.
 */
export function sightPaper(fact: PaperFact): Sighting {
  if (fact.status === "found") return { kind: "alive", evidence: `${fact.evidence} has it` };
  if (fact.status === "absent") return { kind: "failing", failure: "absent", evidence: fact.evidence };
  return settled("not-checked", fact.evidence);
}
