import { writeFile } from "node:fs/promises";
import process from "node:process";
import { text as readAll } from "node:stream/consumers";
import type { PaperFact } from "../model/facts.ts";
import type { List } from "../model/list.ts";
import { identify } from "../pipeline/identify.ts";
import { type AcceptedPaper, type BatchResult, learnBatch } from "../requests/batch.ts";
import { type KnownPaper, knowPaper } from "../requests/known.ts";
import type { RequestedPaper } from "../requests/paper.ts";
import type { SectionChoice } from "../requests/place.ts";
import { readNames } from "../requests/read.ts";
import { type RequestWords, requestWords } from "../requests/words/words.ts";
import { visible } from "../review/inert.ts";
import { chooseLanguage } from "../review/language.ts";
import { blameOf } from "./blame.ts";
import { type Call, type Command, optionText, type Terminal } from "./command.ts";
import { readText, UsageError } from "./input.ts";
import { findLists } from "./list-files.ts";

export const add: Command = {
  summary: "print papers as entries of a list, at their place in it",
  help: `Usage: listwarden add [options] <paper> [more …]
       listwarden add [options] < papers.txt

Prints each paper as the list would print it, and says where it goes and why: the section by
venue and year, else by the listed papers most like it, in whichever of the list's files has it;
within the section where new entries go.
A paper is a link, a DOI, an arXiv number or a title in quotation marks, with whatever else is
known of it; the registries are asked for the rest. A line of standard input that names a paper names one of its own, BibTeX too.
What is listed already is said and not added again.

Options:
  --list <file>         the list; default the README of this folder and the lists that it links
  --section <name>      the section it goes into
  --write               write the entries into the list
  --offline             ask nothing of the network; entries are drafted from what was given
  -h, --help            this text

Examples:
  listwarden add '"Learning to Segment Knees" https://arxiv.org/abs/2406.00001 CVPR 2024'
  listwarden add --section Surveys --write < papers.txt

Exit code: 0 every paper is added or listed, 1 some are not, 2 wrong usage.`,
  options: {
    list: { type: "string" },
    section: { type: "string" },
    write: { type: "boolean", default: false },
    offline: { type: "boolean", default: false },
  },
  run: runAdd,
};

async function runAdd(call: Call, terminal: Terminal): Promise<number> {
  const named = optionText(call, "list");
  const lists = await findLists(named === undefined ? [] : [named], "listwarden add --list");
  const { papers: asked, facts } = await learn(await readPapers(call), call.values.offline === true);
  const words = requestWords(chooseLanguage(lists, ""));
  const { accepted, isComplete } = whatIsKnown(asked, { call, terminal, words, facts });
  const { files, results } = learnBatch(lists, await closedOf(lists))(accepted);
  for (const [index, result] of results.entries()) {
    const paper = accepted[index]?.paper;
    if (paper) terminal.print(`${await describe(result, paper, words)}\n`);
  }
  const count = results.filter(({ outcome }) => outcome === "added").length;
  const isWritten = call.values.write === true && count > 0;
  if (isWritten) for (const { path, source } of files) await writeFile(path, source);
  const paths = files.map(({ path }) => path);
  terminal.print(`${isWritten ? words.written(count, paths) : words.drafted(count)}\n`);
  const isDone = results.every(
    ({ outcome }) => outcome === "added" || outcome === "listed" || outcome === "repeated",
  );
  return isDone && isComplete ? 0 : 1;
}

/** The files that cannot be rewritten, because not all of their bytes are UTF-8; of a list's only file that is a mistake. */
async function closedOf(lists: readonly List[]): Promise<string[]> {
  const texts = await Promise.all(lists.map(async ({ path }) => ({ path, ...(await readText(path)) })));
  const closed = texts.filter(({ isUtf8 }) => !isUtf8).map(({ path }) => path);
  if (closed.length === lists.length)
    throw new UsageError(`${closed[0]}: not all of it is UTF-8, so that it cannot be rewritten`);
  return closed;
}

