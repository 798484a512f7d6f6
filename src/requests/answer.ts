import { parseList } from "../list/parse.ts";
import type { PaperFact } from "../model/facts.ts";
import type { Language } from "../model/text.ts";
import { fenced, inert } from "../review/inert.ts";
import { chooseLanguage } from "../review/language.ts";
import { addPapers, type BatchResult } from "./batch.ts";
import { type KnownPaper, knowPaper } from "./known.ts";
import { indexListed, type ListedPaper } from "./listed.ts";
import type { RequestedPaper } from "./paper.ts";
import type { SectionChoice } from "./place.ts";
import { type IssueText, readRequest } from "./read.ts";
import { type RequestWords, requestWords } from "./words/words.ts";

/** An issue and the list that it asks something of. */
export interface RequestInput {
  readonly issue: IssueText;
  /** The list's files; entries are drafted for the first. */
  readonly files: readonly { readonly path: string; readonly source: string }[];
  readonly language: Language | "auto";
}

/** More papers than this in one issue are not answered one by one. */
const MOST_PAPERS = 10;
const MARKER = "<!-- listwarden:request:v1 -->";

/** Says whether a comment's text is our answer to a request; who wrote it is for the caller to ask. */
export function isRequestAnswer(body: string): boolean {
  return body.startsWith(MARKER);
}

/** The identifiers that an answer would like to know more of; null for an issue that is no request. */
export function requestNeeds({ issue }: RequestInput): readonly string[] | null {
  const request = readRequest(issue);
  return request && [...new Set(request.papers.slice(0, MOST_PAPERS).flatMap(({ ids }) => ids))];
}

/**
 * Our one comment on a request: for each paper where it is listed, or which paper it is, the entry as the list would
 * print it and where it goes, or what is missing. Null for an issue that is no request, and for a list without entries.
 */
export function answerRequest(
  { issue, files, language }: RequestInput,
  facts: ReadonlyMap<string, PaperFact>,
): string | null {
  const request = readRequest(issue);
  const lists = files.map(({ path, source }) => parseList(source, path));
  const [file] = files;
  if (request === null || file === undefined || lists.every(({ entries }) => entries.length === 0))
    return null;
  const prose = `${issue.subject}\n${issue.body}`;
  const words = requestWords(language === "auto" ? chooseLanguage(lists, prose) : language);
  const papers = request.papers.slice(0, MOST_PAPERS);
  const listed = indexListed(lists);
  const parts = papers.map((paper) => {
    const { title, ids, links } = paper;
    const found = listed.find({ title: title ?? "", ids, links: links.map(({ url }) => url) });
    if (found?.verdict === "same") return describeListed(found, words);
    const knowledge = knowPaper(paper, facts);
    if (knowledge.outcome === "missing")
      return `**${inert(nameOf(paper))}**\n\n${words.askFor(knowledge.missing)}`;
    if (knowledge.outcome === "absent") return words.absent(inert(knowledge.id));
    const accepted = [{ paper: knowledge.paper, section: paper.section }];
    const [result] = addPapers(file, accepted, lists.slice(1)).results;
    return result ? describe(result, knowledge.paper, { words, path: file.path }) : "";
  });
  if (papers.length === 0) parts.push(words.nothingNamed);
  if (request.papers.length > papers.length) parts.push(words.moreThan(MOST_PAPERS));
  return [MARKER, ...parts, `<sub>${words.footer}</sub>`].join("\n\n");
}

function nameOf({ title, ids, links }: RequestedPaper): string {
  return title ?? ids[0] ?? links[0]?.url ?? "";
}

function describe(
  result: BatchResult,
  paper: KnownPaper,
  { words, path }: { readonly words: RequestWords; readonly path: string },
): string {
  const title = `**${inert(paper.title)}**`;
  switch (result.outcome) {
    case "listed":
      return describeListed(result.listed, words);
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
        `${placeLine(result.choice, path, words)}${words.stop} ${words.capital(source)}${words.stop}`,
      ].join("\n\n");
    }
  }
}

function describeListed({ entry, path }: ListedPaper, words: RequestWords): string {
  const place = words.place(inert(path), entry.line);
  return `**${inert(entry.title)}**\n\n${words.listedAt(place, inert(entry.section.title))}`;
}

function placeLine(
  { section, reason, alternatives }: SectionChoice,
  path: string,
  words: RequestWords,
): string {
  const why =
    reason.kind === "neighbours"
      ? words.near(reason.neighbours.slice(0, 2).map(({ title }) => inert(title)))
      : words.reasons[reason.kind];
  const others = alternatives.map((each) => inert(each.path.slice(-2).join(" > ")));
  const more = others.length === 0 ? "" : `; ${words.orElse(others)}`;
  return `${words.goesTo(inert(section.path.slice(-2).join(" > ")), inert(path))}: ${why}${more}`;
}
