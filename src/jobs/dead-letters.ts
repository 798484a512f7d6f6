import type { Engine } from "./engine.ts";
import { Job, objectOf } from "./job.ts";
import { DEAD } from "./queue.ts";

/** A job that failed too often, and what it failed with last. */
export interface DeadLetter {
  readonly id: string;
  readonly kind: string;
  readonly object: string;
  readonly since: Date;
  readonly error: string;
}

const MOST = 1_000;

/** The jobs that failed too often, the oldest first. */
export async function listDead({ boss }: Pick<Engine, "boss">): Promise<DeadLetter[]> {
  const jobs = await boss.findJobs<object>(DEAD, { queued: true, limit: MOST });
  return jobs.map(({ id, data, createdOn, sourceOutput }) => {
    const job = Job.safeParse(data);
    return {
      ...{ id, since: createdOn, error: messageOf(sourceOutput) },
      kind: job.success ? job.data.kind : "unknown",
      object: job.success ? objectOf(job.data) : JSON.stringify(data),
    };
  });
}

/** Puts jobs back into their queue, all of them where none is named, and answers how many. */
export function retryDead({ boss }: Pick<Engine, "boss">, ids: readonly string[]): Promise<number> {
  return boss.redrive(DEAD, ids.length === 0 ? {} : { ids: [...ids] });
}

function messageOf(output: unknown): string {
  if (typeof output !== "object" || output === null || !("message" in output)) return "";
  return String(output.message);
}
