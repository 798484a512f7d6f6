import type { Write } from "./check-runs.ts";
import { type GitHub, isUnprocessable, type Me, type PullRequestRef } from "./client.ts";

/** A comment on lines of the diff. */
export interface LineComment {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly body: string;
}

/** What is to stand beside the lines, how ours are known, and what one says that is no longer called for. */
export interface LineCommentPlan {
  readonly wanted: readonly LineComment[];
  readonly withdrawn: string;
  isMarked(body: string): boolean;
}

interface Place {
  readonly me: Me;
  readonly ref: PullRequestRef;
  readonly headSha: string;
  readonly hasLineComments: boolean;
}

/**
 * The writes that make these comments stand beside the lines: one review for what is new, an edit for what is past.
 * A comment that GitHub calls outdated has no line any more, and says so itself.
 */
export async function planLineComments(
  github: GitHub,
  { me, ref, headSha, hasLineComments }: Place,
  { wanted, withdrawn, isMarked }: LineCommentPlan,
): Promise<Write[]> {
  const { owner, repo, number } = ref;
  const place = { owner, repo, pull_number: number, per_page: 100 };
  const all = hasLineComments ? await github.paginate(github.rest.pulls.listReviewComments, place) : [];
  const live = all.filter(
    ({ user, body, line }) => user?.id === me.userId && isMarked(body) && typeof line === "number",
  );
  const missing = wanted.filter((each) => !live.some((comment) => isSame(comment, each)));
  const past = live.filter(
    (comment) => comment.body !== withdrawn && !wanted.some((each) => isSame(comment, each)),
  );
  const edits = past.map(
    ({ id }): Write =>
      () =>
        github.rest.pulls.updateReviewComment({ owner, repo, comment_id: id, body: withdrawn }),
  );
  if (missing.length === 0) return edits;
  return [() => createReview(github, { ref, headSha }, missing), ...edits];
}

interface Standing {
  readonly path: string;
  readonly line?: number | null;
  readonly body: string;
}

function isSame(standing: Standing, wanted: LineComment): boolean {
  return (
    standing.path === wanted.path &&
    standing.line === wanted.endLine &&
    standing.body.replaceAll("\r\n", "\n").trimEnd() === wanted.body.trimEnd()
  );
}

/** All of them in one review, which GitHub takes or refuses as a whole; then the one comment alone has to serve. */
async function createReview(
  github: GitHub,
  { ref, headSha }: Pick<Place, "ref" | "headSha">,
  comments: readonly LineComment[],
): Promise<void> {
  const { owner, repo, number } = ref;
  try {
    await github.rest.pulls.createReview({
      ...{ owner, repo, pull_number: number, commit_id: headSha, event: "COMMENT" },
      comments: comments.map(({ path, line, endLine, body }) => ({
        ...{ path, body, line: endLine, side: "RIGHT" },
        ...(line === endLine ? {} : { start_line: line, start_side: "RIGHT" }),
      })),
    });
  } catch (error) {
    if (!isUnprocessable(error)) throw error;
  }
}
