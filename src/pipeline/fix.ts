import type { GitHub, PullRequestRef } from "../github/client.ts";
import type { PullRequest } from "../github/pull-request.ts";
import { commitTo, type headPlace, type NewText, type Refusal, writableBranch } from "../github/write.ts";
import { applyFixes } from "../list/edit.ts";
import type { Fix } from "../model/finding.ts";
import { wordsIn } from "../review/words/words.ts";
import type { ReviewedChange } from "./change.ts";

/** How a wish for corrections ended. */
export type FixResult = "committed" | "nothing" | Refusal;

/** What is corrected: a review, and the pull request as it was when the review was made. */
export interface Correctable {
  readonly ref: PullRequestRef;
  readonly pullRequest: PullRequest;
  readonly place: Awaited<ReturnType<typeof headPlace>>;
  readonly change: ReviewedChange;
}

/**
 * Commits every safe correction of a review to the pull request's branch, as one commit on the reviewed head.
 * Where the branch has moved meanwhile nothing is written: nobody has seen what would be built on.
 */
export async function commitFixes(github: GitHub, correctable: Correctable): Promise<FixResult> {
  const { ref, pullRequest, place, change } = correctable;
  const { files, count } = correctedFiles(change);
  if (files.length === 0) return "nothing";
  const branch = await writableBranch(github, ref, { place, pullRequest });
  if (typeof branch === "string") return branch;
  const words = wordsIn(change.language);
  return commitTo(github, branch, { headline: words.commit.headline(count), body: words.commit.body, files });
}

function correctedFiles({ reviewed, sources }: ReviewedChange): { files: NewText[]; count: number } {
  const files: NewText[] = [];
  let count = 0;
  if (reviewed?.outcome !== "reviewed") return { files, count };
  for (const { path, findings } of reviewed.review.files) {
    const source = sources.get(path);
    const fixes = findings.flatMap(({ fix }): Fix[] => (fix?.safety === "safe" ? [fix] : []));
    if (source === undefined || fixes.length === 0) continue;
    const { text, applied } = applyFixes(source, fixes);
    if (text === source) continue;
    files.push({ path, text });
    count += applied.length;
  }
  return { files, count };
}
