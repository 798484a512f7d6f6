import { canonicalVenue } from "../list/venue-names.ts";
import type { LinkFact } from "../model/facts.ts";
import type { FileReview, Finding, Review } from "../model/finding.ts";
import type { Entry, List } from "../model/list.ts";
import { type Html, html, linkTo } from "./page/html.ts";
import { linkMark, linkSection } from "./page/links.ts";
import { POLICY, SCRIPT, STYLE } from "./page/look.ts";
import { plot } from "./page/plot.ts";
import { sinceSection } from "./page/since.ts";
import { type PageState, pageState, stateElement } from "./page/state.ts";
import { type PageWords, pageWords } from "./page/words.ts";
import { endedSentence } from "./sections.ts";
import { wordsIn } from "./words/words.ts";

/** What a report is made of. */
export interface Report {
  readonly lists: readonly List[];
  readonly review: Review;
  /** What is known of its links, by URL as the list writes it. */
  readonly links: ReadonlyMap<string, LinkFact>;
  /** What the page before this one remembers; null where there was none. */
  readonly before: PageState | null;
  /** As `2026-11-25`. */
  readonly today: string;
}

/**
 * The whole list and what is to be said of it, as one HTML page that needs nothing else: no network, and no script
 * to be read. All text of the list is shown as text.
 */
export function renderPage(report: Report): string {
  const { lists, review, links, before, today } = report;
  const words = pageWords[review.language];
  const entries = lists.flatMap((list) => list.entries);
  const findings = review.files.flatMap((file) => file.findings);
  const title = titleOf(lists);
  const state = pageState(report);
  const page = html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${words.entries(entries.length)}, ${words.findings(findings.length)}. <span class="quiet">${words.made(today)}</span></p>
${review.files.filter((file) => !file.judged).map((file) => html`<p>${words.notJudged(file.path, file.why ?? "")}</p>`)}
<div class="plots">${yearPlot(entries, words)}${venuePlot(entries, words)}</div>
${before === null ? html`` : sinceSection(before, state, words)}
<h2>${words.twice}</h2>
${findingList(
  findings.filter(({ rule }) => rule === "duplicate-entry"),
  words,
)}
${besideEntries(review, words)}
${linkSection(lists, links, words)}
${entryTable(report, words)}
</main>
${stateElement(state)}
<script>${raw(SCRIPT)}</script>
</body>
</html>
`;
  return page.html;
}

/** For the page's own constants. */
function raw(text: string): Html {
  return { html: text };
}

function titleOf(lists: readonly List[]): string {
  const heading = lists[0]?.sections.find(({ level, title }) => level === 1 && title !== "");
  return heading?.title ?? lists.map(({ path }) => path).join(", ");
}

function yearPlot(entries: readonly Entry[], words: PageWords): Html {
  const years = entries.map(yearOf).filter((year) => year !== null);
  const bars = counted(years).sort((a, b) => b[0] - a[0]);
  const without = entries.length - years.length;
  const note = without === 0 ? html`` : html`<p class="quiet">${words.noYear(without)}</p>`;
  return html`<section><h2>${words.byYear}</h2>${plot(bars)}${note}</section>`;
}

function venuePlot(entries: readonly Entry[], words: PageWords): Html {
  const venues = entries.flatMap(venueOf);
  const bars = counted(venues).sort((a, b) => b[1] - a[1]);
  return html`<section><h2>${words.byVenue}</h2>${plot(bars)}</section>`;
}

function findingList(findings: readonly Finding[], words: PageWords): Html {
  if (findings.length === 0) return html`<p>${words.none}</p>`;
  return html`<ul>${findings.map((finding) => html`<li>${words.columns.line} ${finding.line}: ${findingText(finding, words)}</li>`)}</ul>`;
}

function besideEntries({ files }: Review, words: PageWords): Html {
  const beside = files.flatMap((file) => file.findings).filter(({ entry }) => entry === undefined);
  return beside.length === 0 ? html`` : html`<h2>${words.other}</h2>${findingList(beside, words)}`;
}

function findingText({ severity, message, note, rule }: Finding, { language }: PageWords): Html {
  const words = wordsIn(language);
  const why = note === undefined ? "" : endedSentence(note, words);
  const said = endedSentence(message, words);
  return html`<span class="${severity}">${words.severity[severity]}</span> ${said} <span class="quiet">${why} (${rule})</span>`;
}

function entryTable({ lists, review: { files }, links }: Report, words: PageWords): Html {
  const { columns } = words;
  const heads = Object.values(columns).map((column) => html`<th scope="col">${column}</th>`);
  const rows = lists.flatMap((list) => {
    const found = byLine(files.find(({ path }) => path === list.path));
    return list.entries.map((entry) => entryRow(entry, found.get(entry.line) ?? [], { links, words }));
  });
  return html`<h2 id="list">${words.list}</h2>
<div id="tools" class="tools" hidden>
<label>${words.search} <input id="search" type="search"></label>
<label><input id="only" type="checkbox"> ${words.onlyFindings}</label>
<span id="count" role="status" data-text="${words.shown}"></span>
</div>
<div class="scroll" role="region" aria-labelledby="list" tabindex="0">
<table id="entries"><thead><tr>${heads}</tr></thead>
<tbody>${rows}</tbody></table>
</div>`;
}

interface RowContext extends Pick<Report, "links"> {
  readonly words: PageWords;
}

function entryRow(entry: Entry, findings: readonly Finding[], { links: known, words }: RowContext): Html {
  const year = yearOf(entry);
  const links = entry.links
    .filter(({ url }) => url !== "")
    .map(({ url, label, role }) => html`${linkTo(url, label || role)} ${linkMark(known.get(url), words)}`);
  const found =
    findings.length === 0
      ? html``
      : html`<ul>${findings.map((each) => html`<li>${findingText(each, words)}</li>`)}</ul>`;
  return html`<tr${findings.length > 0 ? html` data-found` : html``}>
<td class="number" data-key="${entry.line}">${entry.line}</td>
<td class="title">${entry.title === "" ? words.untitled : entry.title}</td>
<td>${entry.section.path.slice(-2).join(" › ")}</td>
<td class="number" data-key="${year ?? 0}">${year ?? ""}</td>
<td>${venueOf(entry).join("")}</td>
<td>${links}</td>
<td data-key="${findings.length}">${found}</td>
</tr>`;
}

function byLine(file: FileReview | undefined): Map<number, Finding[]> {
  const found = new Map<number, Finding[]>();
  for (const finding of file?.findings ?? []) {
    if (finding.entry === undefined) continue;
    const own = found.get(finding.entry.line);
    if (own) own.push(finding);
    else found.set(finding.entry.line, [finding]);
  }
  return found;
}

function yearOf({ year, section }: Entry): number | null {
  return year ?? section.year;
}

function venueOf({ venue, section }: Entry): string[] {
  const name = venue?.name ?? section.venue?.name;
  return name === undefined ? [] : [canonicalVenue(name) ?? name];
}

function counted<Value>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
