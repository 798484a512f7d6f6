import { spawn } from "node:child_process";
import { once } from "node:events";
import { sql } from "kysely";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { openEngines } from "../../test/databases/engines.ts";
import { keepUp, openEmbedded } from "./embedded.ts";
import { type Engine, type EngineOptions, openEngine } from "./engine.ts";

const { embedded, server, engines, close } = await openEngines();
afterAll(close);

const open: Engine[] = [];
const failures: unknown[] = [];
const failed = (error: unknown) => failures.push(error);
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
  expect(failures.splice(0)).toEqual([]);
});

async function opened(options: Pick<EngineOptions, "url" | "directory">): Promise<Engine> {
  const engine = await openEngine({ ...options, failed });
  open.push(engine);
  return engine;
}

describe.each(engines)("%s", (_name, databases) => {
  test.skipIf(databases === null)("keeps rows and jobs over a restart", async () => {
    const options = await databases?.fresh();
    if (options === undefined) return;
    const first = await opened(options);
    await first.boss.createQueue("q");
    await first.db.insertInto("turn").values({ installation: 7, level: 3 }).execute();
    await first.boss.send("q", { n: 1 });
    await open.pop()?.close();
    const second = await opened(options);
    const rows = await second.db.selectFrom("turn").selectAll().execute();
    expect(rows).toEqual([{ installation: 7, level: 3 }]);
    expect(await second.boss.fetch("q")).toMatchObject([{ data: { n: 1 } }]);
  });

  test.skipIf(databases === null)("gives the same types", async () => {
    const options = await databases?.fresh();
    if (options === undefined) return;
    const { db } = await opened(options);
    const { rows } = await sql`select count(*) as n, '{"a":[1]}'::jsonb as j, now() as at, 'x'::text as t
      from (values (1), (2)) as v`.execute(db);
    expect(rows).toEqual([{ n: 2, j: { a: [1] }, at: expect.any(Date), t: "x" }]);
  });

  test.skipIf(databases === null)("undoes a transaction that fails, jobs included", async () => {
    const options = await databases?.fresh();
    if (options === undefined) return;
    const { db, boss } = await opened(options);
    const { fromKysely } = await import("pg-boss");
    await boss.createQueue("q");
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto("turn").values({ installation: 1, level: 1 }).execute();
      await boss.send("q", {}, { db: fromKysely(trx) });
      await sql`select 1 / 0`.execute(trx);
    });
    await expect(failing).rejects.toThrow("division by zero");
    expect(await boss.findJobs("q")).toEqual([]);
    expect(await db.selectFrom("turn").selectAll().execute()).toEqual([]);
  });
});

test.skipIf(server === null)(
  "two that start at once on one server bring its tables up to date once",
  async () => {
    const options = await server?.fresh();
    if (options === undefined) return;
    const [first] = await Promise.all([opened(options), opened(options), opened(options)]);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(first.db);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
  },
);

describe("the embedded directory", () => {
  test("is refused to a second process, with a sentence that says what to do", async () => {
    const options = await embedded.fresh();
    await opened(options);
    const { code, stderr } = await openElsewhere(options.directory);
    expect(code).toBe(1);
    expect(stderr).toContain(`${options.directory} is in use by another process.`);
    expect(stderr).toContain("DATABASE_URL");
  });

  test("is free again once its process is gone", async () => {
    const options = await embedded.fresh();
    await opened(options);
    await open.pop()?.close();
    expect(await openElsewhere(options.directory)).toEqual({ code: 0, stderr: "" });
  });

  test("does not keep the log of what was written, nor the room of what is gone", async () => {
    const { directory } = await embedded.fresh();
    const { pglite, close: closed } = await openEmbedded(directory, failed);
    const sizes = async () => {
      const { rows } = await pglite.query<{ log: number; filling: number }>(
        `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as log,
          pg_relation_size('filling')::float8 as filling from pg_control_checkpoint()`,
      );
      return rows[0];
    };
    await pglite.exec("create table filling (text text)");
    await pglite.exec("insert into filling select repeat(md5(n::text), 60) from generate_series(1, 20000) n");
    await pglite.exec("delete from filling");
    expect((await sizes())?.log).toBeGreaterThan(33_000_000);
    await keepUp(pglite, { vacuum: true });
    const { log = 1, filling } = (await sizes()) ?? {};
    expect([log < 10_000_000, filling]).toEqual([true, 0]);
    await closed();
  });

  test("gives back what a process that is gone was running", async () => {
    const options = await embedded.fresh();
    const first = await opened(options);
    await first.boss.createQueue("q", { retryLimit: 3, retryDelay: 0 });
    await first.boss.send("q", { n: 1 });
    await first.boss.fetch("q");
    await open.pop()?.close();
    const { boss } = await opened(options);
    expect(await boss.findJobs("q")).toMatchObject([{ state: "retry", data: { n: 1 } }]);
  });
});

/** Opens and closes the database in a process of its own. */
async function openElsewhere(directory: string): Promise<{ code: number; stderr: string }> {
  const program = `
    const { openEngine } = await import(${JSON.stringify(new URL("engine.ts", import.meta.url).href)});
    try {
      await (await openEngine({ directory: ${JSON.stringify(directory)}, failed: console.error })).close();
    } catch (error) {
      console.error(error.message);
      process.exitCode = 1;
    }`;
  const other = spawn(process.execPath, ["--no-warnings", "--input-type=module", "--eval", program]);
  let stderr = "";
  other.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const [code] = await once(other, "exit");
  return { code: Number(code), stderr };
}
