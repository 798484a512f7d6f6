import type { PaperFact } from "../../model/facts.ts";

/** Of this many papers of one list, no third is unknown to its registries: then they are ill and not the list. */
const ENOUGH = 10;
const SHARE = 1 / 3;

/**
 * Takes "not there" for no answer where a registry says it of too many papers of a whole list at once: a registry that
 * has lost its data, or answers every question with an empty list, looks the same.
 */
export function withoutMassAbsence(papers: ReadonlyMap<string, PaperFact>): Map<string, PaperFact> {
  const asked = new Map<string, number>();
  const absent = new Map<string, number>();
  for (const [id, { status }] of papers) {
    if (status === "unknown") continue;
    count(asked, registryIn(id));
    if (status === "absent") count(absent, registryIn(id));
  }
  return new Map(
    [...papers].map(([id, fact]) => {
      const [all, gone] = [asked.get(registryIn(id)) ?? 0, absent.get(registryIn(id)) ?? 0];
      const isIll = fact.status === "absent" && all >= ENOUGH && gone > all * SHARE;
      return [id, isIll ? { status: "unknown", evidence: INCONCLUSIVE } : fact];
    }),
  );
}

const INCONCLUSIVE = "inconclusive: its registry knew too few of the list's papers at once";

function registryIn(id: string): string {
  return id.slice(0, id.indexOf(":"));
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
