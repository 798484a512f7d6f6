import { fenced, inert } from "../review/inert.ts";
import type { BatchResult } from "./batch.ts";
import type { KnownPaper } from "./known.ts";
import type { ListedPaper } from "./listed.ts";
import type { SectionChoice } from "./place.ts";
import type { Answered } from "./study.ts";
import type { RequestWords } from "./words/words.ts";

/** What a description is made with. */
export interface Telling {
  readonly words: RequestWords;
  /** The address people see the repository at; null where lines are not linked. */
  readonly url: string | null;
  /** The day a line of a file was written, as `2026-11-25`; null where that is not known. */
  since(path: string, line: number): string | null;
  /** The issue that asked for the so many-th paper of all, where several were answered at once. */
  issueOf(paper: number): number | null;
}

/** What is said of one requested paper, as Markdown. */
export function describePaper(answered: Answered, telling: Telling): string {
  const { words } = telling;
  switch (answered.outcome) {
    case "listed":
      return describeListed(answered.listed, telling);
    case "proposed":
      return `**${inert(answered.title)}**\n\n${words.inPull(answered.number)}`;
    case "missing":
      return `**${inert(answered.name)}**\n\n${words.askFor(answered.missing)}`;
    case "absent":
      return words.absent(inert(answered.id));
    case "placed":
      return describeResult(answered.result, answered.paper, telling);
  }
}

function describeResult(result: BatchResult, paper: KnownPaper, telling: Telling): string {
  const { words } = telling;
  const title = `**${inert(paper.title)}**`;
  switch (result.outcome) {
    case "listed":
      return describeListed(result.listed, telling);
    case "repeated":
      return `${title}\n\n${words.repeatedIn(telling.issueOf(result.first))}`;
    case "no-such-section":
      return `${title}\n\n${words.noSuchSectionHere(inert(result.section))}`;
    case "not-printable":
      return `${title}\n\n${words.notPrintableHere}`;
    case "added": {
      const source = paper.evidence === null ? words.unverified : words.verified(inert(paper.evidence));
      const entry = fenced(result.text, "markdown") ?? inert(result.text);
      return [
        title,
        words.wouldBe,
        entry,
        `${placeLine(result.choice, words)}${words.stop} ${words.capital(source)}${words.stop}`,
      ].join("\n\n");
    }
  }
}

function describeListed({ entry, path }: ListedPaper, { words, url, since }: Telling): string {
  const place = words.place(inert(path), entry.line);
  const linked = url === null ? place : `[${place}](${lineAddress(url, path, entry.line)})`;
  return `**${inert(entry.title)}**\n\n${words.listedAt(linked, inert(entry.section.title), since(path, entry.line))}`;
}

/** The line on the default branch, whatever it is called; rendered Markdown has no lines to lead to. */
function lineAddress(url: string, path: string, line: number): string {
  const file = path.split("/").map(encodeURIComponent).join("/").replace(/[()]/g, percent);
  return `${url}/blob/HEAD/${file}?plain=1#L${line}`;
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16)}`;
}

function placeLine({ path, section, reason, alternatives }: SectionChoice, words: RequestWords): string {
  const why =
    reason.kind === "neighbours"
      ? words.near(reason.neighbours.slice(0, 2).map(({ title }) => inert(title)))
      : words.reasons[reason.kind];
  const others = alternatives.map((place) => {
    const name = inert(place.section.path.slice(-2).join(" > "));
    return place.path === path ? name : words.sectionOf(name, inert(place.path));
  });
  const more = others.length === 0 ? "" : `; ${words.orElse(others)}`;
  return `${words.goesTo(inert(section.path.slice(-2).join(" > ")), inert(path))}: ${why}${more}`;
}