async function readPapers({ operands }: Call): Promise<readonly RequestedPaper[]> {
  if (operands.length === 0 && process.stdin.isTTY)
    throw new UsageError('no paper given; usually: listwarden add "https://arxiv.org/abs/…"');
  const papers =
    operands.length === 0
      ? readNames(await readAll(process.stdin))
      : operands.flatMap((each) => readOperand(each));
  if (papers.length === 0) throw new UsageError("standard input names no paper");
  return papers;
}

/** The shell takes quotation marks away: words without a link or a number are a title. */
function readOperand(operand: string): readonly RequestedPaper[] {
  const papers = readNames(operand);
  if (papers.length > 0) return papers;
  const titled = /https?:/.test(operand) ? [] : readNames(`Title: ${operand}`);
  if (titled.length === 0) throw new UsageError(`"${visible(operand)}" names no paper`);
  return titled;
}

const DEADLINE_MS = 60_000;

/** What the registries know of the papers; those named by title alone get their identifier where exactly one fits. */
async function learn(
  papers: readonly RequestedPaper[],
  isOffline: boolean,
): Promise<{ readonly papers: readonly RequestedPaper[]; readonly facts: ReadonlyMap<string, PaperFact> }> {
  if (isOffline) return { papers, facts: new Map() };
  const { openTerminalNetwork } = await import("./network.ts");
  const network = await openTerminalNetwork();
  try {
    return await identify(network, papers, network.now() + DEADLINE_MS);
  } finally {
    await network.client.close();
  }
}

interface Asking {
  readonly call: Call;
  readonly terminal: Terminal;
  readonly words: RequestWords;
  readonly facts: ReadonlyMap<string, PaperFact>;
}

function whatIsKnown(
  asked: readonly RequestedPaper[],
  { call, terminal, words, facts }: Asking,
): { readonly accepted: readonly AcceptedPaper[]; readonly isComplete: boolean } {
  const accepted: AcceptedPaper[] = [];
  for (const paper of asked) {
    const answer = knowPaper(paper, facts);
    const name = visible(paper.title ?? paper.ids[0] ?? paper.links[0]?.url ?? "");
    if (answer.outcome === "missing") terminal.complain(`${words.missing(name, answer.missing)}\n`);
    else if (answer.outcome === "absent") terminal.complain(`${words.absent(answer.id)}\n`);
    else accepted.push({ paper: answer.paper, section: optionText(call, "section") ?? paper.section });
  }
  return { accepted, isComplete: accepted.length === asked.length };
}

async function describe(result: BatchResult, paper: KnownPaper, words: RequestWords): Promise<string> {
  const title = visible(paper.title);
  switch (result.outcome) {
    case "added": {
      const source = paper.evidence === null ? words.unverified : words.verified(paper.evidence);
      const lines = [
        `${result.choice.path}:${result.line}: ${result.text}`,
        `  ${sectionLine(result.choice, words)}`,
        `  ${source}`,
      ];
      return lines.join("\n");
    }
    case "listed": {
      const { path, entry } = result.listed;
      const since = (await blameOf(path))?.get(entry.line)?.day ?? null;
      return words.listed(title, words.place(path, entry.line), since);
    }
    case "repeated":
      return words.repeated(title);
    case "no-such-section":
      return `${title}: ${words.noSuchSection(visible(result.section))}`;
    case "not-printable":
      return words.notPrintable(title);
  }
}

function sectionLine({ section, reason, alternatives }: SectionChoice, words: RequestWords): string {
  const why =
    reason.kind === "neighbours"
      ? words.reasons.neighbours(reason.neighbours.slice(0, 2).map(({ title }) => visible(title)))
      : words.reasons[reason.kind];
  const others = alternatives.map(({ section: { path } }) => visible(path.at(-1) ?? ""));
  const more = others.length === 0 ? "" : `; ${words.alternatives(others)}`;
  return `${words.section(visible(section.path.at(-1) ?? ""))}: ${why}${more}`;
}
