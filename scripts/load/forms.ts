import { readFileSync } from "node:fs";
import { OWNER, openWorld, type Persona, REPO, type World } from "../../test/world/world.ts";
import { seeded, shuffled } from "../chaos/random.ts";
import { titleOf } from "./titles.ts";

/** What came of a burst of forms. */
export interface FormsTally {
  readonly forms: number;
  /** Requests that have our answer, of which nobody has decided. */
  readonly answered: number;
  /** The most that one person got. */
  readonly ofOne: number;
  /** Requests with more than one comment of ours. */
  readonly doubled: number;
  readonly pulls: number;
  /** Jobs that wait or run at the end, and those that failed. */
  readonly left: number;
  readonly failures: number;
}

const place = { owner: OWNER, repo: REPO };
const people: readonly Persona[] = ["mallory", "noor", "ana", "jun", "ivo"];
/** Forms that are on their way at the same time. */
const AT_ONCE = 10;
/** How many of them a curator accepts, once the burst is over. */
const ACCEPTED = 4;

const list = readFileSync(new URL("../../test/fixtures/demo/README.md", import.meta.url), "utf8");

/** Sends so many forms at once, so many of them for papers that were asked for already; a curator accepts a few. */
export async function loadForms(forms: number, duplicates: number, seed = 1): Promise<FormsTally> {
  const world = await openWorld({ "README.md": list });
  try {
    const random = seeded(seed);
    const papers = Array.from({ length: forms }, (_, at) =>
      at < forms - duplicates ? at : Math.floor(random() * 5),
    );
    const order = shuffled(papers, random);
    for (let at = 0; at < order.length; at += AT_ONCE) {
      const some = order.slice(at, at + AT_ONCE);
      await Promise.all(
        some.map((paper, index) => send(world, paper, people[(at + index) % people.length] ?? "noor")),
      );
    }
    await world.settled();
    const before = await look(world);
    const chosen = [...before.keys()]
      .filter((number) => (before.get(number)?.comments ?? 0) > 0)
      .slice(0, ACCEPTED);
    for (const number of chosen) {
      await world
        .as("lena")
        .rest.issues.createComment({ ...place, issue_number: number, body: "/listwarden add" });
    }
    await world.settled();
    return { forms, ...(await tally(world, before)) };
  } finally {
    await world.close();
  }
}

async function send(world: World, paper: number, persona: Persona): Promise<void> {
  const body = `### Link to the paper\n\nhttps://arxiv.org/abs/2405.${10_000 + paper}\n\n### Title\n\n${titleOf(paper)}\n\n### Section\n\n_No response_`;
  await world.as(persona).rest.issues.create({ ...place, title: `Add: ${titleOf(paper)}`, body });
}

interface Seen {
  readonly by: string;
  readonly comments: number;
}

async function look(world: World): Promise<Map<number, Seen>> {
  const github = world.as("lena");
  const issues = await github.paginate(github.rest.issues.listForRepo, {
    ...place,
    state: "open",
    per_page: 100,
  });
  return new Map(issues.map(({ number, user, comments }) => [number, { by: user?.login ?? "", comments }]));
}

async function tally(world: World, before: ReadonlyMap<number, Seen>) {
  const answered = [...before.values()].filter(({ comments }) => comments > 0);
  const ofEach = people.map((person) => answered.filter(({ by }) => by === person).length);
  const { data: pulls } = await world.as("lena").rest.pulls.list({ ...place, state: "open" });
  const { waiting, running } = await world.server.queue.counts();
  return {
    answered: answered.length,
    ofOne: Math.max(...ofEach),
    doubled: answered.filter(({ comments }) => comments > 1).length,
    pulls: pulls.length,
    left: waiting + running,
    failures: world.failures.length,
  };
}
