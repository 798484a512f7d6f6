import { UnpacedOctokit } from "../../src/github/app-octokit.ts";
import { startServer } from "../../src/server.ts";
import { sharedEngine } from "../../test/databases/engines.ts";
import { type EmulatedGitHub, OWNER, openGitHub, REPO } from "../../test/world/github.ts";
import type { Json } from "../../test/world/proxy.ts";
import type { Damage } from "./kills.ts";
import { seeded, shuffled } from "./random.ts";
import { compare, files, look, type Told, tell } from "./story.ts";

const place = { owner: OWNER, repo: REPO };
const DOUBLED = 0.2;
const LOST = 0.1;

interface Event {
  readonly event: string;
  readonly payload: Json;
}

/** Sends one history of twelve events in so many orders, some of them twice and some not at all. */
export async function runOrders(orders: number): Promise<Damage & { readonly runs: number }> {
  const github = await openGitHub(files);
  const server = await startServer(github.settings, {
    ...{
      Octokit: UnpacedOctokit,
      quiet: null,
      engine: await sharedEngine(),
      patience: { tries: 5, delay: 0 },
      shownWithin: 0,
    },
    log: { write: () => {} },
  });
  const settled = async () => {
    for (;;) {
      const { waiting, running } = await server.queue.counts();
      if (waiting + running === 0 && github.proxy.quietFor() > 60) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  github.receiver.url = server.webhookUrl;
  const told = await tell(github, 0);
  await settled();
  const expected = await look(github, told);
  const events = await history(github, told);
  const total = { runs: 0, lost: 0, doubled: 0, unfinished: 0 };
  for (; total.runs < orders; total.runs++) {
    const random = seeded(total.runs);
    for (const { event, payload } of shuffled(
      [...events, ...events.filter(() => random() < DOUBLED)],
      random,
    )) {
      if (random() >= LOST) await github.deliveries.send(event, payload);
    }
    await server.queue.add({ kind: "refresh" });
    await settled();
    const { lost, doubled } = compare(expected, await look(github, told));
    total.lost += lost;
    total.doubled += doubled;
  }
  await server.close();
  await github.close();
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
