import { checkRunShown, checkRunStanding, digest } from "../github/check-runs.ts";
import type { GitHub, Me, PullRequestRef } from "../github/client.ts";
import { isOurs, ourComment, plainText, plannedBody } from "../github/comments.ts";
import type { Comment } from "../github/conversation.ts";
import type { Publication } from "../github/publish.ts";
import { type PullRequest, readTip } from "../github/pull-request.ts";
import type { AddedEntry, PendingEntry } from "../model/pending.ts";
import { isMarked } from "../review/comment.ts";
import { rules } from "../rules/index.ts";
import type { ReviewedChange } from "./change.ts";
import type { Told } from "./memory.ts";
import { earlierThan, rivalsOf } from "./rivals.ts";

/** What the network left open, or may come to know better, is asked again after six hours. */
const OPEN_SECONDS = 6 * 3600;
const asking = new Set(rules.filter(({ needs }) => needs.length > 0).map(({ id }) => id));

/** A pull request as it was read, without what it changes. */
export interface Situation {
  readonly me: Me;
  readonly ref: PullRequestRef;
  readonly pullRequest: PullRequest;
  readonly comments: readonly Comment[];
}

/** What is known of it beside what GitHub says: the entries that are kept of this and other pull requests. */
export interface Known {
  readonly added: readonly AddedEntry[];
  readonly earlier: readonly PendingEntry[];
}

/**
 * Whether a verdict stands: neither head, base, configuration, what people say nor what earlier pull requests add is
 * another than it was told of, and what it says is still there. Asks GitHub two things at the most, and the cheaper one first.
 */
export async function stands(
  github: GitHub,
  situation: Situation,
  { told, kept }: { readonly told: Told; readonly kept: readonly PendingEntry[] },
): Promise<boolean> {
  const { me, ref, pullRequest, comments } = situation;
  const { headSha, base } = pullRequest;
  const own = ourComment({ me, comments }, isMarked);
  if (told.seen !== seenOf(situation) || told.comment !== shownComment(own?.body ?? null)) return false;
  const added = kept.filter(({ pullRequest }) => pullRequest === ref.number);
  if (told.rivals !== rivalsOf(added, earlierThan(ref.number, kept))) return false;
  if (told.tip !== (await readTip(github, ref, base.defaultBranch))) return false;
  if (told.check === null) return true;
  const target = { ...ref, headSha, subject: `pr:${ref.number}`, me };
  return told.check === (await checkRunStanding(github, target));
}

/** What a pull request has been told once this is published; null where that cannot be known for sure. */
export function toldOf(
  situation: Situation,
  { baseSha, added, earlier }: Known & { readonly baseSha: string },
  { check, comment }: Publication,
): Told | null {
  const { me, ref, pullRequest, comments } = situation;
  // The configuration lies on the default branch, whose tip is known only where it is the base.
  if (pullRequest.baseRef !== pullRequest.base.defaultBranch) return null;
  return {
    seen: seenOf(situation),
    tip: baseSha,
    comment: shownComment(plannedBody(ourComment({ me, comments }, isMarked), comment)),
    check: check === null ? null : checkRunShown(`pr:${ref.number}`, check),
    rivals: rivalsOf(added, earlier),
  };
}

/** For how many seconds a review is good as long as nothing changes; null for good. */
export function holdsFor({ reviewed }: ReviewedChange): number | null {
  if (reviewed === null) return null;
  if (reviewed.outcome === "stopped") return OPEN_SECONDS;
  const isOpen = reviewed.review.files.some(
    ({ notChecked, ignored, findings }) =>
      // What is ignored may be so up to a day only.
      notChecked.length > 0 || ignored.length > 0 || findings.some(({ rule }) => asking.has(rule)),
  );
  return isOpen ? OPEN_SECONDS : null;
}

function seenOf({ me, pullRequest, comments }: Situation): string {
  const { headSha, baseRef, prose, locked } = pullRequest;
  const said = comments
    .filter((comment) => !isOurs(comment, me))
    .map(({ id, isEdited, body }) => [id, isEdited, body]);
  return digest(JSON.stringify([headSha, baseRef, prose, locked, said]));
}

function shownComment(body: string | null): string | null {
  return body === null ? null : digest(plainText(body));
}
