import { parseList } from "../list/parse.ts";
import type { FactNeeds, FactTable } from "../model/facts.ts";
import type { PendingEntry } from "../model/pending.ts";
import type { Language } from "../model/text.ts";
import { inert } from "../review/inert.ts";
import { chooseLanguage } from "../review/language.ts";
import { isListed } from "./answer.ts";
import { type AcceptedPaper, type Batch, type BatchResult, type ListFile, learnBatch } from "./batch.ts";
import type { Edits } from "./command.ts";
import { describePaper, type Telling } from "./describe.ts";
import { indexListed } from "./listed.ts";
import { listPatch } from "./patch.ts";
import { indexProposed } from "./proposed.ts";
import { type IssueText, readRequest } from "./read.ts";
import {
  type Answered,
  askedPapers,
  type Desk,
  isEmpty,
  paperNeeds,
  type Study,
  studyPaper,
} from "./study.ts";
import { type TakenPull, takenPapers } from "./taken.ts";
import { type RequestWords, requestWords } from "./words/words.ts";

/** An issue that asks for papers, and what was said of it since. */
export interface AcceptedRequest {
  readonly number: number;
  readonly issue: IssueText;
  readonly edits: Edits;
}

/** Everything that the additions to a list are made from. */
export interface AdditionsInput {
  readonly additions: readonly AcceptedRequest[];
  /** Requests that nobody has accepted, which the list may answer by now. */
  readonly waiting: readonly { readonly number: number; readonly issue: IssueText }[];
  readonly taken: readonly TakenPull[];
  /** What open pull requests add, ours left out. */
  readonly proposed: readonly PendingEntry[];
  readonly files: readonly ListFile[];
  /** Paths of those that nothing may be put into. */
  readonly closed?: readonly string[];
  readonly language: Language | "auto";
  readonly url: string;
}

/** What became of one accepted request. */
export interface RequestOutcome {
  readonly number: number;
  /** What is said of each of its papers, as Markdown. */
  readonly parts: readonly string[];
  /** How many papers it names, those included that are not answered. */
  readonly named: number;
  /** How many of them are put in. */
  readonly added: number;
  /** True where the list, as it stands, has all of them. */
  readonly isListed: boolean;
}

/** The additions to a list: its new texts, and the pull request that shows them. */
export interface Additions {
  readonly files: readonly ListFile[];
  /** All of it as a patch; null where that cannot be made. */
  readonly patch: string | null;
  readonly title: string;
  readonly body: string;
  readonly language: Language;
  readonly requests: readonly RequestOutcome[];
  /** Of each pull request that is taken: how many of its entries are put in, and whether the list has all of them. */
  readonly taken: readonly { readonly added: number; readonly isListed: boolean }[];
  /** Requests that nobody has accepted and whose papers the list has by now. */
  readonly again: readonly number[];
  /** Open pull requests that add what the list has by now. */
  readonly pulls: readonly number[];
}

/** A pull request's body may have 65,536 characters. */
const MOST_LINES = 150;

/** What the additions would like to know. */
export function additionNeeds({ additions }: AdditionsInput): FactNeeds {
  return paperNeeds(additions.flatMap(({ issue, edits }) => askedPapers(issue, edits)));
}

/** Puts everything that was accepted into the list as it stands; null for a list without entries. */
export function makeAdditions(
  { additions, waiting, taken, proposed, files, closed, language: wanted, url }: AdditionsInput,
  facts: FactTable,
): Additions | null {
  const lists = files.map(({ path, source }) => parseList(source, path));
  if (isEmpty(lists)) return null;
  const language = wanted === "auto" ? chooseLanguage(lists, "") : wanted;
  const words = requestWords(language);
  const desk = { listed: indexListed(lists), facts, proposed: indexProposed([]) };
  const studies = additions.map(({ issue, edits }) =>
    askedPapers(issue, edits).map((paper) => studyPaper(paper, edits, desk)),
  );
  const known = studies.flatMap((each, request) => each.filter(isKnown).map((study) => ({ study, request })));
  const accepted = known.map(({ study: { paper, section } }): AcceptedPaper => ({ paper, section }));
  const papers = taken.map(takenPapers);
  const batch = learnBatch(lists, closed)([...accepted, ...papers.flat()]);
  const issueOf = (paper: number) => additions[known[paper]?.request ?? -1]?.number ?? null;
  const telling = { words, url, issueOf, since: () => null };
  const answers = joined(studies, batch);
  const takings = resultsOfEach(papers, batch.results.slice(accepted.length));
  const count = countAdded(batch.results);
  const lines = [
    ...requestLines(answers, additions, words),
    ...takenLines(papers, takings, { taken, words }),
  ];
  return {
    files: batch.files,
    patch: listPatch(files, batch.files),
    title: words.pullTitle(count),
    body: count === 0 ? words.pullOver : pullBody(lines, count, words),
    language,
    requests: additions.map((request, at) => outcomeOf(request, answers[at] ?? [], telling)),
    taken: takings.map((results) => ({
      added: countAdded(results),
      isListed: results.length > 0 && results.every(({ outcome }) => outcome === "listed"),
    })),
    pulls: once(proposed.filter((entry) => isThere(entry, desk)).map(({ pullRequest }) => pullRequest)),
    again: once(waiting.filter(({ issue }) => isAllListed(issue, desk)).map(({ number }) => number)),
  };
}

