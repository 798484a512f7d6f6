import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { sql } from "kysely";
import { type Engine, type EngineOptions, openEngine } from "../../src/jobs/engine.ts";
import { openServer, type Server } from "./postgres.ts";

/** Where databases for tests come from, one kind of engine each. */
export interface Databases {
  /** What opens a fresh database, each time another. */
  fresh(): Promise<Pick<EngineOptions, "url" | "directory">>;
  close(): Promise<void>;
}

/** Fresh embedded databases: copies of one that is empty, as making one takes seconds. */
export function embeddedDatabases(): Databases {
  const folder = mkdtempSync(join(tmpdir(), "listwarden-embedded-"));
  let count = 0;
  return {
    async fresh() {
      count += 1;
      const directory = join(folder, String(count), "database");
      cpSync(await emptyDatabase(), directory, { recursive: true });
      return { url: undefined, directory };
    },
    async close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fresh databases on a PostgreSQL server; null where there is no server. */
export async function serverDatabases(): Promise<Databases | null> {
  const server: Server | null = await openServer();
  if (server === null) return null;
  return {
    async fresh() {
      return { url: await server.database(), directory: "" };
    },
    close: server.close,
  };
}

/** Both kinds, each with its name, for tests that hold on either; null where there is no server. */
export async function openEngines() {
  const embedded = embeddedDatabases();
  const server = await serverDatabases();
  const engines: [string, Databases | null][] = [
    ["embedded", embedded],
    ["PostgreSQL", server],
  ];
  return {
    ...{ embedded, server, engines },
    async close() {
      await embedded.close();
      await server?.close();
    },
  };
}

let shared: Promise<Engine> | null = null;

/** One embedded database for all the tests of a file, emptied for each; it goes with its process. */
export async function sharedEngine(): Promise<Engine> {
  shared ??= openShared();
  const engine = await shared;
  await emptyTables(engine);
  return engine;
}

async function openShared(): Promise<Engine> {
  const databases = embeddedDatabases();
  process.once("exit", () => void databases.close());
  return openEngine({ ...(await databases.fresh()), failed: () => {} });
}

async function emptyTables({ db }: Engine): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(
    db,
  );
  await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(db);
  await sql`delete from pgboss.job`.execute(db);
}

let empty: Promise<string> | null = null;

/** An embedded database without rows, made once on this machine for each state of what makes it. */
export function emptyDatabase(): Promise<string> {
  empty ??= makeEmpty();
  return empty;
}

async function makeEmpty(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of ["package.json", "src/jobs/migrations.ts", "src/jobs/embedded.ts"]) {
    hash.update(readFileSync(new URL(`../../${file}`, import.meta.url)));
  }
  const kept = join(
    tmpdir(),
    `listwarden-empty-${process.getuid?.() ?? 0}-${hash.digest("hex").slice(0, 16)}`,
  );
  if (existsSync(kept)) return kept;
  const making = mkdtempSync(join(tmpdir(), "listwarden-making-"));
  const directory = join(making, "db");
  const engine = await openEngine({ directory, failed: () => {} });
  await engine.close();
  try {
    renameSync(directory, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  }
  rmSync(making, { recursive: true, force: true });
  return kept;
}
