import { Kysely, PGliteDialect, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { fromPglite, PgBoss } from "pg-boss";
import { openEmbedded } from "./embedded.ts";
import { migrate } from "./migrations.ts";
import type { Tables } from "./tables.ts";

/** The database that holds the jobs and what was learned; the rest of the code does not know which one it is. */
export interface Engine {
  readonly kind: "embedded" | "postgresql";
  readonly db: Kysely<Tables>;
  readonly boss: PgBoss;
  /** Resolves once everything is written and let go; nothing may be asked of it any more. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** A PostgreSQL server; without it the database is embedded. */
  readonly url?: string | undefined;
  /** Where the embedded database lies. */
  readonly directory: string;
  /** Told of what goes wrong in the background. */
  readonly failed: (error: unknown) => void;
  /** How often jobs are looked for whose process has missed its heartbeat of ten seconds; ten where it is not given. */
  readonly monitorSeconds?: number | undefined;
}

const MONITOR_SECONDS = 10;
const INT8 = 20;
const CONNECTIONS = 5;

/**
 * Opens the database and brings its tables up to date. Safe to run twice at once on one server.
 * Throws a `DirectoryInUseError` where another process holds the embedded one.
 */
export function openEngine(options: EngineOptions): Promise<Engine> {
  return options.url === undefined ? embedded(options) : postgresql(options, options.url);
}

async function embedded({ directory, failed, monitorSeconds }: EngineOptions): Promise<Engine> {
  const { pglite, close } = await openEmbedded(directory, failed);
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  const boss = new PgBoss({
    ...{ backend: "pglite", db: fromPglite(pglite), useListenNotify: true },
    ...{ reindex: false, monitorVacuum: false, ...monitoring(monitorSeconds) },
  });
  try {
    await started({ db, boss, failed });
    await giveBackOrphans({ db, boss });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...{ kind: "embedded", db, boss },
    async close() {
      await boss.stop();
      await close();
    },
  };
}

async function postgresql({ failed, monitorSeconds }: EngineOptions, url: string): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, types: { getTypeParser } });
  pool.on("error", failed);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const boss = new PgBoss({
    ...{ connectionString: url, max: CONNECTIONS, useListenNotify: true },
    ...monitoring(monitorSeconds),
  });
  try {
    await started({ db, boss, failed });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    ...{ kind: "postgresql", db, boss },
    async close() {
      await boss.stop();
      await db.destroy();
    },
  };
}

/** Both intervals count: jobs are monitored at the pace of the supervision at the most, which is a minute by itself. */
function monitoring(seconds = MONITOR_SECONDS) {
  return { monitorIntervalSeconds: seconds, superviseIntervalSeconds: seconds };
}

interface Parts {
  readonly db: Kysely<Tables>;
  readonly boss: PgBoss;
}

async function started({ db, boss, failed }: Parts & Pick<EngineOptions, "failed">): Promise<void> {
  boss.on("error", failed);
  await migrate(db);
  await boss.start();
}

/**
 * Whoever opens the embedded database is alone with it: jobs that are still being run by somebody are nobody's.
 * It counts as a failure, so that a job that brings the process down is not run for ever.
 */
async function giveBackOrphans({ db, boss }: Parts): Promise<void> {
  const { rows } = await sql<Orphan>`select name, id from pgboss.job where state = 'active'`.execute(db);
  for (const { name, id } of rows) await boss.fail(name, id, { message: "the process ended" });
}

interface Orphan {
  readonly name: string;
  readonly id: string;
}

/** The two drivers agree on everything we use but eight-byte numbers, which pg hands over as text. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  return oid === INT8 ? Number : pg.types.getTypeParser(oid, format);
}
