import type { GitHub, Me, PullRequestRef, Repository } from "./github/client.ts";
import { type Publication, type Published, publishCommitCheck, publishReview } from "./github/publish.ts";
import {
  compareCommits,
  comparePullRequest,
  type PullRequest,
  readPullRequest,
} from "./github/pull-request.ts";
import type { Isolated } from "./isolate.ts";
import type { Review } from "./model/finding.ts";
import { type ReviewedChange, reviewChange } from "./pipeline/change.ts";
import { type Occasion, renderCheckRun, renderStopped } from "./review/check-run.ts";
import { isMarked, renderComment, renderResolved } from "./review/comment.ts";
import type { CommentContext } from "./review/sections.ts";
import { isSuggestion, suggestionsFor, withdrawnSuggestion } from "./review/suggestion.ts";
import { wordsIn } from "./review/words/words.ts";

/** On whose behalf a review is made. */
export interface Access {
  readonly github: GitHub;
  readonly me: Me;
}

/** How a run ended. Only `published` may have written anything. */
export type Outcome =
  | Published
  | { readonly outcome: "closed" }
  | { readonly outcome: "vanished" }
  | { readonly outcome: "no-list" };

/** The lines of a push that are still to be looked at: what the branch was before, and what it is now. */
export interface PushRange extends Repository {
  readonly before: string;
  readonly after: string;
  readonly url: string;
}

/**
 * Makes a pull request show the review of its present state.
 * It reads everything anew and writes the difference, so that running it twice writes nothing the second time.
 */
export async function reviewPullRequest(access: Access, ref: PullRequestRef): Promise<Outcome> {
  const { github, me } = access;
  const pullRequest = await readPullRequest(github, ref);
  if (pullRequest === null) return { outcome: "vanished" };
  if (!pullRequest.open) return { outcome: "closed" };
  const comparison = await comparePullRequest(github, ref, pullRequest);
  if (comparison === null) return { outcome: "vanished" };
  const { headSha, prose } = pullRequest;
  const change = await reviewChange(github, ref, { comparison, headSha, prose });
  if (change === null) return { outcome: "vanished" };
  const result = await publishReview(github, { me, ref }, publication(change, pullRequest));
  const silent = result.outcome === "published" && result.writes === 0;
  return change.reviewed === null && silent ? { outcome: "no-list" } : result;
}

/** Gives a commit of the default branch a check of what was pushed with it; it is never red. */
export async function reviewPush({ github, me }: Access, push: PushRange): Promise<Outcome> {
  const { before: base, after: head, url } = push;
  const comparison = await compareCommits(github, { ...push, base, head });
  if (comparison === null) return { outcome: "vanished" };
  const change = await reviewChange(github, push, { comparison, headSha: head, prose: "" });
  if (change === null) return { outcome: "vanished" };
  if (change.reviewed === null) return { outcome: "no-list" };
  const context = commentContext(change, { url, headSha: head });
  return publishCommitCheck(
    github,
    { me, place: push, sha: head },
    checkRun(change.reviewed, context, "push"),
  );
}

function publication(change: ReviewedChange, { headSha, url }: PullRequest): Publication {
  const { reviewed } = change;
  const context = commentContext(change, { url, headSha });
  const review: Review | null = reviewed?.outcome === "reviewed" ? reviewed.review : null;
  return {
    headSha,
    check: reviewed === null ? null : checkRun(reviewed, context, "pull-request"),
    comment: {
      problems: review === null ? null : renderComment(review, context),
      resolved: renderResolved(reviewed === null ? "no-list" : (review ?? "stopped"), context),
      isMarked,
    },
    lines: {
      wanted: review === null ? [] : suggestionsFor(review, context, change.shown),
      withdrawn: withdrawnSuggestion(wordsIn(context.language)),
      isMarked: isSuggestion,
    },
  };
}

function checkRun(reviewed: Isolated, context: CommentContext, occasion: Occasion) {
  return reviewed.outcome === "stopped"
    ? renderStopped(reviewed.why, context.language)
    : renderCheckRun(reviewed.review, context, occasion);
}

function commentContext(
  { sources, language, outside }: ReviewedChange,
  { url, headSha }: { url: string; headSha: string },
): CommentContext {
  const linkTo = (path: string, line: number) =>
    `${url}/blob/${headSha}/${encodedPath(path)}?plain=1#L${line}`;
  return { headSha, language, sources, outside, linkTo };
}

/** encodeURIComponent leaves parentheses, which would end a link in Markdown. */
function encodedPath(path: string): string {
  const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16)}`;
  return path
    .split("/")
    .map((part) => encodeURIComponent(part).replace(/[()*'!~_]/g, percent))
    .join("/");
}
