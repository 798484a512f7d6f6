import type { Probot } from "probot";
import { z } from "zod";
import type { Network } from "./facts/network.ts";
import { identify, type Me } from "./github/client.ts";
import { claimCreations } from "./github/creations.ts";
import { pauseAskedFor } from "./github/pace.ts";
import { openCreations } from "./jobs/creations.ts";
import type { Engine } from "./jobs/engine.ts";
import { installationOf, type Job } from "./jobs/job.ts";
import { openPauses } from "./jobs/pauses.ts";
import type { DurableQueue } from "./jobs/queue.ts";
import { type Ending, Postponed, startWorker, type Worker } from "./jobs/worker.ts";
import { briefly, type Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Outcome } from "./pipeline.ts";
import { type Credentials, runJob } from "./run-job.ts";

/** What work is done with. */
export interface WorkOptions {
  readonly engine: Engine;
  readonly queue: DurableQueue;
  readonly credentials: Credentials;
  readonly network?: Network | undefined;
  /** Links and papers that an installation may have looked up in a day. */
  readonly lookups: number;
  readonly quiet: number | null;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly concurrency: number;
  /** Told how every try of a job ended. */
  readonly ended?: ((job: Job, ending: Ending, outcomes: readonly Outcome[]) => void) | undefined;
}

const Token = z.object({ token: z.string() });

/** A job sleeps no longer than this; what must wait longer is put back as often as it takes. */
const LONGEST_PAUSE = 60;
const HELD_SECONDS = 600;

/** Takes jobs off the queue and runs them, until it is stopped. */
export function startWork(options: WorkOptions): Promise<Worker> {
  const { engine, queue, credentials, network, quiet, log, metrics, concurrency } = options;
  const lookups = { limit: options.lookups, taken: metrics.lookedUp };
  const pauses = openPauses(engine.db);
  const outcomesOf = new WeakMap<Job, readonly Outcome[]>();
  const beganAt = new WeakMap<Job, number>();
  const headOf = new WeakMap<Job, string>();

  async function run(job: Job): Promise<void> {
    beganAt.set(job, performance.now());
    const installation = installationOf(job);
    const left = await pauses.left(installation);
    if (left > 0) throw new Postponed(Math.min(left, LONGEST_PAUSE), "GitHub asked for a pause");
    try {
      const sees = { head: (sha: string) => void headOf.set(job, sha), facts: metrics.learned };
      const outcomes = await runJob({ credentials, engine, queue, network, lookups, quiet, sees }, job);
      outcomesOf.set(job, outcomes);
      if (outcomes.some(({ outcome }) => outcome === "held")) {
        throw new Postponed(HELD_SECONDS, "findings have jumped, nothing is written");
      }
    } catch (error) {
      const seconds = error instanceof Postponed ? null : pauseAskedFor(error, Date.now());
      if (seconds === null) throw error;
      await pauses.ask(installation, seconds);
      throw new Postponed(Math.min(seconds, LONGEST_PAUSE), "GitHub asks for a pause");
    }
  }

  function ended(job: Job, ending: Ending): void {
    const outcomes = outcomesOf.get(job) ?? [];
    const ms = Math.round(performance.now() - (beganAt.get(job) ?? performance.now()));
    const told = { ...job, head: headOf.get(job) ?? headIn(job), ms };
    if (ending.ending === "finished") {
      log.info({ ...told, outcomes }, "job finished");
      const each = outcomes.length === 0 ? [{ outcome: "done" }] : outcomes;
      for (const { outcome } of each) metrics.jobEnded(job.kind, outcome, ms / 1000);
    } else if (ending.ending === "postponed") {
      log.info({ ...told, seconds: ending.seconds, why: ending.why }, "job put back");
      metrics.jobEnded(job.kind, "postponed", ms / 1000);
    } else {
      const level = ending.last ? "error" : "warn";
      log[level]({ ...told, last: ending.last, err: briefly(ending.error) }, "job failed");
      metrics.jobEnded(job.kind, ending.last ? "dead" : "failed", ms / 1000);
    }
    options.ended?.(job, ending, outcomes);
  }

  return startWorker(engine, queue, { run, ended, concurrency });
}

/** The commit that a job names itself; undefined where it names an object whose commit is still to be read. */
function headIn(job: Job): string | undefined {
  if ("after" in job) return job.after;
  return "sha" in job ? job.sha : undefined;
}

/**
 * The credentials of the App. Who we are does not change while we run: it is asked once. What is created with them is
 * not created again for so many seconds.
 */
export function credentialsOf(probot: Probot, { db }: Pick<Engine, "db">, seconds: number): Credentials {
  let known: Promise<Me> | null = null;
  return {
    app: () => probot.auth(),
    installation: async (id) => claimCreations(await probot.auth(id), openCreations(db, id, seconds)),
    async token(id) {
      const octokit = await probot.auth(id);
      return Token.parse(await octokit.auth({ type: "installation" })).token;
    },
    async me(installation) {
      known ??= probot.auth().then((app) => identify(app, installation));
      try {
        return await known;
      } catch (error) {
        known = null;
        throw error;
      }
    },
  };
}
