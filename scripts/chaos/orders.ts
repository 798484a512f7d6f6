import { type EmulatedGitHub, OWNER, REPO } from "../../test/world/github.ts";
import type { Json } from "../../test/world/proxy.ts";
import type { Damage } from "./kills.ts";
import { seeded, shuffled } from "./random.ts";
import { type Stage, settled } from "./stage.ts";
import { compare, look, sayDamage, type Told, tell } from "./story.ts";

const place = { owner: OWNER, repo: REPO };
/** Told to a stage of its own or after other stories: none of them has this number. */
const CHAPTER = 1_000;
const DOUBLED = 0.2;
const LOST = 0.1;

interface Event {
  readonly event: string;
  readonly payload: Json;
}

/** Sends one history of twelve events in so many orders from a seed on, some of them twice and some not at all. */
export async function runOrders(orders: number, first: number, stage: Stage): Promise<Damage> {
  const { github, server } = stage;
  const told = await tell(github, CHAPTER);
  await settled(stage);
  const expected = await look(github, told);
  const events = await history(github, told);
  const total = { lost: 0, doubled: 0, unfinished: 0 };
  for (let seed = first; seed < first + orders; seed++) {
    const random = seeded(seed);
    const often = [...events, ...events.filter(() => random() < DOUBLED)];
    for (const { event, payload } of shuffled(often, random)) {
      if (random() >= LOST) await github.deliveries.send(event, payload);
    }
    await server.queue.add({ kind: "refresh" });
    if (!(await settled(stage))) total.unfinished += 1;
    const { lost, doubled, missing, beyond } = compare(expected, await look(github, told));
    sayDamage(`order ${seed}`, { missing, beyond });
    total.lost += lost;
    total.doubled += doubled;
  }
  return total;
}

/** What GitHub would have sent of one pull request's life, up to the state it is in. */
async function history(github: EmulatedGitHub, { pulls, pushed }: Told): Promise<Event[]> {
  const lena = github.as(OWNER);
  const [number = 0] = pulls;
  const { data: repository } = await lena.rest.repos.get(place);
  const { data: pull } = await lena.rest.pulls.get({ ...place, pull_number: number });
  const { data: checks } = await lena.rest.checks.listForRef({ ...place, ref: pull.head.sha });
  const { data: commit } = await lena.rest.repos.getCommit({ ...place, ref: pushed });
  const of = (action: string, more: Json = {}): Event => ({
    event: "pull_request",
    payload: { action, number, pull_request: pull, repository, ...more },
  });
  const check_run = checks.check_runs[0] as unknown as Json;
  const check_suite = { head_sha: pull.head.sha };
  const before = commit.parents[0]?.sha ?? "";
  return [
    ...[of("opened"), of("synchronize"), of("synchronize"), of("synchronize"), of("closed"), of("reopened")],
    ...[
      of("edited", { changes: { title: { from: "x" } } }),
      of("edited", { changes: { body: { from: "x" } } }),
    ],
    of("ready_for_review"),
    { event: "check_run", payload: { action: "rerequested", check_run, repository } },
    { event: "check_suite", payload: { action: "rerequested", check_suite, repository } },
    { event: "push", payload: { ref: "refs/heads/main", before, after: pushed, repository } },
  ];
}
