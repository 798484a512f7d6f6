import { UnpacedOctokit } from "../../src/github/app-octokit.ts";
import { openEngine } from "../../src/jobs/engine.ts";
import { type Running, startServer } from "../../src/server.ts";
import { type Databases, embeddedDatabases } from "../../test/databases/engines.ts";
import { type EmulatedGitHub, openGitHub } from "../../test/world/github.ts";
import type { Exchange, Json, Reply } from "../../test/world/proxy.ts";
import type { Damage } from "./kills.ts";
import { seeded } from "./random.ts";
import { compare, end, files, look, type Shown, type Told, tell } from "./story.ts";

/** How many stories are told to one emulator. */
const CHAPTERS = 20;
/** How likely a request is to go wrong, and a delivery to be lost or to come twice. */
const SHARE = 0.06;
const DELIVERY_SHARE = 0.12;
/** How long GitHub does not show what it was told to create, and how many seconds the App reckons with. */
const LAG_MS = 500;
const SHOWN_WITHIN = 2;
const PATIENCE_MS = 180_000;

/** How the runs are made: from which seed on, and how many emulators are told at once. */
export interface FaultOptions {
  readonly seed?: number;
  readonly atOnce?: number;
}

/**
 * Tells the story so many times to a GitHub in which requests fail before or after they are done, secondary limits
 * are hit, what was created does not show at once, and deliveries are lost, doubled and late; then GitHub recovers,
 * and the hourly refresh comes.
 */
export async function runFaults(
  runs: number,
  { seed = 1, atOnce = 1 }: FaultOptions = {},
): Promise<Damage & { readonly runs: number }> {
  const total = { runs: 0, lost: 0, doubled: 0, unfinished: 0 };
  const databases = embeddedDatabases();
  let next = seed;
  async function tellMany(): Promise<void> {
    while (next < seed + runs) {
      const stage = await openStage(databases);
      for (let chapter = 2; chapter < 2 + CHAPTERS && next < seed + runs; chapter++) {
        const own = next++;
        const damage = await tellBroken(stage, chapter, own);
        total.runs += 1;
        for (const key of ["lost", "doubled", "unfinished"] as const) total[key] += damage[key];
        if (damage.lost + damage.doubled + damage.unfinished > 0) {
          process.stdout.write(`seed ${own}: ${JSON.stringify(damage)}\n`);
        }
      }
      await stage.server.close();
      await stage.server.engine.close();
      await stage.github.close();
    }
  }
  await Promise.all(Array.from({ length: atOnce }, tellMany));
  await databases.close();
  return total;
}

interface Stage {
  readonly github: EmulatedGitHub;
  readonly server: Running;
  readonly expected: readonly Shown[];
}

async function openStage(databases: Databases): Promise<Stage> {
  const github = await openGitHub(files);
  const server = await startServer(github.settings, {
    ...{
      Octokit: UnpacedOctokit,
      quiet: null,
      engine: await openEngine({ ...(await databases.fresh()), failed: () => {} }),
      patience: { tries: 40, delay: 1, longest: 2 },
      shownWithin: SHOWN_WITHIN,
    },
    log: { write: () => {} },
  });
  github.receiver.url = server.webhookUrl;
  const expected: Shown[] = [];
  for (const chapter of [0, 1]) {
    const told = await tell(github, chapter);
    await settled({ github, server });
    expected.push(await look(github, told));
    await end(github, told);
    await settled({ github, server });
  }
  return { github, server, expected };
}

async function tellBroken(stage: Stage, chapter: number, seed: number): Promise<Damage> {
  const { github, server, expected } = stage;
  const random = seeded(seed);
  github.proxy.around = faults(random);
  github.deliveries.fate = async () => {
    const chance = random();
    await sleep(chance * 200);
    return chance < DELIVERY_SHARE ? 0 : chance > 1 - DELIVERY_SHARE ? 2 : 1;
  };
  const told: Told = await tell(github, chapter);
  await settled({ github, server });
  github.proxy.around = null;
  github.deliveries.fate = null;
  await server.queue.add({ kind: "refresh" });
  const isFinished = await settled({ github, server });
  const { lost, doubled } = compare(expected[chapter % 2] ?? {}, await look(github, told));
  await end(github, told);
  await settled({ github, server });
  return { lost, doubled, unfinished: isFinished ? 0 : 1 };
}

type Around = (exchange: Exchange, go: () => Promise<Reply>) => Promise<Reply>;

function faults(random: () => number): Around {
  const hidden = new Map<number, number>();
  return async (exchange, go) => {
    const chance = random();
    if (chance < SHARE / 3) return { status: 502, body: { message: "Server Error" } };
    if (chance < (2 * SHARE) / 3) {
      await go();
      return { status: 502, body: { message: "Server Error" } };
    }
    if (chance < SHARE) {
      const body = { message: "You have exceeded a secondary rate limit" };
      return { status: 403, headers: { "retry-after": "1" }, body };
    }
    const reply = await go();
    const { id } = reply.body as { id?: unknown };
    if (exchange.method === "POST" && typeof id === "number") hidden.set(id, performance.now() + LAG_MS);
    return exchange.method === "GET" ? withoutHidden(reply, hidden) : reply;
  };
}

/** A list as a replica shows it that has not heard of the newest yet. */
function withoutHidden(reply: Reply, hidden: ReadonlyMap<number, number>): Reply {
  const shows = (each: unknown) => (hidden.get(Number((each as Json).id)) ?? 0) < performance.now();
  if (Array.isArray(reply.body)) return { ...reply, body: reply.body.filter(shows) };
  const body = reply.body as Json;
  if (!Array.isArray(body?.check_runs)) return reply;
  return { ...reply, body: { ...body, check_runs: body.check_runs.filter(shows) } };
}

async function settled({ github, server }: Pick<Stage, "github" | "server">): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const { waiting, running } = await server.queue.counts();
    if (waiting + running === 0 && github.proxy.quietFor() > 250) return true;
    await sleep(50);
  }
  return false;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
