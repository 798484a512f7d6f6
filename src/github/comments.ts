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
  const existing = ourComment({ me, comments }, plan.isMarked);
  const body = plannedBody(existing, plan);
  if (body === null) return [];
  if (existing === undefined)
    return [() => github.rest.issues.createComment({ owner, repo, issue_number: number, body })];
  if (sameText(existing.body, body)) return [];
  return [() => github.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body })];
}

/** The one comment of ours that is kept up to date; undefined where there is none. */
export function ourComment(
  { me, comments }: Pick<Among, "me" | "comments">,
  isMarked: CommentPlan["isMarked"],
): Comment | undefined {
  return comments.find((comment) => isOurs(comment, me) && isMarked(comment.body));
}

/** What our one comment will say; null where there is none and will be none. */
export function plannedBody(existing: Comment | undefined, plan: CommentPlan): string | null {
  const { problems, resolved, note } = plan;
  if (existing !== undefined) return withNote(problems ?? resolved, note ?? plan.carriedNote(existing.body));
  return problems === null && note === null ? null : withNote(problems ?? resolved, note);
}

interface Among {
  readonly me: Me;
  readonly ref: PullRequestRef;
  readonly comments: readonly Comment[];
}

/** True for what we wrote ourselves. */
export function isOurs({ writer, appId }: Comment, me: Me): boolean {
  return writer?.id === me.userId && (appId === null || appId === me.appId);
}

function withNote(body: string, note: string | null): string {
  return note === null ? body : `${body}\n\n${note}`;
}

/** True where GitHub may have made one text of the other: it hands them back with other line ends or trailing space. */
export function sameText(a: string, b: string): boolean {
  return plainText(a) === plainText(b);
}

/** A text as it is the same on its way to GitHub and back. */
export function plainText(text: string): string {
  return text.replaceAll("\r\n", "\n").trimEnd();
}
