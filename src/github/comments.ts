import type { Write } from "./check-runs.ts";
import type { GitHub, Me, PullRequestRef } from "./client.ts";
import type { Comment } from "./conversation.ts";

/** What our one comment is to say, and how it is known among the others. */
export interface CommentPlan {
  /** What is wrong, or null where nothing is. */
  readonly problems: string | null;
  /** What a comment that was made before says once nothing is wrong. */
  readonly resolved: string;
  /** What answers a command, below the rest; null where nothing was asked. */
  readonly note: string | null;
  /** The note in a text of ours that still holds, or null. */
  carriedNote(body: string): string | null;
  isMarked(body: string): boolean;
}

/**
 * The write that makes our one comment say this; none where it does, or where there is nothing to say.
 * A comment is ours when we wrote it and it begins with our marker: anybody can copy the marker.
 */
export function planComment(github: GitHub, { me, ref, comments }: Among, plan: CommentPlan): Write[] {
  const { owner, repo, number } = ref;
  const existing = comments.find((comment) => isOurs(comment, me) && plan.isMarked(comment.body));
  if (existing === undefined) {
    if (plan.problems === null && plan.note === null) return [];
    const body = withNote(plan.problems ?? plan.resolved, plan.note);
    return [() => github.rest.issues.createComment({ owner, repo, issue_number: number, body })];
  }
  const body = withNote(plan.problems ?? plan.resolved, plan.note ?? plan.carriedNote(existing.body));
  if (sameText(existing.body, body)) return [];
  return [() => github.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body })];
}

interface Among {
  readonly me: Me;
  readonly ref: PullRequestRef;
  readonly comments: readonly Comment[];
}

function isOurs({ writer, appId }: Comment, me: Me): boolean {
  return writer?.id === me.userId && (appId === null || appId === me.appId);
}

function withNote(body: string, note: string | null): string {
  return note === null ? body : `${body}\n\n${note}`;
}

/** True where GitHub may have made one text of the other: it hands them back with other line ends or trailing space. */
export function sameText(a: string, b: string): boolean {
  return a.replaceAll("\r\n", "\n").trimEnd() === b.replaceAll("\r\n", "\n").trimEnd();
}