function once(numbers: readonly number[]): number[] {
  return [...new Set(numbers)];
}

function countAdded(results: readonly BatchResult[]): number {
  return results.filter(({ outcome }) => outcome === "added").length;
}

function isThere({ title, links }: PendingEntry, { listed }: Desk): boolean {
  return listed.find({ title, links })?.verdict === "same";
}

function isAllListed(issue: IssueText, desk: Desk): boolean {
  const papers = askedPapers(issue, {});
  return papers.length > 0 && papers.every((paper) => studyPaper(paper, {}, desk).outcome === "listed");
}

function outcomeOf(
  { number, issue }: AcceptedRequest,
  answered: readonly Answered[],
  telling: Telling,
): RequestOutcome {
  return {
    number,
    parts: answered.map((each) => describePaper(each, telling)),
    named: readRequest(issue)?.papers.length ?? 0,
    added: answered.filter(isAdded).length,
    isListed: answered.length > 0 && answered.every(isListed),
  };
}

/** The results, told apart by whose papers they are of. */
function resultsOfEach(
  papers: readonly (readonly AcceptedPaper[])[],
  results: readonly BatchResult[],
): (readonly BatchResult[])[] {
  const left = [...results];
  return papers.map(({ length }) => left.splice(0, length));
}

function pullBody(lines: readonly string[], count: number, words: RequestWords): string {
  const rest = lines.length > MOST_LINES ? [words.andMore] : [];
  const shown = [...lines.slice(0, MOST_LINES), ...rest].join("\n");
  return [words.pullIntro(count), shown, words.pullOutro].join("\n\n");
}

function requestLines(
  answers: readonly (readonly Answered[])[],
  additions: readonly AcceptedRequest[],
  words: RequestWords,
): string[] {
  return answers.flatMap((answered, request) => {
    const entries = answered.flatMap((each) =>
      isAdded(each) ? [entryLine(each.paper.title, each.result)] : [],
    );
    const number = additions[request]?.number ?? 0;
    const isWhole = answered.every((each) => isListed(each) || isAdded(each) || isRepeated(each));
    return entries.length === 0 ? [] : [`- ${words.closes(number, isWhole)}`, ...entries];
  });
}

function takenLines(
  papers: readonly (readonly AcceptedPaper[])[],
  takings: readonly (readonly BatchResult[])[],
  { taken, words }: { readonly taken: readonly TakenPull[]; readonly words: RequestWords },
): string[] {
  return takings.flatMap((results, pull) => {
    const entries = results.flatMap((result, at) =>
      result.outcome === "added" ? [entryLine(papers[pull]?.[at]?.paper.title ?? "", result)] : [],
    );
    return entries.length === 0 ? [] : [`- ${words.takes(taken[pull]?.number ?? 0)}`, ...entries];
  });
}

function entryLine(title: string, result: BatchResult): string {
  const section = result.outcome === "added" ? result.choice.section.path.slice(-2).join(" > ") : "";
  return `  - ${inert(title)} → ${inert(section)}`;
}

/** Each request's papers with what became of them. */
function joined(studies: readonly (readonly Study[])[], { results }: Batch): Answered[][] {
  let next = 0;
  return studies.map((each) =>
    each.map((study): Answered => {
      if (study.outcome !== "known") return study;
      const result = results[next++] ?? { outcome: "not-printable" };
      return { outcome: "placed", paper: study.paper, result };
    }),
  );
}

type Placed = Extract<Answered, { readonly outcome: "placed" }>;

function isKnown(study: Study): study is Extract<Study, { readonly outcome: "known" }> {
  return study.outcome === "known";
}

function isAdded(answered: Answered): answered is Placed {
  return answered.outcome === "placed" && answered.result.outcome === "added";
}

function isRepeated(answered: Answered): boolean {
  return answered.outcome === "placed" && answered.result.outcome === "repeated";
}
