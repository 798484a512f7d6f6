import { coalesce, type Job, objectOf, type Queue } from "./job.ts";

/** A queue whose jobs are being run. */
export interface RunningQueue extends Queue {
  counts(): { readonly waiting: number; readonly running: number };
  /** Resolves once nothing waits and nothing runs. */
  idle(): Promise<void>;
}

export interface MemoryQueueOptions {
  readonly run: (job: Job) => Promise<void>;
  /** Told of a job that failed; the others go on. */
  readonly failed: (job: Job, error: unknown) => void;
  readonly concurrency?: number;
}

/**
 * Runs jobs from memory, oldest object first, never two of one object at once.
 * A delivery for an object that is just being worked on makes it run once more afterwards.
 */
export function openMemoryQueue({ run, failed, concurrency = 4 }: MemoryQueueOptions): RunningQueue {
  const waiting = new Map<string, Job>();
  const running = new Set<string>();
  let quiet: (() => void)[] = [];

  function next(): void {
    for (const [key, job] of waiting) {
      if (running.size >= concurrency) return;
      if (running.has(key)) continue;
      waiting.delete(key);
      running.add(key);
      void take(key, job);
    }
    if (waiting.size > 0 || running.size > 0) return;
    for (const resolve of quiet) resolve();
    quiet = [];
  }

  async function take(key: string, job: Job): Promise<void> {
    try {
      await run(job);
    } catch (error) {
      failed(job, error);
    }
    running.delete(key);
    next();
  }

  return {
    async add(job) {
      const key = objectOf(job);
      const earlier = waiting.get(key);
      waiting.set(key, earlier === undefined ? job : coalesce(earlier, job));
      next();
    },
    counts: () => ({ waiting: waiting.size, running: running.size }),
    idle: () =>
      new Promise((resolve) => {
        quiet.push(resolve);
        next();
      }),
  };
}
