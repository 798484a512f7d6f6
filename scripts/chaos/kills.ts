import { type EmulatedGitHub, openGitHub } from "../../test/world/github.ts";
import type { Exchange, Reply } from "../../test/world/proxy.ts";
import { type KillableApp, killableApp } from "./app.ts";
import { compare, end, files, look, type Shown, tell } from "./story.ts";

/** What became of the state on GitHub. */
export interface Damage {
  readonly lost: number;
  readonly doubled: number;
  readonly unfinished: number;
}

/** When the process is killed: at a write, before or after GitHub has done it, or so far into the story. */
export type Moment =
  | { readonly write: number; readonly side: "before" | "after" }
  | { readonly share: number };

interface Stage {
  readonly github: EmulatedGitHub;
  readonly app: KillableApp;
  readonly expected: Shown;
  /** How many writes an undisturbed telling takes, and how many milliseconds. */
  readonly writes: number;
  readonly ms: number;
}

const PATIENCE_MS = 120_000;

/** Opens a stage and tells the story once without a disturbance: that is what every other telling must come to. */
export async function openStage(database: { url?: string | undefined; directory: string }): Promise<Stage> {
  const github = await openGitHub(files);
  const app = killableApp(github, database);
  await app.start();
  const began = performance.now();
  const told = await tell(github, 0);
  if (!(await app.settled(PATIENCE_MS))) throw new Error("the undisturbed story did not end");
  const ms = performance.now() - began;
  const writes = github.writes().length;
  const expected = await look(github, told);
  await end(github, told);
  await app.settled(PATIENCE_MS);
  return { github, app, expected, writes, ms };
}

/** Tells the story once more, kills the process at a moment, starts it again, and compares. */
export async function tellKilled(stage: Stage, chapter: number, moment: Moment): Promise<Damage> {
  const { github, app, expected } = stage;
  const killed = killAt(stage, moment);
  const told = await tell(github, chapter);
  await Promise.race([app.settled(PATIENCE_MS), app.gone()]);
  killed.cancel();
  await app.kill();
  await app.start();
  await app.refresh();
  const isFinished = await app.settled(PATIENCE_MS);
  const { lost, doubled } = compare(expected, await look(github, told));
  await end(github, told);
  await app.settled(PATIENCE_MS);
  return { lost, doubled, unfinished: isFinished ? 0 : 1 };
}

function killAt({ github, app, ms }: Stage, moment: Moment): { cancel(): void } {
  if ("share" in moment) {
    const timer = setTimeout(() => void app.kill(), ms * moment.share);
    return { cancel: () => clearTimeout(timer) };
  }
  let seen = 0;
  github.proxy.around = async (exchange: Exchange, go: () => Promise<Reply>) => {
    if (exchange.method === "GET" || seen++ !== moment.write) return go();
    if (moment.side === "before") {
      await app.kill();
      return { status: 502, body: { message: "nobody is there to read this" } };
    }
    const reply = await go();
    await app.kill();
    return reply;
  };
  return {
    cancel() {
      github.proxy.around = null;
    },
  };
}

/** The moments of so many kills: every write on both sides first, and any moment of the story after that. */
export function moments(kills: number, writes: number): Moment[] {
  return Array.from({ length: kills }, (_, n): Moment => {
    if (n < 2 * writes) return { write: n >> 1, side: n % 2 === 0 ? "before" : "after" };
    // The golden ratio spreads any number of moments evenly.
    return { share: (n * 0.618_033_988_749) % 1 };
  });
}
