import type { Engine } from "./engine.ts";
import { Job } from "./job.ts";
import { type DurableQueue, REVIEWS } from "./queue.ts";

/** Thrown where a job cannot be done now through no fault of its own: it is put back, and that is no failure. */
export class Postponed extends Error {
  override readonly name = "Postponed";
  readonly seconds: number;
  constructor(seconds: number, why: string) {
    super(why);
    this.seconds = seconds;
  }
}

/** How a try of a job ended. */
export type Ending =
  | { readonly ending: "finished" }
  | { readonly ending: "postponed"; readonly seconds: number; readonly why: string }
  | { readonly ending: "failed"; readonly error: unknown; readonly last: boolean };

export interface WorkerOptions {
  /** Does a job. What it throws counts as a failure, but for `Postponed`. */
  readonly run: (job: Job, signal: AbortSignal) => Promise<void>;
  readonly ended: (job: Job, ending: Ending) => void;
  /** How many jobs run at once. */
  readonly concurrency?: number;
}

/** Somebody who takes jobs and does them. */
export interface Worker {
  /** Takes no more jobs; resolves once those that run are done. */
  stop(): Promise<void>;
}

const POLL = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };

/** Takes jobs off the queue and does them, never two of one object at once on all processes. */
export async function startWorker(
  engine: Engine,
  queue: DurableQueue,
  { run, ended, concurrency = 4 }: WorkerOptions,
): Promise<Worker> {
  const { boss } = engine;

  async function attempt(job: Job, signal: AbortSignal, last: boolean): Promise<void> {
    try {
      await run(job, signal);
      ended(job, { ending: "finished" });
    } catch (error) {
      if (error instanceof Postponed) {
        await queue.postpone(job, error.seconds);
        ended(job, { ending: "postponed", seconds: error.seconds, why: error.message });
        return;
      }
      ended(job, { ending: "failed", error, last });
      // What is thrown is stored beside the job, and an error of GitHub's client holds a token.
      throw new Error(error instanceof Error ? error.message : String(error));
    }
  }

  const ids: string[] = [];
  for (let n = 0; n < concurrency; n++) {
    const again = () => boss.notifyWorker(ids[n] ?? "");
    const id = await boss.work(REVIEWS, { ...POLL, includeMetadata: true }, async ([taken]) => {
      if (taken === undefined) return;
      // Where there was one job there may be another: the worker looks again at once, not at its next poll.
      again();
      await attempt(Job.parse(taken.data), taken.signal, taken.retryCount >= taken.retryLimit);
    });
    ids.push(id);
  }
  return {
    async stop() {
      await Promise.all(ids.map((id) => boss.offWork(REVIEWS, { id, wait: true })));
    },
  };
}
