import type { GitHub, PullRequestRef, Repository } from "../github/client.ts";
import { planComment } from "../github/comments.ts";
import { readConversation } from "../github/conversation.ts";
import { type Issue, openIssues, readIssue } from "../github/issue.ts";
import { linkedMarkdown } from "../github/list-files.ts";
import { CONFIG_PATH, readFileAt } from "../github/read.ts";
import { answerIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { Access, Outcome } from "../pipeline.ts";
import { isRequestAnswer } from "../requests/answer.ts";
import { type IssueText, readRequest } from "../requests/read.ts";
import { configInForce } from "./config.ts";

/** The label that says that an issue asks for a paper, whatever its words say. */
const LABEL = "paper-request";
/** Requests of one person, and of everybody, that are answered while they are open. */
const MOST = { ofOne: 3, ofAll: 10 };
/** Files of a list that are read for what is listed. */
const MOST_FILES = 20;

/**
 * Makes an issue that asks for papers show our one answer to its present text; run twice, it writes nothing the second
 * time. Issues that ask for nothing are left alone, and so are those beyond the brakes on the number of open requests.
 */
export async function answerIssue({ github, me, collect }: Access, ref: PullRequestRef): Promise<Outcome> {
  const issue = await readIssue(github, ref);
  if (issue === null) return { outcome: "vanished" };
  if (!issue.open || issue.locked) return { outcome: "closed" };
  const isPersonal = issue.writer?.isPerson === true;
  if (!isPersonal || readRequest(textOf(issue)) === null) return { outcome: "no-list" };
  if (await isBeyondBrakes(github, ref, issue)) return { outcome: "refused" };
  const { config } = await configInForce(github, ref, CONFIG_PATH);
  const files = await readList(github, ref, config.files);
  const input = { issue: textOf(issue), files, language: config.language };
  const answered = await answerIsolated(input, collect ?? (() => Promise.resolve(noFacts)));
  if (answered.outcome === "stopped" || answered.body === null) return { outcome: "no-list" };
  const comments = await readConversation(github, ref);
  const plan = {
    problems: answered.body,
    resolved: answered.body,
    note: null,
    carriedNote: () => null,
    isMarked: isRequestAnswer,
  };
  const writes = planComment(github, { me, ref, comments }, plan);
  for (const write of writes) await write();
  return { outcome: "published", writes: writes.length };
}

function textOf({ subject, body, labels }: Issue): IssueText {
  return { subject, body, isLabelled: labels.includes(LABEL) };
}

/** Open requests that came before this one are the ones that are answered. */
async function isBeyondBrakes(github: GitHub, place: Repository, issue: Issue): Promise<boolean> {
  const earlier = (await openIssues(github, place)).filter(
    (other) => other.number < issue.number && readRequest(textOf(other)) !== null,
  );
  const own = earlier.filter(({ writer }) => writer?.id === issue.writer?.id);
  return own.length >= MOST.ofOne || earlier.length >= MOST.ofAll;
}

/** The list's files on the default branch: those its configuration names, else the README and what it links. */
async function readList(github: GitHub, place: Repository, named: readonly string[] | undefined) {
  const readme = named === undefined ? await textAt(github, place, "README.md") : null;
  const paths = named ?? ["README.md", ...(readme === null ? [] : linkedMarkdown(readme))];
  const files: { path: string; source: string }[] = [];
  for (const path of [...new Set(paths)].slice(0, MOST_FILES)) {
    const source = path === "README.md" && readme !== null ? readme : await textAt(github, place, path);
    if (source !== null) files.push({ path, source });
  }
  return files;
}

async function textAt(github: GitHub, { owner, repo }: Repository, path: string): Promise<string | null> {
  const file = await readFileAt(github, { owner, repo, path });
  return file.kind === "text" && file.validUtf8 ? file.text : null;
}
