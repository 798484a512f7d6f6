import type { Write } from "./check-runs.ts";
import type { GitHub, Me, PullRequestRef } from "./client.ts";

/** What our one comment is to say, and how it is known among the others. */
export interface CommentPlan {
  /** What is wrong, or null where nothing is. */
  readonly problems: string | null;
  /** What a comment that was made before says once nothing is wrong. */
  readonly resolved: string;
  isMarked(body: string): boolean;
}

/**
 * The write that makes our one comment say this; none where it does, or where there is nothing to say.
 * A comment is ours when we wrote it and it begins with our marker: anybody can copy the marker.
 */
export async function planComment(
  github: GitHub,
  { me, ref }: { readonly me: Me; readonly ref: PullRequestRef },
  plan: CommentPlan,
): Promise<Write[]> {
  const { owner, repo, number } = ref;
  const existing = await ourComment(github, { me, ref, plan });
  if (existing === null) {
    const body = plan.problems;
    if (body === null) return [];
    return [() => github.rest.issues.createComment({ owner, repo, issue_number: number, body })];
  }
  const body = plan.problems ?? plan.resolved;
  if (sameText(existing.body, body)) return [];
  return [() => github.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body })];
}

interface Search {
  readonly me: Me;
  readonly ref: PullRequestRef;
  readonly plan: CommentPlan;
}

async function ourComment(github: GitHub, { me, ref, plan }: Search) {
  const { owner, repo, number } = ref;
  const pages = github.paginate.iterator(github.rest.issues.listComments, {
    ...{ owner, repo, issue_number: number },
    per_page: 100,
  });
  for await (const { data } of pages) {
    for (const { id, body, user, performed_via_github_app: app } of data) {
      const foreign = app !== null && app !== undefined && app.id !== me.appId;
      if (user?.id === me.userId && !foreign && plan.isMarked(body ?? "")) return { id, body: body ?? "" };
    }
  }
  return null;
}

/** GitHub may hand a text back with other line ends or trailing space. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll("\r\n", "\n").trimEnd() === b.replaceAll("\r\n", "\n").trimEnd();
}
