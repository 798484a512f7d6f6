import { afterEach, describe, expect, test } from "vitest";
import { OWNER, openWorld, REPO, type World } from "../world/world.ts";
import { checksOf, entries, list, listWith, outcomes, seen } from "./stage.ts";

let world: World;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };
/** Papers whose link lost its last bracket, more than one request may annotate. */
const broken = Array.from({ length: 120 }, (_, index) => {
  const number = String(index + 1).padStart(3, "0");
  return `- Report Generation for Modality ${number} by Method ${number} [[paper](https://arxiv.org/abs/2407.00${number})`;
});

describe("the check run", () => {
  test("carries more annotations than one request takes, each once", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("many", { "README.md": listWith(...broken) });
    const { checks, check } = await seen(world, number);
    expect(checks).toHaveLength(1);
    expect(check?.annotations.filter(({ title }) => title === "broken-markup")).toHaveLength(120);
    const lines = check?.annotations.map(({ start_line }) => start_line) ?? [];
    expect(new Set(lines).size).toBe(lines.length);
  });

  test("is not confused by a run of the same name from another App", async () => {
    world = await openWorld({ "README.md": list });
    const github = world.as("mallory");
    const number = await world.openPullRequest("add-paper", { "README.md": list });
    const head = await world.commit("add-paper", { "notes.txt": "soon" });
    const forged = {
      name: "listwarden",
      head_sha: head,
      status: "completed",
      conclusion: "success",
    } as const;
    await github.rest.checks.create({ ...place, ...forged });
    await world.commit("add-paper", { "README.md": listWith(entries.malformed) });
    const later = await seen(world, number);
    await github.rest.checks.create({ ...place, ...forged, head_sha: later.headSha, external_id: "pr:1 0" });
    await press(number, "recheck");
    const { checks } = await seen(world, number);
    expect(checks.map(({ app }) => app).sort()).toEqual([15_368, 4242]);
    expect(checks.find(({ app }) => app === 4242)?.rules).toEqual(["broken-markup"]);
  });

  test("is made anew by its button and by re-running the suite, and only by those", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-paper", { "README.md": listWith(entries.good) });
    const { headSha } = await seen(world, number);
    await press(number, "recheck");
    await press(number, "merge-everything");
    const { data: repository } = await world.as("lena").rest.repos.get(place);
    await world.deliveries.send("check_suite", {
      action: "rerequested",
      check_suite: { head_sha: headSha, pull_requests: [] },
      repository,
    });
    const { checks } = await seen(world, number);
    expect(checks).toHaveLength(1);
    expect(outcomes(world)).toEqual([
      { outcome: "published", writes: 1 },
      { outcome: "published", writes: 0 },
      { outcome: "published", writes: 0 },
    ]);
  });

  async function press(number: number, identifier: string): Promise<void> {
    const { check } = await seen(world, number);
    const { data: repository } = await world.as("lena").rest.repos.get(place);
    await world.deliveries.send("check_run", {
      action: "requested_action",
      requested_action: { identifier },
      check_run: { name: "listwarden", external_id: check?.external_id ?? `pr:${number} 0` },
      repository,
    });
  }
});

describe("a push to the list", () => {
  test("is checked against what stood there before, and never red", async () => {
    world = await openWorld({ "README.md": list });
    const sha = await world.commit("main", { "README.md": listWith(entries.repeated, entries.good) }, "lena");
    await world.settled();
    const checks = await checksOf(world, sha);
    expect(checks).toHaveLength(1);
    expect(checks[0]).toMatchObject({ conclusion: "neutral", rules: ["duplicate-entry"] });
  });

  test("that changes no list hears nothing", async () => {
    world = await openWorld({ "README.md": list });
    const sha = await world.commit("main", { "LICENSE.md": "CC0.\n" }, "lena");
    await world.settled();
    expect(await checksOf(world, sha)).toEqual([]);
    expect(world.writes()).toEqual([]);
  });
});
