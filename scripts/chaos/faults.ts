import type { Exchange, Json, Reply } from "../../test/world/proxy.ts";
import type { Damage } from "./kills.ts";
import { seeded } from "./random.ts";
import { type Stage, settled } from "./stage.ts";
import { compare, end, look, sayDamage, tell } from "./story.ts";

/** How likely a request is to go wrong, and a delivery to be lost or to come twice. */
const SHARE = 0.06;
const DELIVERY_SHARE = 0.12;
/** How long GitHub does not show what it was told to create. */
const LAG_MS = 500;

/**
 * Tells the story once for each of so many seeds to a GitHub in which requests fail before or after they are done,
 * secondary limits are hit, what was created does not show at once, and deliveries are lost, doubled and late; then
 * GitHub recovers, and the hourly refresh comes.
 */
export async function runFaults(runs: number, first: number, stage: Stage): Promise<Damage> {
  const total = { lost: 0, doubled: 0, unfinished: 0 };
  for (let chapter = 1; chapter <= runs; chapter++) {
    const damage = await tellBroken(stage, chapter, first + chapter - 1);
    for (const key of ["lost", "doubled", "unfinished"] as const) total[key] += damage[key];
  }
  return total;
}

/** Tells the story to a GitHub that is broken in the way of a seed. */
export async function tellBroken(stage: Stage, chapter: number, seed: number): Promise<Damage> {
  const { github, server, expected } = stage;
  const random = seeded(seed);
  github.proxy.around = faults(random);
  github.deliveries.fate = async () => {
    const chance = random();
    await new Promise((resolve) => setTimeout(resolve, chance * 200));
    return chance < DELIVERY_SHARE ? 0 : chance > 1 - DELIVERY_SHARE ? 2 : 1;
  };
  const told = await tell(github, chapter);
  await settled(stage);
  github.proxy.around = null;
  github.deliveries.fate = null;
  await server.queue.add({ kind: "refresh" });
  const isFinished = await settled(stage);
  const { lost, doubled, missing, beyond } = compare(expected, await look(github, told));
  sayDamage(`seed ${seed}`, { missing, beyond });
  await end(github, told);
  await settled(stage);
  return { lost, doubled, unfinished: isFinished ? 0 : 1 };
}

type Around = (exchange: Exchange, go: () => Promise<Reply>) => Promise<Reply>;

function faults(random: () => number): Around {
  const hidden = new Map<string, number>();
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
    const kind = exchange.path.slice(exchange.path.lastIndexOf("/"));
    if (exchange.method === "POST" && typeof id === "number")
      hidden.set(`${kind} ${id}`, performance.now() + LAG_MS);
    const shows = (each: unknown) => (hidden.get(`${kind} ${(each as Json).id}`) ?? 0) < performance.now();
    return exchange.method === "GET" ? onlyThose(reply, shows) : reply;
  };
}

/** A list as a replica shows it that has not heard of the newest yet. */
function onlyThose(reply: Reply, shows: (each: unknown) => boolean): Reply {
  if (Array.isArray(reply.body)) return { ...reply, body: reply.body.filter(shows) };
  const body = reply.body as Json;
  if (!Array.isArray(body?.check_runs)) return reply;
  return { ...reply, body: { ...body, check_runs: body.check_runs.filter(shows) } };
}
