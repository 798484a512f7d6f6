import { connectFacts, knownFacts, sweepFacts } from "./facts/collect.ts";
import type { Network } from "./facts/network.ts";
import type { GitHub, Me } from "./github/client.ts";
import { pullRequestsAt } from "./github/pull-request.ts";
import type { CollectFacts } from "./isolate.ts";
import type { Engine } from "./jobs/engine.ts";
import type { Job, Queue } from "./jobs/job.ts";
import { keptReviews } from "./jobs/kept-reviews.ts";
import { type LookupLimit, lookupsOf } from "./jobs/lookups.ts";
import { keepBranch, refreshAll, refreshInstallation } from "./jobs/refresh.ts";
import { isSwept, keepSwept } from "./jobs/sweeps.ts";
import { Postponed } from "./jobs/worker.ts";
import type { FactTable } from "./model/facts.ts";
import type { Access } from "./pipeline/access.ts";
import { updateAdditions } from "./pipeline/additions.ts";
import { reconcileReport } from "./pipeline/report.ts";
import { answerIssue } from "./pipeline/request.ts";
import { fixPullRequest, type Outcome, reviewMergeGroup, reviewPullRequest, reviewPush } from "./pipeline.ts";

/** Who we are to GitHub. */
export interface Credentials {
  /** As the App itself, which may list its installations and its deliveries. */
  app(): Promise<GitHub>;
  installation(id: number): Promise<GitHub>;
  me(installation: GitHub): Promise<Me>;
  /** A token of the installation's, for GitHub's API. */
  token(id: number): Promise<string>;
}

/** What running a job needs. */
export interface Desk {
  readonly credentials: Credentials;
  readonly engine: Pick<Engine, "db">;
  readonly queue: Queue;
  /** Where facts come from; without it none are asked for. */
  readonly network?: Network | undefined;
  /** How much of the network an installation may have a day; without it there is no limit. */
  readonly lookups?: LookupLimit | undefined;
  /** How long nobody must have pushed before people are told of a mistake, in seconds; null where no reports are kept. */
  readonly quiet: number | null;
  /** Told what a job comes to see: the commit it looks at, and what the network answers. */
  readonly sees?: { head(sha: string): void; facts(facts: FactTable): void };
}

type Kind = Job["kind"];
type Of<K extends Kind> = Extract<Job, { readonly kind: K }>;

/** How each kind of job is run; each says how it ended, for every object it was about. */
const runs: { readonly [K in Kind]: (desk: Desk, job: Of<K>) => Promise<readonly Outcome[]> } = {
  async "review-pull-request"(desk, job) {
    return [await reviewPullRequest(await accessOf(desk, job.installation), job, job)];
  },

  async "review-push"(desk, job) {
    const outcome = await reviewPush(await accessOf(desk, job.installation), job);
    if (outcome.outcome === "held") return [outcome];
    await keepBranch(desk.engine.db, job, job.after);
    if (desk.quiet !== null) await desk.queue.add(reportOf(job, Date.now()));
    return [outcome];
  },

  async "report-list"(desk, job) {
    const { quiet } = desk;
    if (quiet === null) return [];
    const now = Date.now();
    const left = job.pushedAt / 1000 + quiet - now / 1000;
    const access = await accessOf(desk, job.installation);
    // A job that was put back has asked already.
    const isSweep = job.sweep === true && !(await isSwept(desk.engine.db, job));
    const outcome = await reconcileReport(access, job, { now, isQuiet: left <= 0, isSweep });
    if (isSweep) await keepSwept(desk.engine.db, job);
    if (outcome.outcome === "reported" && outcome.waits !== null)
      throw new Postponed(Math.max(1, Math.ceil(left), outcome.waits), "people are told of it later");
    return [outcome];
  },

  async "review-merge-group"(desk, job) {
    return [await reviewMergeGroup(await accessOf(desk, job.installation), job)];
  },

  async "fix-pull-request"(desk, job) {
    const { number, sha: headSha, login, userId, owner, repo } = job;
    const access = await accessOf(desk, job.installation);
    return [await fixPullRequest(access, { owner, repo, number }, { headSha, login, userId })];
  },

  async "answer-issue"(desk, job) {
    return [await answerIssue(await accessOf(desk, job.installation), job)];
  },

  async "update-additions"(desk, job) {
    const { installation, owner, repo } = job;
    const result = await updateAdditions(await accessOf(desk, installation), job);
    for (const number of result.again)
      await desk.queue.add({ kind: "answer-issue", installation, owner, repo, number }, "background");
    for (const number of result.pulls)
      await desk.queue.add({ kind: "review-pull-request", installation, owner, repo, number }, "background");
    return [result.outcome];
  },

  async "review-head"(desk, job) {
    const access = await accessOf(desk, job.installation);
    const outcomes: Outcome[] = [];
    for (const number of await pullRequestsAt(access.github, job, job.sha)) {
      outcomes.push(await reviewPullRequest(access, { ...job, number }, { anew: true }));
    }
    return outcomes;
  },

  async refresh({ credentials, engine, queue }) {
    await refreshAll({ db: engine.db, queue }, await credentials.app());
    return [];
  },

  async "refresh-installation"({ credentials, engine, queue, network, quiet }, { installation }) {
    await refreshInstallation(
      { db: engine.db, queue, sweeps: network !== undefined && quiet !== null },
      await credentials.installation(installation),
      installation,
    );
    return [];
  },
};

function reportOf({ installation, owner, repo }: Of<"review-push">, pushedAt: number): Job {
  return { kind: "report-list", installation, owner, repo, pushedAt };
}

/** Runs one job to its end. */
export function runJob(desk: Desk, job: Job): Promise<readonly Outcome[]> {
  // The kind picks the function whose job it is, which the types of a table cannot say.
  const run = runs[job.kind] as (desk: Desk, job: Job) => Promise<readonly Outcome[]>;
  return run(desk, job);
}

async function accessOf(
  { credentials, engine, network, lookups, sees }: Desk,
  installation: number,
): Promise<Access> {
  const github = await credentials.installation(installation);
  const access = {
    ...{ github, me: await credentials.me(github), memory: keptReviews(engine.db, installation) },
    ...(sees ? { lookedAt: sees.head } : {}),
  };
  if (network === undefined) return access;
  const githubToken = await credentials.token(installation);
  const limit = lookups ? { allowance: lookupsOf(engine.db, installation, lookups) } : {};
  const asked = { ...network, ...limit, githubToken };
  const ask = connectFacts(asked);
  const collect: CollectFacts = async (needs) => {
    const facts = await ask(needs);
    sees?.facts(facts);
    return facts;
  };
  return { ...access, collect, known: knownFacts(asked), sweep: sweepFacts(asked) };
}
