import { OWNER, openWorld, REPO, type World } from "../../test/world/world.ts";
import { seeded, shuffled } from "../chaos/random.ts";
import { titleOf } from "./titles.ts";

/** How much happens to the living pull request. */
export interface AdditionsSize {
  readonly requests: number;
  /** Commits on the default branch between them. */
  readonly merges: number;
  /** Times that somebody edits the pull request and merges it. */
  readonly edits: number;
}

/** What came of it; all but the first three ought to be 0. */
export interface AdditionsTally {
  readonly accepted: number;
  readonly merged: number;
  readonly edited: number;
  readonly conflicts: number;
  readonly lost: number;
  readonly doubled: number;
  /** Requests that are open although the list has their paper. */
  readonly left: number;
  readonly failures: number;
}

const place = { owner: OWNER, repo: REPO };
const BRANCH = "listwarden/additions";

const list = `# Reading Lists

Papers on reading, by topic.

## Reports

- Reports that Write Themselves [[paper](https://arxiv.org/abs/2101.00001)]
- Reports for Radiologists in a Hurry [[paper](https://arxiv.org/abs/2101.00002)]
- Reports Checked against Images [[paper](https://arxiv.org/abs/2101.00003)]

## Slides

- Slides Read by Small Models [[paper](https://arxiv.org/abs/2102.00001)]
- Slides without Labels [[paper](https://arxiv.org/abs/2102.00002)]
- Slides at Every Scale [[paper](https://arxiv.org/abs/2102.00003)]
`;

/** Requests, commits to the default branch and people's edits in a random order, and what the list is at the end. */
export async function loadAdditions(size: AdditionsSize, seed = 1): Promise<AdditionsTally> {
  const world = await openWorld({ "README.md": list });
  try {
    const random = seeded(seed);
    const requests = Array.from({ length: size.requests }, (_, at) => at);
    // Somebody who edits finds something to edit: what was accepted just before.
    const edited = new Set(shuffled(requests, random).slice(0, size.edits));
    const steps = [
      ...requests.map((at) => async () => {
        await request(world, at);
        await world.settled();
        return edited.has(at) ? edit(world) : 0;
      }),
      ...Array.from({ length: size.merges }, (_, at) => async () => {
        await commit(world, at);
        return 0;
      }),
    ];
    let conflicts = 0;
    let edits = 0;
    for (const step of shuffled(steps, random)) {
      edits += await step();
      await world.settled();
      if (await isBehind(world)) conflicts++;
    }
    const pull = await openPull(world);
    if (pull !== null) conflicts += await merge(world, pull);
    await world.settled();
    return { ...(await tally(world, size)), edited: edits, conflicts, failures: world.failures.length };
  } finally {
    await world.close();
  }
}

async function request(world: World, at: number): Promise<void> {
  const number = await askFor(world, at);
  await world.settled();
  const how = at % 3;
  // A curator's own request needs no word; others get a command or the label.
  if (how === 1)
    await world
      .as("lena")
      .rest.issues.createComment({ ...place, issue_number: number, body: "/listwarden add" });
  if (how === 2)
    await world.as("lena").rest.issues.addLabels({ ...place, issue_number: number, labels: ["accepted"] });
}

async function askFor(world: World, at: number): Promise<number> {
  const body = `"${titleOf(at)}" https://arxiv.org/abs/2405.${String(10_000 + at)}`;
  const persona = at % 3 === 0 ? "tomas" : (["mallory", "noor", "ana"] as const)[at % 3];
  const { data } = await world
    .as(persona ?? "noor")
    .rest.issues.create({ ...place, title: "Please add", body });
  return data.number;
}

/** A line in the middle of the list, where additions go too. */
async function commit(world: World, at: number): Promise<void> {
  const line = `- Pushed by Hand for the ${at}th Time [[paper](https://arxiv.org/abs/2305.${String(10_000 + at)})]`;
  const heading = at % 2 === 0 ? "\n\n## Slides" : "\n- Slides without Labels";
  const text = await textOf(world, "main");
  await world.commit("main", { "README.md": text.replace(heading, (found) => `\n${line}${found}`) });
}

/** Somebody sharpens a title in the pull request, and merges it; answers 1 where that was possible. */
async function edit(world: World): Promise<0 | 1> {
  const pull = await openPull(world);
  if (pull === null) return 0;
  const text = await textOf(world, BRANCH);
  const changed = text.includes("Reports that Write")
    ? text.replace("Reports that Write", "Reports That Write")
    : text.replace("Reports That Write", "Reports that Write");
  await world.commit(BRANCH, { "README.md": changed });
  await world.settled();
  return (await merge(world, pull)) === 0 ? 1 : 0;
}

async function merge(world: World, number: number): Promise<number> {
  const { status } = await world
    .as("lena")
    .rest.pulls.merge({ ...place, pull_number: number })
    .catch((error: unknown) => ({ status: error instanceof Error && "status" in error ? error.status : 0 }));
  return status === 200 ? 0 : 1;
}

async function openPull(world: World): Promise<number | null> {
  const { data } = await world.as("lena").rest.pulls.list({ ...place, state: "open" });
  return data.find(({ head }) => head.ref === BRANCH)?.number ?? null;
}

/** A pull request that stands on an old default branch could conflict with it. */
async function isBehind(world: World): Promise<boolean> {
  if ((await openPull(world)) === null) return false;
  const basehead = `main...${BRANCH}`;
  const { data } = await world.as("lena").rest.repos.compareCommitsWithBasehead({ ...place, basehead });
  return data.behind_by > 0;
}

async function textOf(world: World, ref: string): Promise<string> {
  const { data } = await world.as("lena").rest.repos.getContent({ ...place, path: "README.md", ref });
  return "content" in data ? Buffer.from(data.content, "base64").toString() : "";
}

async function tally(world: World, { requests, merges }: AdditionsSize) {
  const text = await textOf(world, "main");
  const wanted = [
    ...Array.from({ length: requests }, (_, at) => `2405.${10_000 + at}`),
    ...Array.from({ length: merges }, (_, at) => `2305.${10_000 + at}`),
    ...["2101.00001", "2101.00002", "2101.00003", "2102.00001", "2102.00002", "2102.00003"],
  ];
  const counts = wanted.map((id) => text.split(id).length - 1);
  const { data } = await world.as("lena").rest.issues.listForRepo({ ...place, state: "open", per_page: 100 });
  return {
    accepted: requests,
    merged: merges,
    lost: counts.filter((count) => count === 0).length,
    doubled: counts.filter((count) => count > 1).length,
    left: data.length,
  };
}
