import { readBlame } from "../github/blame.ts";
import type { GitHub, Me, PullRequestRef, Repository } from "../github/client.ts";
import { planComment } from "../github/comments.ts";
import { type Comment, readConversation } from "../github/conversation.ts";
import {
  addLabel,
  closeIssue,
  earlierIssues,
  hasLabel,
  type Issue,
  readIssue,
  removeLabel,
} from "../github/issue.ts";
import { answerIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { Blame } from "../model/report.ts";
import type { Outcome } from "../pipeline.ts";
import { isRequestAnswer, type RequestAnswer } from "../requests/answer.ts";
import type { Access } from "./access.ts";
import { noMemory } from "./memory.ts";
import { proposedIn } from "./proposed.ts";
import { answerRequestTalk, curatorsOf, type RequestTalk, readRequestTalk } from "./request-talk.ts";
import { ACCEPTED, isRequest, readListNow, textOf } from "./request-text.ts";

/** Requests of one person, and of everybody, that are answered while they are open and nobody has decided on them. */
const MOST = { ofOne: 3, ofAll: 10 };

interface Request {
  readonly ref: PullRequestRef;
  readonly issue: Issue;
  readonly comments: readonly Comment[];
  readonly talk: RequestTalk;
}

/**
 * Makes an issue that asks for papers show our one answer to its present text, and carries out what curators say in it;
 * run twice, it writes nothing the second time. Issues that ask for nothing are left alone, and so are those beyond the
 * brakes on the number of open requests. What is accepted is answered where the additions are made.
 */
export async function answerIssue(access: Access, ref: PullRequestRef): Promise<Outcome> {
  const { github, me } = access;
  const issue = await readIssue(github, ref);
  if (issue === null) return { outcome: "vanished" };
  if (issue.locked) return { outcome: "closed" };
  if (!isRequest(issue)) return { outcome: issue.open ? "no-list" : "closed" };
  const isCurator = curatorsOf(github, ref);
  const comments = await readConversation(github, ref);
  const talk = await readRequestTalk(github, { me, place: ref, issue, comments, isCurator });
  const request = { ref, issue, comments, talk };
  if (!issue.open)
    return comments.some((comment) => isOurAnswer(me, comment))
      ? answerClosed(access, request)
      : { outcome: "closed" };
  if (await acceptIfAsked(access, request, isCurator)) {
    await answerRequestTalk(github, { place: ref, issue }, talk);
    return { outcome: "published", writes: 0 };
  }
  const declined = talk.decision?.kind === "decline" ? { reason: talk.decision.reason } : undefined;
  if (declined === undefined && (await isBeyondBrakes(github, ref, issue))) return { outcome: "refused" };
  const answer = await answerTo(access, request, declined);
  const writes = answer === null ? 0 : await show(access, request, answer.body);
  if (declined !== undefined) await closeIssue(github, ref, "not_planned");
  await answerRequestTalk(github, { place: ref, issue }, talk);
  return answer === null ? { outcome: "no-list" } : { outcome: "published", writes };
}

/** A label is the state; a command, and the first sight of a curator's own request, change it. */
async function acceptIfAsked(
  { github, me }: Access,
  { ref, issue, comments, talk }: Request,
  isCurator: (login: string) => Promise<boolean>,
): Promise<boolean> {
  const isLabelled = hasLabel(issue, ACCEPTED);
  if (talk.decision?.kind === "decline") {
    if (isLabelled) await removeLabel(github, ref, ACCEPTED);
    return false;
  }
  if (isLabelled) return true;
  const isNew = talk.last === null && !comments.some((comment) => isOurAnswer(me, comment));
  const isAccepted = talk.decision !== null || (isNew && (await isCurator(issue.writer?.login ?? "")));
  if (isAccepted) await addLabel(github, ref, ACCEPTED);
  return isAccepted;
}

function isOurAnswer(me: Me, { writer, body }: Comment): boolean {
  return writer?.id === me.userId && isRequestAnswer(body);
}

/** Once the list has what a closed request asked for, our comment says where. */
async function answerClosed(access: Access, request: Request): Promise<Outcome> {
  const answer = await answerTo(access, request);
  if (answer?.isListed !== true) return { outcome: "closed" };
  return { outcome: "published", writes: await show(access, request, answer.body) };
}

async function answerTo(
  { github, collect, memory = noMemory }: Access,
  { ref, issue, talk }: Request,
  declined?: { readonly reason: string | null },
): Promise<RequestAnswer | null> {
  const list = await readListNow(github, ref);
  if (list === null) return null;
  const input = {
    ...{ issue: textOf(issue), files: list.files, closed: list.closed, edits: talk.edits },
    language: list.language,
    url: issue.repositoryUrl,
    proposed: await proposedIn(github, ref, memory),
    ...(declined === undefined ? {} : { declined }),
  };
  const ask = collect ?? (() => Promise.resolve(noFacts));
  const answered = await answerIsolated(input, ask);
  if (answered.outcome !== "answered" || answered.answer === null) return null;
  // Only of what is listed already it matters since when.
  const blames = new Map<string, Blame>();
  for (const path of answered.answer.listedIn) {
    const blame = await readBlame(github, ref, { sha: list.base.sha, path });
    if (blame !== null) blames.set(path, blame);
  }
  if (blames.size === 0) return answered.answer;
  const dated = await answerIsolated({ ...input, blames }, ask);
  return dated.outcome === "answered" ? dated.answer : answered.answer;
}

/** Makes our one comment say this, and answers how many writes that took. */
async function show({ github, me }: Access, { ref, comments }: Request, body: string): Promise<number> {
  const writes = planComment(github, { me, ref, comments }, requestComment(body));
  for (const write of writes) await write();
  return writes.length;
}

/** How our one comment on a request is known among the others. */
export function requestComment(body: string) {
  return {
    ...{ problems: body, resolved: body, note: null },
    carriedNote: () => null,
    isMarked: isRequestAnswer,
  };
}

/** Open requests that came before this one, and wait for somebody to decide, are the ones that are answered. */
async function isBeyondBrakes(github: GitHub, place: Repository, issue: Issue): Promise<boolean> {
  const left = { ...MOST };
  for await (const other of earlierIssues(github, { ...place, number: issue.number })) {
    if (!isRequest(other) || hasLabel(other, ACCEPTED)) continue;
    left.ofAll -= 1;
    if (other.writer?.id === issue.writer?.id) left.ofOne -= 1;
    if (left.ofAll === 0 || left.ofOne === 0) return true;
  }
  return false;
}
