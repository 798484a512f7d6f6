import { fsyncSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import type { PGlite } from "@electric-sql/pglite";
import { lockDirectory } from "./directory-lock.ts";

/** The embedded database, open, and how it is closed. */
export interface Embedded {
  readonly pglite: PGlite;
  close(): Promise<void>;
}

const CHECK_MS = 60_000;
const VACUUM_EVERY = 60;
/** PGlite has no checkpointer of its own: without one the write-ahead log grows for ever. */
const MAX_LOG_BYTES = 32 * 1024 * 1024;
const INT8 = 20;

/**
 * Opens the database of a directory, and makes it where there is none.
 * A transaction that has committed is on the disk: it survives a kill and a power cut.
 *
 * PGlite as it comes never calls fsync, lets two processes open one directory and destroy each other's rows,
 * and neither checkpoints nor vacuums; all four are made good here. Throws a `DirectoryInUseError` for the
 * second process.
 */
export async function openEmbedded(directory: string, failed: (error: unknown) => void): Promise<Embedded> {
  const path = resolve(directory);
  mkdirSync(dirname(path), { recursive: true });
  const unlock = lockDirectory(path);
  try {
    const pglite = await openDurably(path);
    const stopUpkeep = startUpkeep(pglite, failed);
    return {
      pglite,
      async close() {
        await stopUpkeep();
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openDurably(path: string): Promise<PGlite> {
  // V8's baseline compiler: the optimising one takes 500 MB for a few enormous functions and gains nothing here.
  // The flags count only for what is compiled after they are set, so the import comes after them.
  for (const flag of ["--liftoff-only", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) {
    setFlagsFromString(flag);
  }
  const { PGlite } = await import("@electric-sql/pglite");
  const { fs, syncs } = await durableFiles(path);
  const pglite = await PGlite.create({
    fs,
    parsers: { [INT8]: Number },
    startParams: [
      // "-F" is fsync off.
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
      ...["-c", "fsync=on", "-c", "wal_sync_method=fsync", "-c", "shared_buffers=16MB"],
    ],
  });
  const before = syncs();
  await pglite.exec("create table if not exists boot (at timestamptz not null); delete from boot");
  await pglite.exec("insert into boot values (now())");
  if (syncs() === before) {
    await pglite.close();
    throw new Error("the embedded database does not reach the disk: fsync was not called for a commit");
  }
  return pglite;
}

/** Files whose fsync is the system's; the file system that PGlite brings has none, so that its fsync does nothing. */
async function durableFiles(path: string) {
  const { NodeFS } = await import("@electric-sql/pglite/nodefs");
  const fs = new NodeFS(path);
  const init = fs.init.bind(fs);
  let count = 0;
  fs.init = async (...args) => {
    const made = await init(...args);
    made.emscriptenOpts.preRun = [
      ...[made.emscriptenOpts.preRun ?? []].flat(),
      (module: unknown) => {
        streamOperations(module).fsync = ({ nfd }) => {
          fsyncSync(nfd);
          count += 1;
          return 0;
        };
      },
    ];
    return made;
  };
  return { fs, syncs: () => count };
}

/** Not a published interface of Emscripten's: the write at boot proves that it still is one. */
function streamOperations(module: unknown): { fsync: (stream: { nfd: number }) => number } {
  type Files = { NODEFS: { stream_ops: { fsync: (stream: { nfd: number }) => number } } };
  const { NODEFS, FS } = module as Partial<Files> & { FS: { filesystems: Files } };
  return (NODEFS ?? FS.filesystems.NODEFS).stream_ops;
}

/** One round of what PostgreSQL's background processes do and PGlite has none for. Both commands must be sent alone. */
export async function keepUp(pglite: PGlite, { vacuum }: { readonly vacuum: boolean }): Promise<void> {
  // Cleaning up writes to the log too.
  if (vacuum) await pglite.exec("vacuum (analyze)");
  if ((await logBytes(pglite)) > MAX_LOG_BYTES) await pglite.exec("checkpoint");
}

function startUpkeep(pglite: PGlite, failed: (error: unknown) => void): () => Promise<void> {
  let round = 0;
  let running: Promise<void> = Promise.resolve();
  async function once(): Promise<void> {
    round += 1;
    try {
      await keepUp(pglite, { vacuum: round % VACUUM_EVERY === 0 });
    } catch (error) {
      failed(error);
    }
  }
  const timer = setInterval(() => {
    running = running.then(once);
  }, CHECK_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}

async function logBytes(pglite: PGlite): Promise<number> {
  const { rows } = await pglite.query<{ bytes: number }>(
    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()",
  );
  return rows[0]?.bytes ?? 0;
}
