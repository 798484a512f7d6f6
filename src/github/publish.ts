import type { CheckRun } from "../model/check-run.ts";
import { planCheckRun, type Write } from "./check-runs.ts";
import type { GitHub, Me, PullRequestRef, Repository } from "./client.ts";
import { type CommentPlan, planComment } from "./comments.ts";
import type { Comment } from "./conversation.ts";
import { readPullRequest } from "./pull-request.ts";
import { type LineCommentPlan, planLineComments } from "./suggestions.ts";

/** What a pull request is to show. */
export interface Publication {
  readonly headSha: string;
  /** Null where the change is none of ours: no check then. */
  readonly check: CheckRun | null;
  readonly comment: CommentPlan;
  readonly lines: LineCommentPlan;
}

/** How publishing ended: how many writes it took, or that a newer head took the review's place before the first. */
export type Published =
  | { readonly outcome: "published"; readonly writes: number }
  | { readonly outcome: "superseded" };

/** Whose pull request it is to us, and what has been said in it. */
export interface Conversation {
  readonly me: Me;
  readonly ref: PullRequestRef;
  readonly comments: readonly Comment[];
  /** False where nothing can stand beside the lines yet: then nobody is asked what does. */
  readonly hasLineComments?: boolean;
}

/**
 * Makes the pull request show this, with the fewest writes: the second time there are none.
 * Looks first and writes then, so that a run that was cut short is completed by the next.
 */
export async function publishReview(
  github: GitHub,
  { me, ref, comments, hasLineComments = true }: Conversation,
  { headSha, check, comment, lines }: Publication,
): Promise<Published> {
  // The comment comes first: whoever sees the check complete finds the comment there.
  const writes: Write[] = planComment(github, { me, ref, comments }, comment);
  if (check !== null) {
    const target = { ...ref, headSha, subject: `pr:${ref.number}`, me };
    const checkWrites = await planCheckRun(github, target, check);
    // The check is written last: where it stands as it should, so does what was to stand beside the lines.
    if (checkWrites.length > 0) {
      writes.push(...(await planLineComments(github, { me, ref, headSha, hasLineComments }, lines)));
    }
    writes.push(...checkWrites);
  }
  if (writes.length === 0) return { outcome: "published", writes: 0 };
  const now = await readPullRequest(github, ref);
  if (now === null || !now.open || now.headSha !== headSha) return { outcome: "superseded" };
  for (const write of writes) await write();
  return { outcome: "published", writes: writes.length };
}

/** Makes a commit of the default branch show this. */
export async function publishCommitCheck(
  github: GitHub,
  { me, place, sha }: { readonly me: Me; readonly place: Repository; readonly sha: string },
  check: CheckRun,
): Promise<Published> {
  const writes = await planCheckRun(github, { ...place, headSha: sha, subject: "push", me }, check);
  for (const write of writes) await write();
  return { outcome: "published", writes: writes.length };
}
