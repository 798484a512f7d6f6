import { reviewedSince } from "./github/check-runs.ts";
import type { PullRequestRef, Repository } from "./github/client.ts";
import { readConversation } from "./github/conversation.ts";
import { roleOf } from "./github/permission.ts";
import { type Published, publishCommitCheck, publishReview } from "./github/publish.ts";
import {
  compareCommits,
  comparePullRequest,
  type PullRequest,
  readPullRequest,
} from "./github/pull-request.ts";
import { headPlace } from "./github/write.ts";
import type { Review } from "./model/finding.ts";
import type { Access } from "./pipeline/access.ts";
import { type ReviewedChange, reviewChange } from "./pipeline/change.ts";
import { type Asked, acknowledge, answer, noteOn, readCommands } from "./pipeline/commands.ts";
import { commitFixes, type FixResult } from "./pipeline/fix.ts";
import { judgementOf, noMemory } from "./pipeline/memory.ts";
import { publication, pushCheck, untouched } from "./pipeline/publication.ts";
import { earlierThan } from "./pipeline/rivals.ts";
import { holdsFor, type Known, stands, toldOf } from "./pipeline/standing.ts";
import { takeIfAsked } from "./pipeline/take.ts";
import { type Decisions, decisionsOf, noDecisions } from "./review/decisions.ts";
import { mayAsk } from "./review/permission.ts";
import { wordsIn } from "./review/words/words.ts";

/** How a run ended. Only `published` and `fixed` may have written anything. */
export type Outcome =
  | Published
  | { readonly outcome: "fixed"; readonly result: FixResult | "stale" }
  | { readonly outcome: "refused" }
  | { readonly outcome: "closed" }
  | { readonly outcome: "vanished" }
  | { readonly outcome: "no-list" }
  | { readonly outcome: "held" }
  /** Nothing has changed since it was told: it was not judged again. */
  | { readonly outcome: "unchanged" }
  | Reported
  /** The list could not be read as a whole: nothing was concluded from it. */
  | { readonly outcome: "inconclusive" };

/** The List report says what there is to say. */
export interface Reported {
  readonly outcome: "reported";
  readonly writes: number;
  /** For how long something is still to be kept from people, in seconds; 0 until nobody pushes, null where nothing is. */
  readonly waits: number | null;
}

/** The lines of a push that are still to be looked at: what the branch was before, and what it is now. */
export interface PushRange extends Repository {
  readonly before: string;
  readonly after: string;
  readonly url: string;
}

/**
 * Makes a pull request show the review of its present state, and answers the commands in its conversation.
 * It reads everything anew and writes the difference, so that running it twice writes nothing the second time.
 * Where what was told last still stands it ends early, but for somebody who asks for a look `anew`.
 */
export async function reviewPullRequest(
  access: Access,
  ref: PullRequestRef,
  { anew = false }: { readonly anew?: boolean | undefined } = {},
): Promise<Outcome> {
  const { github, me, memory = noMemory } = access;
  const pullRequest = await readPullRequest(github, ref);
  if (pullRequest === null) return { outcome: "vanished" };
  access.lookedAt?.(pullRequest.headSha);
  if (!pullRequest.open) {
    await memory.close(ref);
    return { outcome: "closed" };
  }
  if (await memory.isHolding()) return { outcome: "held" };
  const { headSha, url } = pullRequest;
  const told = await memory.recall(ref);
  const isFirst = told === "never" && !anew;
  const comments = isFirst && pullRequest.comments === 0 ? [] : await readConversation(github, ref);
  const situation = { me, ref, pullRequest, comments };
  const kept = await memory.entriesIn(ref);
  if (typeof told === "object" && !anew && (await stands(github, situation, { told, kept }))) {
    return { outcome: "unchanged" };
  }
  const asked = await readCommands(github, situation);
  await acknowledge(github, ref, asked.pending);
  const since = await sinceWhen(access, { ref, headSha, asked });
  const decisions = decisionsOf(asked.spoken, since);
  const change = await readChange(access, ref, { pullRequest, decisions });
  if (change === null) return { outcome: "vanished" };
  const judgement = judgementOf(headSha, reviewOf(change));
  await memory.keep(ref, judgement);
  if (await memory.isHolding()) return { outcome: "held" };
  await takeIfAsked(github, ref, asked);
  const fixed = await fixIfAsked(access, { ref, pullRequest, change, asked, since });
  const { pending } = asked;
  const note = noteOn({ pending, fixed }, wordsIn(change.language));
  const shows = publication(change, { headSha, url, dispute: decisions.dispute, note });
  const hasLineComments = !isFirst || pullRequest.lineComments > 0;
  const result =
    fixed === "committed"
      ? ({ outcome: "fixed", result: fixed } as const)
      : await publishReview(github, { me, ref, comments, hasLineComments }, shows);
  await answer(github, ref, { pending, fixed });
  const nowTold = toldOf(situation, { ...change, added: judgement.entries }, shows);
  if (result.outcome === "published" && pending.length === 0 && nowTold !== null)
    await memory.remember(ref, nowTold, holdsFor(change));
  const silent = result.outcome === "published" && result.writes === 0;
  return change.reviewed === null && silent ? { outcome: "no-list" } : result;
}

