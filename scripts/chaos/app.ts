import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import pg from "pg";
import type { EmulatedGitHub } from "../../test/world/github.ts";

/** The App in a process that is killed and started again. */
export interface KillableApp {
  start(): Promise<void>;
  /** As the kernel does it: nothing of the process runs any more. */
  kill(): Promise<void>;
  /** Resolves once the process is gone. */
  gone(): Promise<void>;
  /** Asks for the refresh that else comes hourly; resolves once it is stored. */
  refresh(): Promise<void>;
  /** True once the App has nothing left to do; false where it takes longer than so many milliseconds. */
  settled(ms: number): Promise<boolean>;
}

/** Puts the clock ahead for the jobs of a process that is gone: nobody waits for the heartbeat that is missed. */
async function ageHeartbeats(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select to_regclass('pgboss.job') as jobs");
  if (rows[0]?.jobs !== null)
    await client.query(
      "update pgboss.job set heartbeat_on = now() - interval '1 hour' where state = 'active'",
    );
  await client.end();
}

/** The App on a database, run against an emulated GitHub. */
export function killableApp(
  github: EmulatedGitHub,
  database: { readonly url?: string | undefined; readonly directory: string },
): KillableApp {
  const settings = { ...github.settings, databaseUrl: database.url, dataDir: dirname(database.directory) };
  let child: ChildProcess | null = null;

  async function isIdle(): Promise<boolean> {
    if (github.receiver.url === null || github.proxy.quietFor() < 150) return false;
    const response = await fetch(new URL("/healthz", github.receiver.url)).catch(() => null);
    if (response === null) return false;
    const { waiting, running } = (await response.json()) as { waiting?: number; running?: number };
    return waiting === 0 && running === 0 && github.proxy.quietFor() >= 150;
  }

  return {
    async start() {
      if (database.url !== undefined) await ageHeartbeats(database.url);
      child = fork(new URL("child.ts", import.meta.url), [JSON.stringify(settings)], {
        execArgv: ["--no-warnings"],
      });
      const [url] = await Promise.race([
        once(child, "message"),
        once(child, "exit").then(() => Promise.reject(new Error("the App did not start"))),
      ]);
      github.receiver.url = String(url);
    },
    async kill() {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    async gone() {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      await once(child, "exit");
    },
    async refresh() {
      if (child === null) return;
      const stored = once(child, "message");
      child.send("refresh");
      await stored;
    },
    async settled(ms) {
      const end = performance.now() + ms;
      while (performance.now() < end) {
        if (await isIdle()) return true;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return false;
    },
  };
}
