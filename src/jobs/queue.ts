import { type Kysely, sql, type Transaction } from "kysely";
import { fromKysely, type QueueOptions } from "pg-boss";
import type { Engine } from "./engine.ts";
import { forgetInstallation } from "./forget.ts";
import { coalesce, installationOf, Job, objectOf, type Queue, type Urgency } from "./job.ts";
import type { Tables } from "./tables.ts";

/** The queue that reviews wait in. */
export const REVIEWS = "reviews";
/** Where jobs lie that failed too often; they stay until somebody looks. */
export const DEAD = "dead";

/** How often a failing job is tried again, and how long it waits between, in seconds: at first and at the most. */
export interface Patience {
  readonly tries: number;
  readonly delay: number;
  readonly longest?: number;
}

/** Some hours in all, so that an outage of GitHub is sat out. */
const PATIENCE: Patience = { tries: 9, delay: 15 };
const LONGEST_WAIT = 3_600;
/** Turns are numbered from 0; those of the background come after all of them. */
const BACKGROUND = 1_000_000_000;
/** Hourly, at a minute at which not everybody else asks GitHub too. */
const REFRESH_AT = "17 * * * *";

/** The queue's present state. */
export interface Counts {
  /** Jobs that wait, those included that wait for their next try. */
  readonly waiting: number;
  readonly running: number;
  /** Jobs that failed too often. */
  readonly dead: number;
  /** How long the oldest job that could run has waited, in seconds. */
  readonly oldest: number;
}

/** A queue that outlives its process. */
export interface DurableQueue extends Queue {
  /** Puts a job that cannot be done now back, for so many seconds at least. */
  postpone(job: Job, seconds: number): Promise<void>;
  counts(): Promise<Counts>;
}

/** Makes the queue on a database that is open; what waits in it from before is kept. */
export async function openQueue(engine: Engine, patience: Patience = PATIENCE): Promise<DurableQueue> {
  const { boss, db } = engine;
  await define(engine, DEAD, { retentionSeconds: 90 * 86_400 });
  await define(engine, REVIEWS, {
    ...{ policy: "singleton", deadLetter: DEAD, notify: true, heartbeatSeconds: 10 },
    ...{ retryLimit: patience.tries, retryDelay: patience.delay, deleteAfterSeconds: 86_400 },
    ...(patience.delay > 0 ? { retryBackoff: true, retryDelayMax: patience.longest ?? LONGEST_WAIT } : {}),
  });

  async function put(job: Job, seconds: number, urgency: Urgency): Promise<void> {
    const installation = installationOf(job);
    await db.transaction().execute(async (trx) => {
      const last = await lockTurns(trx, installation);
      const { now, waiting } = await look(trx, job);
      const options = { db: fromKysely(trx), startAfter: seconds };
      const late = urgency === "background" ? BACKGROUND : 0;
      if (waiting !== null) {
        const both = coalesce(Job.parse(waiting.data), job);
        const isLate = waiting.priority <= -BACKGROUND && late === 0;
        const priority = isLate ? { priority: waiting.priority + BACKGROUND } : {};
        const { updated } = await boss.update(REVIEWS, both, { ...options, ...priority, id: waiting.id });
        if (updated > 0) return;
      }
      const level = Math.max(now, last + 1);
      if (late === 0)
        await trx.updateTable("turn").set({ level }).where("installation", "=", installation).execute();
      await boss.send(REVIEWS, job, { ...options, priority: -level - late, singletonKey: objectOf(job) });
    });
  }

  await boss.schedule(REVIEWS, REFRESH_AT, { kind: "refresh" }, { singletonKey: "refresh", missed: "once" });
  return {
    add: (job, urgency = "prompt") => put(job, 0, urgency),
    postpone: (job, seconds) => put(job, seconds, "prompt"),
    forget: (installation, place) => forgetInstallation(db, installation, place),
    counts: () => readCounts(db),
  };
}

interface Definition extends QueueOptions {
  readonly policy?: string;
  readonly deadLetter?: string;
  readonly notify?: boolean;
}

/** A queue that is there already keeps its policy and takes the other options on. */
async function define({ boss }: Engine, name: string, definition: Definition): Promise<void> {
  await boss.createQueue(name, definition);
  const { policy: _, ...options } = definition;
  await boss.updateQueue(name, options);
}

/**
 * The turn an installation had last. The row stays locked, so that the jobs of one installation are put one after
 * another, and two for the same object find each other.
 */
async function lockTurns(trx: Transaction<Tables>, installation: number): Promise<number> {
  const { level } = await trx
    .insertInto("turn")
    .values({ installation, level: 0 })
    .onConflict((conflict) => conflict.column("installation").doUpdateSet({ installation }))
    .returning("level")
    .executeTakeFirstOrThrow();
  return level;
}

interface Seen {
  /** Whose turn it is. */
  readonly now: number;
  /** The job that waits for the same object. The newest, where an older one waits for its next try. */
  readonly waiting: { readonly id: string; readonly data: unknown; readonly priority: number } | null;
}

/**
 * What a new job finds in the queue. Installations take turns, however many jobs each has waiting (start-time
 * fair queueing, Goyal, Vin and Cheng 1996): a job's turn is the present one, or the one after its
 * installation's last. Lower turns come first.
 */
async function look(trx: Transaction<Tables>, job: Job): Promise<Seen> {
  const { rows } = await sql<Seen>`
    select
      coalesce(
        (select -priority from pgboss.job
          where name = ${REVIEWS} and state < 'active' and start_after <= now() and priority > ${-BACKGROUND}
          order by priority desc limit 1),
        (select max(level) from turn)) as now,
      (select json_build_object('id', id, 'data', data, 'priority', priority) from pgboss.job
        where name = ${REVIEWS} and state < 'active' and singleton_key = ${objectOf(job)}
        order by created_on desc limit 1) as waiting`.execute(trx);
  return rows[0] ?? { now: 0, waiting: null };
}

async function readCounts(db: Kysely<Tables>): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select
      count(*) filter (where name = ${REVIEWS} and state < 'active') as waiting,
      count(*) filter (where name = ${REVIEWS} and state = 'active') as running,
      count(*) filter (where name = ${DEAD} and state < 'active') as dead,
      coalesce(extract(epoch from now() - min(start_after)
        filter (where name = ${REVIEWS} and state < 'active' and start_after <= now())), 0)::float8 as oldest
    from pgboss.job where state < 'completed' and name in (${REVIEWS}, ${DEAD})`.execute(db);
  return rows[0] ?? { waiting: 0, running: 0, dead: 0, oldest: 0 };
}
