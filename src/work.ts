import type { GitHub, Me } from "./github/client.ts";
import { pullRequestsAt } from "./github/pull-request.ts";
import type { Job } from "./jobs/job.ts";
import {
  type Access,
  fixPullRequest,
  type Outcome,
  reviewMergeGroup,
  reviewPullRequest,
  reviewPush,
} from "./pipeline.ts";

/** What running a job needs of GitHub. */
export interface Credentials {
  installation(id: number): Promise<GitHub>;
  me(installation: GitHub): Promise<Me>;
}

/** Runs one job to its end and says how it ended, for each pull request or push that it was about. */
export async function runJob(credentials: Credentials, job: Job): Promise<Outcome[]> {
  const github = await credentials.installation(job.installation);
  const access: Access = { github, me: await credentials.me(github) };
  const { owner, repo } = job;
  if (job.kind === "review-merge-group") return [await reviewMergeGroup(access, job)];
  if (job.kind === "review-push") return [await reviewPush(access, job)];
  if (job.kind === "fix-pull-request") {
    const { number, sha: headSha, login, userId } = job;
    return [await fixPullRequest(access, { owner, repo, number }, { headSha, login, userId })];
  }
  const numbers = job.kind === "review-head" ? await pullRequestsAt(github, job, job.sha) : [job.number];
  const outcomes: Outcome[] = [];
  for (const number of numbers) outcomes.push(await reviewPullRequest(access, { owner, repo, number }));
  return outcomes;
}
