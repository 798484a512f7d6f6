import { parseList } from "../list/parse.ts";
import type { FactNeeds, FactTable } from "../model/facts.ts";
import type { PendingEntry } from "../model/pending.ts";
import type { Blame } from "../model/report.ts";
import type { Language } from "../model/text.ts";
import { inert } from "../review/inert.ts";
import { chooseLanguage } from "../review/language.ts";
import { type ListFile, learnBatch } from "./batch.ts";
import type { Edits } from "./command.ts";
import { describePaper } from "./describe.ts";
import { indexListed } from "./listed.ts";
import { indexProposed } from "./proposed.ts";
import { type IssueText, readRequest } from "./read.ts";
import {
  type Answered,
  askedPapers,
  isEmpty,
  MOST_PAPERS,
  paperNeeds,
  type Study,
  studyPaper,
} from "./study.ts";
import { type RequestWords, requestWords } from "./words/words.ts";

/** An issue and the list that it asks something of. */
export interface RequestInput {
  readonly issue: IssueText;
  readonly files: readonly ListFile[];
  /** Paths of those that nothing may be put into. */
  readonly closed?: readonly string[];
  readonly language: Language | "auto";
  readonly edits?: Edits;
  /** What open pull requests add. */
  readonly proposed?: readonly PendingEntry[];
  /** The address people see the repository at. */
  readonly url?: string;
  /** Who wrote the lines of its files, by path, where that was asked. */
  readonly blames?: ReadonlyMap<string, Blame>;
  /** That a curator has declined it, and why. */
  readonly declined?: { readonly reason: string | null };
}

/** Our comment on a request. */
export interface RequestAnswer {
  readonly body: string;
  /** True where the list has every paper that is asked for. */
  readonly isListed: boolean;
  /** Paths of the files that have entries about papers that are asked for. */
  readonly listedIn: readonly string[];
}

const MARKER = "<!-- listwarden:request:v1 -->";

/** Says whether a comment's text is our answer to a request; who wrote it is for the caller to ask. */
export function isRequestAnswer(body: string): boolean {
  return body.startsWith(MARKER);
}

/** What an answer would like to know; null for an issue that is no request. */
export function requestNeeds({ issue, edits }: Pick<RequestInput, "issue" | "edits">): FactNeeds | null {
  return readRequest(issue) && paperNeeds(askedPapers(issue, edits ?? {}));
}

/**
 * Our one comment on a request: for each paper where it is listed, or which paper it is, the entry as the list would
 * print it and where it goes, or what is missing. Null for an issue that is no request, and for a list without entries.
 */
export function answerRequest(input: RequestInput, facts: FactTable): RequestAnswer | null {
  const { issue, files, language, edits = {}, url = null, declined } = input;
  const request = readRequest(issue);
  const lists = files.map(({ path, source }) => parseList(source, path));
  if (request === null || isEmpty(lists)) return null;
  const prose = `${issue.subject}\n${issue.body}`;
  const words = requestWords(language === "auto" ? chooseLanguage(lists, prose) : language);
  const add = learnBatch(lists, input.closed);
  const desk = { listed: indexListed(lists), facts, proposed: indexProposed(input.proposed ?? []) };
  const answered = askedPapers(issue, edits).map((paper) => {
    const study = studyPaper(paper, edits, desk);
    return study.outcome === "known" ? placed(study) : study;
  });
  const since = (path: string, line: number) => input.blames?.get(path)?.get(line)?.day ?? null;
  const telling = { words, url, since, issueOf: () => null };
  const status = declined ? [words.declined(declined.reason && inert(declined.reason))] : [];
  const parts = answered.map((each) => describePaper(each, telling));
  return {
    body: requestBody({ words, status, parts, named: request.papers.length }),
    isListed: answered.length > 0 && answered.every(isListed),
    listedIn: [...new Set(answered.flatMap((each) => listedIn(each) ?? []))],
  };

  function placed({ paper, section }: Extract<Study, { readonly outcome: "known" }>): Answered {
    const [result] = add([{ paper, section }]).results;
    return { outcome: "placed", paper, result: result ?? { outcome: "not-printable" } };
  }
}

/** True where the list has the paper. */
export function isListed(answered: Answered): boolean {
  return listedIn(answered) !== null;
}

function listedIn(answered: Answered): string | null {
  if (answered.outcome === "listed") return answered.listed.path;
  const isPlaced = answered.outcome === "placed" && answered.result.outcome === "listed";
  return isPlaced ? answered.result.listed.path : null;
}

/** What a comment on a request is put together from. */
export interface BodyParts {
  readonly words: RequestWords;
  /** What stands above: that it is accepted, and where it is; or declined. */
  readonly status: readonly string[];
  readonly parts: readonly string[];
  /** How many papers the issue names. */
  readonly named: number;
}

/** Our comment on a request, as Markdown. */
export function requestBody({ words, status, parts, named }: BodyParts): string {
  const all = [...status, ...parts];
  if (named === 0) all.push(words.nothingNamed);
  if (named > MOST_PAPERS) all.push(words.moreThan(MOST_PAPERS));
  return [MARKER, ...all, `<sub>${words.footer}<br>${words.commands}</sub>`].join("\n\n");
}
