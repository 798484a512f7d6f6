import type { LinkFact, LinkVerdict } from "../../model/facts.ts";
import type { List } from "../../model/list.ts";
import { type Html, html, linkTo } from "./html.ts";
import { plot } from "./plot.ts";
import type { PageWords } from "./words.ts";

/** What asks somebody to look at a link, the worst first. */
const TELLING: readonly LinkVerdict[] = [
  "dead",
  "malformed",
  "unsafe",
  "gone-or-private",
  "suspect",
  "moved",
];

/** Where the links of a list lead, as far as somebody has asked, as a section of its page. */
export function linkSection(
  lists: readonly List[],
  facts: ReadonlyMap<string, LinkFact>,
  words: PageWords,
): Html {
  const verdicts = verdictsOf(lists, facts);
  const known = [...verdicts].filter(([, fact]) => fact !== null && fact.verdict !== "not-checked");
  const head = html`<h2>${words.links.head}</h2>`;
  if (known.length === 0) return html`${head}<p>${words.links.unknown}</p>`;
  const counts = Map.groupBy(verdicts.values(), (fact) => fact?.verdict ?? "not-checked");
  const bars = [...counts].map(([verdict, its]) => [words.verdicts[verdict], its.length] as const);
  const telling = TELLING.flatMap((verdict) => [...verdicts].filter(([, fact]) => fact?.verdict === verdict));
  const lines = telling.flatMap(([url, fact]) => (fact === null ? [] : [linkLine(url, fact, words)]));
  return html`${head}${plot(bars.toSorted((a, b) => b[1] - a[1]))}${lines.length === 0 ? html`` : html`<ul>${lines}</ul>`}`;
}

/** What a link of an entry is to be marked with; empty where nothing is wrong with it, or nobody knows. */
export function linkMark(fact: LinkFact | undefined, { verdicts }: PageWords): Html {
  if (fact === undefined || !TELLING.includes(fact.verdict)) return html``;
  return html`<span class="${fact.verdict === "dead" ? "error" : "warning"}">${verdicts[fact.verdict]}</span> `;
}

function verdictsOf(
  lists: readonly List[],
  facts: ReadonlyMap<string, LinkFact>,
): Map<string, LinkFact | null> {
  const urls = lists.flatMap(({ entries }) => entries.flatMap(({ links }) => links.map(({ url }) => url)));
  return new Map(urls.filter((url) => url !== "").map((url) => [url, facts.get(url) ?? null]));
}

function linkLine(url: string, { verdict, evidence, target, archived }: LinkFact, words: PageWords): Html {
  const now = target === undefined ? html`` : html` → ${linkTo(target, target)}`;
  const copy = archived === undefined ? html`` : html` (${linkTo(archived, words.links.copy)})`;
  return html`<li>${words.verdicts[verdict]}: ${linkTo(url, url)}${now}${copy} <span class="quiet">${evidence}</span></li>`;
}
