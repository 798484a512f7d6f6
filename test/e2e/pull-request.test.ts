import { afterEach, describe, expect, test } from "vitest";
import { openWorld, type World } from "../world/world.ts";
import { checksOf, entries, list, listWith, outcomes, seen } from "./stage.ts";

let world: World;
afterEach(() => world.close());

describe("a pull request that adds papers", () => {
  test("gets one check and one comment, which follow its corrections", async () => {
    world = await openWorld({ "README.md": list });
    const bad = listWith(entries.good, entries.malformed, entries.repeated);
    const number = await world.openPullRequest("add-papers", { "README.md": bad });
    const first = await seen(world, number);
    expect(first.checks).toHaveLength(1);
    expect(first.check).toMatchObject({ conclusion: "failure", app: 4242 });
    expect(first.check?.title).toMatch(/^1 of 3 entries is ready: 1 error, 1 warning/);
    expect(first.check?.rules.sort()).toEqual(["broken-markup", "duplicate-entry"]);
    expect(first.comments).toHaveLength(1);
    expect(first.comments[0]?.body).toContain("**1 of 3 entries is ready.**");
    expect(first.comments[0]?.body).toContain(`\n\`\`\`md\n${entries.mended}\n\`\`\``);

    await world.commit("add-papers", { "README.md": listWith(entries.good, entries.mended) });
    const second = await seen(world, number);
    expect(second.headSha).not.toBe(first.headSha);
    expect(second.checks).toHaveLength(1);
    expect(second.check).toMatchObject({
      conclusion: "success",
      title: "All 2 entries are ready",
      rules: [],
    });
    expect(second.comments.map(({ id }) => id)).toEqual(first.comments.map(({ id }) => id));
    expect(second.comments[0]?.body).toContain("**All 2 entries are ready.** Nothing is left");
  });

  test("is written about once: a second look writes nothing", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
    const { check } = await seen(world, number);
    expect(world.writes().map(({ path }) => path.replace(/.*\/(?=[a-z-]+$)/, ""))).toEqual([
      "comments",
      "reviews",
      "check-runs",
    ]);
    // One of them asks who we are, once in the life of the process.
    expect(world.proxy.requests.length).toBe(11);
    const asked = world.proxy.requests.length;
    const lena = world.as("lena");
    const { data: repository } = await lena.rest.repos.get({
      owner: "lena",
      repo: "awesome-report-generation",
    });
    const { data: pull_request } = await lena.rest.pulls.get({
      ...{ owner: "lena", repo: "awesome-report-generation", pull_number: number },
    });
    await world.deliveries.send("pull_request", { action: "reopened", number, pull_request, repository });
    await world.settled();
    expect(outcomes(world).at(-1)).toEqual({ outcome: "unchanged" });
    expect(world.proxy.requests.length - asked).toBe(4);
    // Who presses the button waits for a look at everything.
    await world.deliveries.send("check_run", {
      action: "rerequested",
      check_run: {
        id: check?.id,
        name: "listwarden",
        external_id: check?.external_id,
        head_sha: pull_request.head.sha,
      },
      repository,
    });
    await world.settled();
    expect(world.ended).toHaveLength(3);
    expect(world.writes()).toHaveLength(3);
    expect(outcomes(world).at(-1)).toEqual({ outcome: "published", writes: 0 });
    expect(world.proxy.requests.length - asked).toBe(4 + 7);
  });

  test("gets a green check and no comment when all is well", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-paper", {
      "README.md": listWith(entries.good, entries.alsoGood),
    });
    const { check, comments } = await seen(world, number);
    expect(check).toMatchObject({ conclusion: "success", title: "All 2 entries are ready", rules: [] });
    expect(comments).toEqual([]);
    expect(world.writes()).toHaveLength(1);
  });

  test("is not blamed for what was merged after its branch was cut", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-paper", { "README.md": listWith(entries.good) });
    await seen(world, number);
    await world.commit("main", { "README.md": listWith(entries.alsoGood) }, "lena");
    await world.commit("add-paper", { "README.md": listWith(entries.good, entries.mended) });
    const { check } = await seen(world, number);
    expect(check).toMatchObject({ conclusion: "success", title: "All 2 entries are ready" });
  });

  test("gets its verdict in a file that the README links, too", async () => {
    const readme = `${list}\nOlder papers are [in a file of their own](./docs/older.md).\n`;
    world = await openWorld({ "README.md": readme, "docs/older.md": list, "docs/notes.md": list });
    const number = await world.openPullRequest("add-papers", {
      "docs/older.md": listWith(entries.malformed),
      "docs/notes.md": listWith(entries.malformed),
    });
    const { check } = await seen(world, number);
    expect(check?.annotations.map(({ path }) => path)).toEqual(["docs/older.md"]);
  });
});

