import type { FactNeeds, FactTable, LinkVerdict } from "../model/facts.ts";
import type { Language, NotChecked } from "../model/finding.ts";
import { wordsIn } from "./words/words.ts";

/** Verdicts that say nothing for or against a link. */
const OPEN: ReadonlySet<LinkVerdict> = new Set(["blocked", "limited", "not-checked"]);

/** More reasons than this are counted together: what is not known must not hide what is. */
const MAX_REASONS = 6;

/** What a review wanted to know and does not: how many links or papers, and why; the reason names the host. */
export function notChecked(needs: FactNeeds, facts: FactTable, language: Language): NotChecked[] {
  const words = wordsIn(language);
  const links = needs.links.flatMap((url) => {
    const fact = facts.links.get(url);
    if (fact === undefined) return [words.notAsked];
    return OPEN.has(fact.verdict) ? [fact.evidence] : [];
  });
  const papers = needs.papers.flatMap((id) => {
    const fact = facts.papers.get(id);
    if (fact === undefined) return [words.notAsked];
    return fact.status === "unknown" ? [fact.evidence] : [];
  });
  const files = (needs.files ?? []).filter((path) => facts.files?.get(path) === undefined);
  return [
    ...(files.length === 0 ? [] : [{ what: words.files(files.length), why: words.notLookedFor }]),
    ...count(links, words.otherReasons).map(([why, number]) => ({ what: words.links(number), why })),
    ...count(papers, words.otherReasons).map(([why, number]) => ({ what: words.metadata(number), why })),
  ];
}

/** How often each reason was given, the most frequent first. */
function count(reasons: readonly string[], others: string): [string, number][] {
  const counts = [...Map.groupBy(reasons, (reason) => reason)]
    .map(([reason, given]): [string, number] => [reason, given.length])
    .sort(([, a], [, b]) => b - a);
  const rest = counts.slice(MAX_REASONS).reduce((sum, [, number]) => sum + number, 0);
  return rest === 0 ? counts : [...counts.slice(0, MAX_REASONS), [others, rest]];
}
