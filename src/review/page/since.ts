import { type Html, html } from "./html.ts";
import type { PageState } from "./state.ts";
import type { PageWords } from "./words.ts";

/** So many lines of a kind are shown. */
const MOST = 50;

/** What changed between two pages of a list, as a section of the later one. */
export function sinceSection(before: PageState, now: PageState, words: PageWords): Html {
  const { since } = words;
  const earlier = byKey(before.findings);
  const present = byKey(now.findings);
  const groups = [
    group(since.added, without(now.titles, before.titles), since.more),
    group(since.removed, without(before.titles, now.titles), since.more),
    group(since.found, saidOnlyIn(present, earlier), since.more),
    group(since.solved, saidOnlyIn(earlier, present), since.more),
    group(since.links, changedLinks(before, now, words), since.more),
  ].flatMap((each) => each ?? []);
  return html`<h2>${since.head(before.made)}</h2>${groups.length === 0 ? html`<p>${since.nothing}</p>` : groups}`;
}

type Findings = ReadonlyMap<string, PageState["findings"][number]>;

/** A finding is known by its rule and its entry: what it says may name lines, which move. */
function byKey(findings: PageState["findings"]): Findings {
  return new Map(findings.map((finding) => [`${finding.rule}\n${finding.about}`, finding]));
}

function saidOnlyIn(findings: Findings, others: Findings): string[] {
  const only = [...findings].filter(([key]) => !others.has(key));
  return only.map(([, { about, said, rule }]) => `${about}: ${said} (${rule})`);
}

function without(titles: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return [...new Set(titles)].filter((title) => !known.has(title));
}

function changedLinks(before: PageState, now: PageState, { verdicts }: PageWords): string[] {
  const earlier = new Map(before.links.map(({ url, verdict }) => [url, verdict]));
  const nameOf = new Map<string, string>(Object.entries(verdicts));
  return now.links.flatMap(({ url, verdict }) => {
    const was = earlier.get(url);
    return was === undefined || was === verdict
      ? []
      : [`${url}: ${nameOf.get(was) ?? was} → ${nameOf.get(verdict) ?? verdict}`];
  });
}

function group(
  head: (count: number) => string,
  lines: readonly string[],
  more: (count: number) => string,
): Html | null {
  if (lines.length === 0) return null;
  const left = lines.length - MOST;
  const rest = left > 0 ? html`<li class="quiet">${more(left)}</li>` : html``;
  return html`<h3>${head(lines.length)}</h3><ul>${lines.slice(0, MOST).map((line) => html`<li>${line}</li>`)}${rest}</ul>`;
}