describe("the configuration", () => {
  const config = (text: string) => ({ ".github/listwarden.yml": text });

  test("is the default branch's, whatever the pull request makes of it", async () => {
    world = await openWorld({ "README.md": list, ...config("rules: { broken-markup: notice }\n") });
    const changed = {
      "README.md": listWith(entries.malformed),
      ...config("rules: { broken-markup: off }\n"),
    };
    const { check, comments } = await seen(world, await world.openPullRequest("change", changed));
    expect(check?.annotations.map(({ annotation_level }) => annotation_level)).toEqual(["notice"]);
    expect(comments).toEqual([]);
  });

  test("says which files the list is", async () => {
    world = await openWorld({ "README.md": list, "papers.md": list, ...config("files: [papers.md]\n") });
    const changed = listWith(entries.malformed);
    const number = await world.openPullRequest("change", { "README.md": changed, "papers.md": changed });
    const { check } = await seen(world, number);
    expect(new Set(check?.annotations.map(({ path }) => path))).toEqual(new Set(["papers.md"]));
  });

  test("that cannot be used is named, and its last version that could holds", async () => {
    world = await openWorld({ "README.md": list, ...config("rules: { duplicate-entry: notice }\n") });
    await world.commit("main", config("rulez: {}\n"), "lena");
    await world.settled();
    const number = await world.openPullRequest("change", {
      "README.md": listWith(entries.malformed, entries.repeated),
    });
    const { check } = await seen(world, number);
    expect(check?.rules).toEqual(["broken-markup", "duplicate-entry"]);
    expect(check?.annotations.map(({ annotation_level }) => annotation_level)).toEqual(["warning", "notice"]);
    expect(check?.summary).toContain("Not checked: the configuration .github/listwarden.yml");
    expect(check?.summary).toContain("so its last version that could holds");
    expect(check?.summary).toContain("`rulez` is not a key; the nearest one is `rules`");
  });

  test("with a mistake asks the pull request that brings it to act, and shows where", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest(
      "configure",
      config("language: en\nrules:\n  broken-marcup: off\n"),
    );
    const { check, comments } = await seen(world, number);
    expect(check).toMatchObject({ conclusion: "action_required", title: "The configuration cannot be used" });
    expect(check?.annotations).toMatchObject([{ path: ".github/listwarden.yml", start_line: 3 }]);
    expect(check?.summary).toContain("the nearest one is `broken-markup`");
    expect(comments).toEqual([]);
  });

  test("is previewed by the pull request that changes it", async () => {
    world = await openWorld({ "README.md": list, ...config("rules: { broken-markup: notice }\n") });
    const changed = { "README.md": listWith(entries.good), ...config("rules: { broken-markup: off }\n") };
    const { check } = await seen(world, await world.openPullRequest("configure", changed));
    expect(check).toMatchObject({ conclusion: "success", title: "The entry is ready" });
    expect(check?.summary).toContain("- `rules.broken-markup`: `notice` → `off`");
  });
});

describe("a pull request that is none of ours", () => {
  test("hears nothing when it touches no list", async () => {
    world = await openWorld({ "README.md": list, "LICENSE.md": "Public domain.\n" });
    const number = await world.openPullRequest("licence", { "LICENSE.md": "CC0.\n", "build.sh": "echo\n" });
    const { checks, comments } = await seen(world, number);
    expect(checks).toEqual([]);
    expect(comments).toEqual([]);
    expect(world.writes()).toEqual([]);
    expect(outcomes(world)).toEqual([{ outcome: "no-list" }]);
  });

  test("hears nothing when the README is no list", async () => {
    world = await openWorld({ "README.md": "# A tool\n\nRun `make`.\n" });
    const number = await world.openPullRequest("docs", { "README.md": "# A tool\n\nRun `make install`.\n" });
    const { checks, comments } = await seen(world, number);
    expect(checks).toEqual([]);
    expect(comments).toEqual([]);
  });

  test("hears nothing once it is closed", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
    await seen(world, number);
    const lena = world.as("lena");
    const place = { owner: "lena", repo: "awesome-report-generation" };
    await lena.rest.pulls.update({ ...place, pull_number: number, state: "closed" });
    const before = world.writes().length;
    const { data: repository } = await lena.rest.repos.get(place);
    await world.deliveries.send("pull_request", { action: "reopened", pull_request: { number }, repository });
    await world.settled();
    expect(world.writes()).toHaveLength(before);
    expect(outcomes(world).at(-1)).toEqual({ outcome: "closed" });
  });
});

describe("a pull request that removes papers", () => {
  const lost = /^- 3D-CT-GPT.*\n/m;

  test("is asked about those that it does not mention, until it does", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add", {
      "README.md": listWith(entries.good).replace(lost, ""),
    });
    const { check, comments } = await seen(world, number);
    expect(check?.rules).toEqual(["removed-entry"]);
    expect(comments[0]?.body).toContain("The pull request removes `3D-CT-GPT");

    const place = { owner: "lena", repo: "awesome-report-generation" };
    const lena = world.as("lena");
    await lena.rest.pulls.update({
      ...place,
      pull_number: number,
      body: "Drops 3D-CT-GPT, which is elsewhere",
    });
    await world.commit("add", { "NOTES.md": "3D-CT-GPT stands on the list of 3D imaging.\n" });
    const second = await seen(world, number);
    expect(second.check?.rules).toEqual([]);
  });

  test("hears nothing of it when they are pushed to the default branch", async () => {
    world = await openWorld({ "README.md": list });
    const sha = await world.commit("main", { "README.md": list.replace(lost, "") }, "lena");
    await world.settled();
    expect((await checksOf(world, sha)).flatMap(({ rules }) => rules)).toEqual([]);
  });
});

describe("a comment that is no longer true", () => {
  test("says so when the pull request stops changing the list", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
    await seen(world, number);
    await world.commit("add-papers", { "README.md": list });
    const { checks, comments } = await seen(world, number);
    expect(checks).toEqual([]);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain("This pull request no longer changes the list");
  });
});
