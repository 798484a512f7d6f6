import { UnpacedOctokit } from "../../src/github/app-octokit.ts";
import type { Job } from "../../src/jobs/job.ts";
import type { Outcome } from "../../src/pipeline.ts";
import { type Running, type ServerOptions, startServer } from "../../src/server.ts";
import { sharedEngine } from "../databases/engines.ts";
import { type EmulatedGitHub, type Files, openGitHub } from "./github.ts";

export { type Files, OWNER, type Persona, REPO } from "./github.ts";

interface Ended {
  readonly job: Job;
  readonly outcomes: readonly Outcome[];
}

export interface World extends EmulatedGitHub {
  readonly server: Running;
  /** Jobs that ran to their end, and errors of those that did not. */
  readonly ended: readonly Ended[];
  readonly failures: readonly unknown[];
  /** The lines of the App's log. */
  readonly log: readonly string[];
  /** Resolves once the App has nothing left to do. */
  settled(): Promise<void>;
  /** The same, but for jobs that were put back. */
  calm(): Promise<void>;
}

/** GitHub with a list in it, and the App that is installed on it: everything on free ports, one world a test. */
export async function openWorld(
  files: Files,
  network?: ServerOptions["network"],
  quiet: number | null = null,
): Promise<World> {
  const github = await openGitHub(files);
  const ended: Ended[] = [];
  const failures: unknown[] = [];
  const log: string[] = [];
  const server = await startServer(github.settings, {
    ...{
      Octokit: UnpacedOctokit,
      engine: await sharedEngine(),
      patience: { tries: 2, delay: 0 },
      shownWithin: 0,
    },
    ...{ network, quiet },
    log: { write: (line) => void log.push(line) },
    ended: (job, ending, outcomes) => {
      if (ending.ending === "finished") ended.push({ job, outcomes });
      if (ending.ending === "failed") failures.push(ending.error);
    },
  });
  github.receiver.url = server.webhookUrl;
  return {
    ...github,
    ...{ server, ended, failures, log },
    async settled() {
      do {
        await idle(server);
        await sleep(10);
      } while (github.proxy.quietFor() < 60);
    },
    async calm() {
      do await sleep(50);
      while (github.proxy.quietFor() < 60 || (await isBusy(server)));
    },
    async close() {
      await server.close();
      await github.close();
    },
  };
}

async function isBusy({ queue }: Running): Promise<boolean> {
  const { running, oldest } = await queue.counts();
  return running > 0 || oldest > 0;
}

/** Resolves once no job could run and none runs. */
async function idle({ queue }: Running): Promise<void> {
  for (;;) {
    const { waiting, running } = await queue.counts();
    if (waiting + running === 0) return;
    await sleep(25);
  }
}

/** Waits for what is to come about, and fails when it does not. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, ms = 8_000): Promise<T> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(15);
  }
  throw new Error(`${what} did not come about within ${ms} ms`);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