/** The button on a check run: commits the safe corrections of the head that the button belongs to. */
export async function fixPullRequest(
  access: Access,
  ref: PullRequestRef,
  pressed: { readonly headSha: string; readonly login: string; readonly userId: number },
): Promise<Outcome> {
  const { github, me } = access;
  const pullRequest = await readPullRequest(github, ref);
  if (pullRequest === null) return { outcome: "vanished" };
  if (!pullRequest.open) return { outcome: "closed" };
  const { headSha, authorId, head } = pullRequest;
  const place = await headPlace(github, pullRequest);
  const allowed = mayAsk(
    { kind: "fix" },
    {
      role: await roleOf(github, ref, pressed.login),
      ...{
        head: place,
        isAuthor: pressed.userId === authorId,
        ownsHead: pressed.userId === head.repo?.ownerId,
      },
    },
  );
  if (!allowed || pullRequest.locked) return { outcome: "refused" };
  const since = await reviewedSince(github, { ...ref, headSha, subject: `pr:${ref.number}`, me });
  if (since === null || headSha !== pressed.headSha) return { outcome: "fixed", result: "stale" };
  const comments = await readConversation(github, ref);
  const asked = await readCommands(github, { me, ref, pullRequest, comments });
  const change = await readChange(access, ref, { pullRequest, decisions: decisionsOf(asked.spoken, since) });
  if (change === null) return { outcome: "vanished" };
  return { outcome: "fixed", result: await commitFixes(github, { ref, pullRequest, place, change }) };
}

/**
 * Answers a merge queue, which would wait for ever otherwise. The pull requests in it were reviewed already, so that
 * the answer is never red; where no list is touched it is plainly yes.
 */
export async function reviewMergeGroup(access: Access, push: PushRange): Promise<Outcome> {
  const result = await reviewPush(access, push);
  if (result.outcome !== "no-list") return result;
  const { github, me } = access;
  return publishCommitCheck(github, { me, place: push, sha: push.after }, untouched(wordsIn("en")));
}

/** Gives a commit of the default branch a check of what was pushed with it; it is never red. */
export async function reviewPush(
  { github, me, collect, memory = noMemory }: Access,
  push: PushRange,
): Promise<Outcome> {
  const { before: base, after: head, url } = push;
  const comparison = await compareCommits(github, { ...push, base, head });
  if (comparison === null) return { outcome: "vanished" };
  const asks = collect ? { collect } : {};
  const reading = { comparison, headSha: head, prose: "", decisions: noDecisions, ...asks };
  const change = await reviewChange(github, push, reading);
  if (change === null) return { outcome: "vanished" };
  if (change.reviewed === null) return { outcome: "no-list" };
  if (await memory.isHolding()) return { outcome: "held" };
  const check = pushCheck(change, change.reviewed, { url, headSha: head, dispute: null, note: null });
  return publishCommitCheck(github, { me, place: push, sha: head }, check);
}

function reviewOf({ reviewed }: ReviewedChange): Review | null {
  return reviewed?.outcome === "reviewed" ? reviewed.review : null;
}

interface PullRequestChange extends ReviewedChange, Pick<Known, "earlier"> {
  readonly baseSha: string;
}

async function readChange(
  { github, collect, memory = noMemory }: Access,
  ref: PullRequestRef,
  { pullRequest, decisions }: { readonly pullRequest: PullRequest; readonly decisions: Decisions },
): Promise<PullRequestChange | null> {
  const comparison = await comparePullRequest(github, ref, pullRequest);
  if (comparison === null) return null;
  const { headSha, prose } = pullRequest;
  // The later of two pull requests is told.
  const earlier = earlierThan(ref.number, await memory.entriesIn(ref));
  const reading = {
    comparison,
    headSha,
    prose,
    decisions,
    pending: earlier,
    ...(collect ? { collect } : {}),
  };
  const change = await reviewChange(github, ref, reading);
  return change === null ? null : { ...change, baseSha: comparison.baseSha, earlier };
}

interface Asking {
  readonly ref: PullRequestRef;
  readonly headSha: string;
  readonly asked: Asked;
}

/** Only corrections and objections are bound to the head that people saw. */
async function sinceWhen({ github, me }: Access, { ref, headSha, asked }: Asking): Promise<string | null> {
  const isBound =
    asked.spoken.some(({ command }) => command.kind === "dispute") ||
    asked.pending.some(({ command, allowed }) => allowed && command.kind === "fix");
  return isBound ? reviewedSince(github, { ...ref, headSha, subject: `pr:${ref.number}`, me }) : null;
}

interface Fixing {
  readonly ref: PullRequestRef;
  readonly pullRequest: PullRequest;
  readonly change: ReviewedChange;
  readonly asked: Asked;
  readonly since: string | null;
}

/** Corrects once, however often it was asked for. Who asked before the head was reviewed has not seen what it holds. */
async function fixIfAsked({ github }: Access, { asked, since, ...correctable }: Fixing) {
  const wishes = asked.pending.filter(({ command, allowed }) => allowed && command.kind === "fix");
  if (wishes.length === 0) return null;
  if (since === null || !wishes.some(({ comment }) => comment.createdAt > since)) return "stale";
  const place = await headPlace(github, correctable.pullRequest);
  return commitFixes(github, { ...correctable, place });
}
