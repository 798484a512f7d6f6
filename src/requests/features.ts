import { readTitle } from "../identity/title.ts";
import type { Sighted } from "./sighted.ts";

/**
 * How much each kind of feature counts beside a word of the title. Tuned on every second of 18 lists; within a third of
 * these numbers little changes.
 */
const WEIGHTS = { stem: 0.6, pair: 0.3, host: 1, role: 0.8, date: 0.8, venue: 0.8, kind: 0.5 };

/** Endings that leave a word's meaning where it is: "segmenting", "segmentation", "segments". */
const ENDINGS =
  /(?:i[sz]ations?|ations?|ating|ated|ates?|ators?|ative|ments?|ings?|ed|ers?|es|s|ly|al|ity|ive|ions?|e)$/;

/**
 * What tells the sections of a list apart, in a paper: its title's words, their stems and pairs, where its links lead and
 * what they are, when and where it appeared. Lists grow new sections with the years, and keep talks, code and papers apart.
 */
export function featuresOf(paper: Sighted): ReadonlyMap<string, number> {
  const { content } = readTitle(paper.title);
  const features = new Map<string, number>();
  for (const word of content) features.set(word, 1);
  for (const word of content) features.set(`~${stemOf(word)}`, WEIGHTS.stem);
  for (const [at, word] of content.slice(1).entries()) features.set(`${content[at]} ${word}`, WEIGHTS.pair);
  for (const { role, url } of paper.links) {
    features.set(`host:${URL.parse(url)?.hostname.replace(/^www\./, "") ?? ""}`, WEIGHTS.host);
    features.set(`role:${role}`, WEIGHTS.role);
  }
  if (paper.year !== null) features.set(`year:${paper.year}`, WEIGHTS.date);
  if (paper.year !== null && paper.month !== null)
    features.set(`season:${paper.year}-${Math.floor(paper.month / 4)}`, WEIGHTS.date);
  features.set(`venue:${paper.venue?.toLowerCase() ?? ""}`, WEIGHTS.venue);
  features.set(paper.isPreprint ? "kind:preprint" : "kind:published", WEIGHTS.kind);
  return features;
}

function stemOf(word: string): string {
  const stem = word.replace(ENDINGS, "");
  return stem.length < 3 ? word : stem;
}
