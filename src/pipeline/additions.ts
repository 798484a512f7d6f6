import { readOwnPull } from "../github/branch-state.ts";
import type { Repository } from "../github/client.ts";
import { planComment } from "../github/comments.ts";
import { type Comment, readConversation } from "../github/conversation.ts";
import { closeIssue, hasLabel, type Issue, labelledIssues, openIssues } from "../github/issue.ts";
import { type Living, updateLivingBranch } from "../github/living-branch.ts";
import { closePull, openPulls, readTip } from "../github/pull-request.ts";
import { addIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { PendingEntry } from "../model/pending.ts";
import type { Outcome } from "../pipeline.ts";
import type { Additions, RequestOutcome } from "../requests/additions.ts";
import { requestBody } from "../requests/answer.ts";
import { requestWords } from "../requests/words/words.ts";
import { fenced } from "../review/inert.ts";
import type { Access } from "./access.ts";
import { noMemory } from "./memory.ts";
import { requestComment } from "./request.ts";
import { curatorsOf, type RequestTalk, readRequestTalk } from "./request-talk.ts";
import { ACCEPTED, isRequest, type ReadList, readListNow, textOf } from "./request-text.ts";
import { readTaken, type Taken } from "./take.ts";

export const ADDITIONS_BRANCH = "listwarden/additions";
/** Requests that are looked at again after a change; no more are answered at a time. */
const MOST_AGAIN = 10;

/** How it ended, and what else is to be looked at because the list has it now. */
export interface AdditionsUpdate {
  readonly outcome: Outcome;
  readonly again: readonly number[];
  readonly pulls: readonly number[];
}

const NOTHING: AdditionsUpdate = { outcome: { outcome: "no-list" }, again: [], pulls: [] };

/** An accepted request with its conversation. */
interface Accepted {
  readonly issue: Issue;
  readonly comments: readonly Comment[];
  readonly talk: RequestTalk;
}

/**
 * Makes one pull request hold everything that was asked for and accepted, made anew from the default branch as it is
 * now, and says in each request where it is. Once the list has all of a request it is closed. A second run writes nothing.
 */
export async function updateAdditions(access: Access, place: Repository): Promise<AdditionsUpdate> {
  const { github } = access;
  const open = await openIssues(github, place);
  const waiting = open.filter((issue) => isRequest(issue) && !hasLabel(issue, ACCEPTED));
  const accepted = open.length === 0 ? [] : await readAccepted(access, place);
  const pulls = await openPulls(github, place);
  const isIdle = accepted.length + waiting.length + pulls.length === 0;
  if (isIdle && (await readTip(github, place, ADDITIONS_BRANCH)) === null)
    return { outcome: { outcome: "published", writes: 0 }, again: [], pulls: [] };
  const list = await readListNow(github, place);
  if (list === null) return NOTHING;
  const taken = await readTaken(github, place, { pulls, files: list.files });
  const ours = { me: access.me, place: { owner: place.owner, repo: place.repo, branch: ADDITIONS_BRANCH } };
  const own = await readOwnPull(github, ours, list.base);
  const others = new Set(pulls.map(({ number }) => number).filter((number) => number !== own?.number));
  const kept = await (access.memory ?? noMemory).entriesIn(place);
  const proposed = kept.filter(({ pullRequest }) => others.has(pullRequest));
  const additions = await make(access, { list, accepted, waiting, taken, proposed });
  if (additions === null) return NOTHING;
  const living = await propose(access, place, { list, accepted, taken, additions });
  let writes = living.state === "written" ? 1 : 0;
  for (const [at, request] of accepted.entries()) {
    const result = additions.requests[at];
    if (result !== undefined) writes += await tell(access, place, { request, result, additions, living });
  }
  const mergedAt = own?.merged === true ? own.closedAt : null;
  if (mergedAt !== null) writes += await closeListed(access, place, { accepted, taken, additions, mergedAt });
  // What the pull request holds has changed, and so has what is said of it to those who wait.
  const neighbours = living.state === "written" ? waiting.slice(-MOST_AGAIN).map(({ number }) => number) : [];
  const again = [...new Set([...additions.again, ...neighbours])];
  return { outcome: { outcome: "published", writes }, again, pulls: additions.pulls };
}

interface Closing {
  readonly accepted: readonly Accepted[];
  readonly taken: readonly Taken[];
  readonly additions: Additions;
  readonly mergedAt: string;
}

/** Closes what our merged pull request has brought into the list, and answers how many writes that took. */
async function closeListed(
  { github }: Access,
  { owner, repo }: Repository,
  { accepted, taken, additions, mergedAt }: Closing,
): Promise<number> {
  const issues = accepted.filter(
    ({ issue }, at) => additions.requests[at]?.isListed === true && issue.createdAt <= mergedAt,
  );
  const pulls = taken.filter(
    ({ createdAt }, at) => additions.taken[at]?.isListed === true && createdAt <= mergedAt,
  );
  for (const { issue } of issues)
    await closeIssue(github, { owner, repo, number: issue.number }, "completed");
  for (const { number } of pulls) await closePull(github, { owner, repo, number });
  return issues.length + pulls.length;
}

async function readAccepted({ github, me }: Access, place: Repository): Promise<Accepted[]> {
  const isCurator = curatorsOf(github, place);
  const accepted: Accepted[] = [];
  for (const issue of await labelledIssues(github, place, ACCEPTED)) {
    if (!isRequest(issue) || issue.locked) continue;
    const comments = await readConversation(github, { ...place, number: issue.number });
    const talk = await readRequestTalk(github, { me, place, issue, comments, isCurator });
    if (talk.decision?.kind !== "decline") accepted.push({ issue, comments, talk });
  }
  return accepted;
}

interface Making {
  readonly list: ReadList;
  readonly accepted: readonly Accepted[];
  readonly waiting: readonly Issue[];
  readonly taken: readonly Taken[];
  readonly proposed: readonly PendingEntry[];
}

async function make(
  { collect }: Access,
  { list: { files, closed, language }, accepted, waiting, taken, proposed }: Making,
): Promise<Additions | null> {
  const input = {
    ...{ files, closed, language, proposed, url: accepted[0]?.issue.repositoryUrl ?? "" },
    additions: accepted.map(({ issue, talk }) => ({
      number: issue.number,
      issue: textOf(issue),
      edits: talk.edits,
    })),
    taken: taken.map(({ number, files }) => ({ number, files })),
    waiting: waiting.map((issue) => ({ number: issue.number, issue: textOf(issue) })),
  };
  const made = await addIsolated(input, collect ?? (() => Promise.resolve(noFacts)));
  return made.outcome === "added" ? made.additions : null;
}

interface Proposing {
  readonly list: ReadList;
  readonly accepted: readonly Accepted[];
  readonly taken: readonly Taken[];
  readonly additions: Additions;
}

function propose(
  { github, me }: Access,
  place: Repository,
  { list, accepted, taken, additions }: Proposing,
): Promise<Living> {
  const { title, body, requests } = additions;
  const held = accepted.filter((_, at) => (requests[at]?.added ?? 0) > 0);
  const authors = taken.filter((_, at) => (additions.taken[at]?.added ?? 0) > 0).map(({ author }) => author);
  const people = new Map(
    [...held.map(({ issue }) => issue.writer), ...authors].flatMap((person) =>
      person ? [[person.id, person] as const] : [],
    ),
  );
  const askedAt = held
    .map(({ talk }) => talk.askedAt)
    .sort()
    .at(-1);
  return updateLivingBranch(
    github,
    { me, place: { owner: place.owner, repo: place.repo, branch: ADDITIONS_BRANCH } },
    {
      base: list.base,
      files: additions.files.map(({ path, source }) => ({ path, text: source })),
      commit: { headline: title, body: "", coAuthors: [...people.values()] },
      ...{ title, body, askedAt },
    },
  );
}

interface Telling {
  readonly request: Accepted;
  readonly result: RequestOutcome;
  readonly additions: Additions;
  readonly living: Living;
}

/** Makes our comment in a request say where it is, and answers how many writes that took. */
async function tell({ github, me }: Access, place: Repository, told: Telling): Promise<number> {
  const { request, result, additions } = told;
  const words = requestWords(additions.language);
  const body = requestBody({ words, status: statusOf(told), ...result });
  const ref = { ...place, number: request.issue.number };
  const writes = planComment(github, { me, ref, comments: request.comments }, requestComment(body));
  for (const write of writes) await write();
  return writes.length;
}

function statusOf({ result, additions, living }: Telling): readonly string[] {
  const words = requestWords(additions.language);
  if (result.isListed) return [words.acceptedListed];
  if (result.added === 0) return [words.acceptedNothing];
  if (living.state === "refused") {
    const patch = additions.patch === null ? null : fenced(additions.patch, "diff");
    return [words.acceptedRefused(patch !== null), ...(patch === null ? [] : [patch])];
  }
  if (living.state === "closed") return [words.acceptedClosed(living.number)];
  if (living.state === "taken over" || living.number === null)
    return [words.acceptedTakenOver(living.number)];
  return [words.accepted(living.number)];
}
