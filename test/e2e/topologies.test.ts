import { afterEach, expect, test, vi } from "vitest";
import { OWNER, openWorld, REPO, until, type World } from "../world/world.ts";
import { checksOf, entries, list, listWith, outcomes, seen } from "./stage.ts";

vi.setConfig({ testTimeout: 60_000 });
let world: World;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };

/** Tells the App of something that the emulator has no event for. */
async function tell(event: string, action: string, payload: object): Promise<void> {
  const { data: repository } = await world.as("lena").rest.repos.get(place);
  const before = world.ended.length;
  await world.deliveries.send(event, { action, repository, ...payload });
  await until("a job's end", async () => world.ended[before], 30_000);
  await world.settled();
}

test("a draft is reviewed like any other, and its readiness changes nothing", async () => {
  world = await openWorld({ "README.md": list });
  const lena = world.as("lena");
  await world.commitTo("draft", { "README.md": listWith(entries.malformed) });
  const { data } = await lena.rest.pulls.create({
    ...place,
    title: "Add",
    head: "draft",
    base: "main",
    draft: true,
  });
  const { comments, check } = await seen(world, data.number);
  expect(comments).toHaveLength(1);
  expect(check?.rules).toEqual(["broken-markup"]);
  const written = world.writes().length;
  await tell("pull_request", "ready_for_review", {
    pull_request: { number: data.number },
    number: data.number,
  });
  expect(world.writes()).toHaveLength(written);
});

test("a pull request that is sent to another branch is judged by that one", async () => {
  world = await openWorld({ "README.md": list });
  const lena = world.as("lena");
  const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
  const { headSha, check } = await seen(world, number);
  expect(check?.rules).toEqual(["broken-markup"]);
  await lena.rest.git.createRef({ ...place, ref: "refs/heads/next", sha: headSha });
  await lena.rest.pulls.update({ ...place, pull_number: number, base: "next" });
  const changes = { base: { ref: { from: "main" } } };
  await tell("pull_request", "edited", { pull_request: { number }, number, changes });
  const { comments } = await seen(world, number);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toContain("no longer changes the list");
});

test("a head that is forced back gets its old check, and the comment follows", async () => {
  world = await openWorld({ "README.md": list });
  const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
  const first = await seen(world, number);
  await world.commit("add-papers", { "README.md": listWith(entries.mended) });
  expect((await seen(world, number)).check?.conclusion).toBe("success");
  await world
    .as("tomas")
    .rest.git.updateRef({ ...place, ref: "heads/add-papers", sha: first.headSha, force: true });
  await tell("pull_request", "synchronize", { pull_request: { number }, number });
  const { checks, comments, headSha } = await seen(world, number);
  expect(headSha).toBe(first.headSha);
  expect(checks).toHaveLength(1);
  expect(comments.map(({ id }) => id)).toEqual(first.comments.map(({ id }) => id));
  expect(comments[0]?.body).toContain("```md");
});

test("several files of one list are one review", async () => {
  const readme = `${list}\nOlder papers: [older](older.md).\n`;
  world = await openWorld({ "README.md": readme, "older.md": list });
  const number = await world.openPullRequest("add-papers", {
    "README.md": readme.replace("- 3D-CT-GPT", `${entries.malformed}\n- 3D-CT-GPT`),
    "older.md": listWith(entries.good),
    "build.sh": "echo\n",
  });
  const { checks, comments } = await seen(world, number);
  expect(checks).toHaveLength(1);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toContain("Outside the list, not judged: `build.sh`.");
});

test("a merge queue is answered on the commit it asks about, and never with red", async () => {
  world = await openWorld({ "README.md": list });
  const { data: main } = await world.as("lena").rest.git.getRef({ ...place, ref: "heads/main" });
  const sha = await world.commitTo("queue", { "README.md": listWith(entries.repeated) });
  const group = { head_sha: sha, base_sha: main.object.sha };
  await tell("merge_group", "checks_requested", { merge_group: group });
  expect(await checksOf(world, sha)).toMatchObject([{ conclusion: "neutral" }]);
  const other = await world.commitTo("queue", { "LICENSE.md": "CC0.\n" });
  await tell("merge_group", "checks_requested", { merge_group: { head_sha: other, base_sha: sha } });
  expect(await checksOf(world, other)).toMatchObject([{ conclusion: "success" }]);
});

test("a pull request that is closed while it is reviewed is left alone", async () => {
  world = await openWorld({ "README.md": list });
  world.proxy.before = async ({ path }) => {
    if (!path.endsWith("/check-runs")) return;
    world.proxy.before = null;
    await world.as("lena").rest.pulls.update({ ...place, pull_number: 1, state: "closed" });
  };
  const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
  expect((await seen(world, number)).comments).toEqual([]);
  expect(outcomes(world)[0]).toEqual({ outcome: "superseded" });
  expect(world.writes()).toEqual([]);
});

test("a list that is renamed is judged by what changed in it, in the pull request's own language", async () => {
  world = await openWorld({ "README.md": list, "LICENSE.md": "CC0.\n" });
  await world.commitTo("rename", { "README.md": null, "papers.md": listWith(entries.malformed) });
  const { data } = await world.as("tomas").rest.pulls.create({
    ...place,
    ...{ title: "把列表改名并添加一篇论文", body: "首页以后另写。", head: "rename", base: "main" },
  });
  const { check, comments } = await seen(world, data.number);
  expect(check?.rules).toEqual(["broken-markup"]);
  expect(check?.annotations.map(({ path }) => path)).toEqual(["papers.md"]);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toContain("该条目");
  const { data: beside } = await world
    .as("lena")
    .rest.pulls.listReviewComments({ ...place, pull_number: data.number });
  expect(beside.map(({ path }) => path)).toEqual(["papers.md"]);
});
