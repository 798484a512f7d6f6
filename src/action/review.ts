import { type GitHub, isRefused, type PullRequestRef, type Repository } from "../github/client.ts";
import { publishCommitCheck } from "../github/publish.ts";
import {
  type Comparison,
  compareCommits,
  comparePullRequest,
  pullRequestsAt,
  readPullRequest,
} from "../github/pull-request.ts";
import type { CheckRun } from "../model/check-run.ts";
import { reviewChange } from "../pipeline/change.ts";
import { commentContext, publication, pushCheck } from "../pipeline/publication.ts";
import { noDecisions } from "../review/decisions.ts";
import { comment, whoWeAre } from "./comment.ts";
import type { Occasion } from "./event.ts";
import type { Asked, Told, ToldReview } from "./told.ts";
import { reportWholeList } from "./whole-list.ts";

/** Reviews what the Action was called for, and writes what the token may; one review for each pull request. */
export async function reviewOccasion(github: GitHub, inputs: Asked, occasion: Occasion): Promise<Told[]> {
  const { repository } = inputs;
  switch (occasion.kind) {
    case "pull-request":
      return reviewPulls(github, inputs, [occasion.number]);
    case "head":
      return reviewPulls(github, inputs, await pullRequestsAt(github, repository, occasion.sha));
    case "push":
    case "merge-group":
      return reviewCommits(github, inputs, occasion);
    case "list":
      return [await reportWholeList(github, inputs)];
    case "none":
      return [];
  }
}

async function reviewPulls(github: GitHub, inputs: Asked, numbers: readonly number[]): Promise<ToldReview[]> {
  const told: ToldReview[] = [];
  for (const number of numbers) {
    const review = await reviewPull(github, inputs, { ...inputs.repository, number });
    if (review !== null) told.push(review);
  }
  return told;
}

/** Null where the pull request is closed, or has changed meanwhile: its next run is on its way then. */
async function reviewPull(github: GitHub, inputs: Asked, ref: PullRequestRef): Promise<ToldReview | null> {
  const pullRequest = await readPullRequest(github, ref);
  if (pullRequest === null || !pullRequest.open) return null;
  const { headSha, prose } = pullRequest;
  const comparison = await comparePullRequest(github, ref, pullRequest);
  const change = await readChange(github, inputs, { comparison, headSha, prose });
  if (change === null) return null;
  const occurrence = { headSha, url: inputs.url, dispute: null, note: null, takesCommands: false };
  const published = publication(change, occurrence);
  if (inputs.comment) await comment(github, ref, published);
  const context = commentContext(change, occurrence);
  return { change, context, check: published.check, isJudged: true, isPublished: false };
}

async function reviewCommits(
  github: GitHub,
  inputs: Asked,
  { kind, before, after }: Extract<Occasion, { kind: "push" | "merge-group" }>,
): Promise<Told[]> {
  const { repository } = inputs;
  const comparison = await compareCommits(github, { ...repository, base: before, head: after });
  const change = await readChange(github, inputs, { comparison, headSha: after, prose: "" });
  if (change === null || change.reviewed === null) return [];
  const occurrence = { headSha: after, url: inputs.url, dispute: null, note: null, takesCommands: false };
  const check = { ...pushCheck(change, change.reviewed, occurrence), buttons: [] };
  const isPublished = kind === "push" && (await showCheck(github, repository, { sha: after, check }));
  const context = commentContext(change, occurrence);
  return [{ change, context, check, isJudged: false, isPublished }];
}

/** Only `checks: write` allows it; without it the annotations of the job say the same. */
async function showCheck(
  github: GitHub,
  place: Repository,
  { sha, check }: { readonly sha: string; readonly check: CheckRun },
): Promise<boolean> {
  try {
    await publishCommitCheck(github, { me: await whoWeAre(github), place, sha }, check);
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

interface Reading {
  readonly comparison: Comparison | null;
  readonly headSha: string;
  readonly prose: string;
}

function readChange(github: GitHub, { repository, chosen, collect }: Asked, reading: Reading) {
  const { comparison, headSha, prose } = reading;
  if (comparison === null) return null;
  const about = { comparison, headSha, prose, decisions: noDecisions };
  return reviewChange(github, repository, { ...about, chosen, collect });
}
