import { afterEach, describe, expect, test } from "vitest";
import { lookupsOf } from "../../src/jobs/lookups.ts";
import { OWNER, openWorld, REPO, type World } from "../world/world.ts";
import { checksOf, entries, list, listWith, outcomes, seen } from "./stage.ts";

let world: World;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };

async function refreshed(): Promise<void> {
  await world.server.queue.add({ kind: "refresh" });
  await world.settled();
}

describe("the hourly refresh", () => {
  test("reviews a pull request nobody told of", async () => {
    world = await openWorld({ "README.md": list });
    world.deliveries.fate = async () => 0;
    const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
    expect((await seen(world, number)).checks).toEqual([]);
    world.deliveries.fate = null;
    world.receiver.url = null;
    await refreshed();
    const { check, comments } = await seen(world, number);
    expect(check?.rules).toEqual(["broken-markup"]);
    expect(comments).toHaveLength(1);
  });

  test("asks for the deliveries that did not arrive, and not for those that did", async () => {
    world = await openWorld({ "README.md": list });
    world.deliveries.fate = async () => 0;
    await world.commit("main", { "README.md": listWith(entries.malformed) }, OWNER);
    world.deliveries.fate = null;
    const pushes = () => world.deliveries.records.filter(({ event }) => event === "push");
    await refreshed();
    expect(pushes().map(({ status }) => status)).toEqual([502, 202]);
    await refreshed();
    expect(pushes()).toHaveLength(2);
    const [check] = await checksOf(world, "main");
    expect(check?.rules).toEqual(["broken-markup"]);
  });

  test("looks at a push that GitHub has forgotten, from the last one that was looked at", async () => {
    world = await openWorld({ "README.md": list });
    const asked = { title: "Please add", body: '"Slides Read Twice" https://arxiv.org/abs/2405.01234' };
    await world.as(OWNER).rest.issues.create({ ...place, ...asked });
    await world.settled();
    await refreshed();
    world.receiver.url = null;
    await world.commit("main", { "README.md": listWith(entries.malformed) }, OWNER);
    await world.commit("main", { "README.md": listWith(entries.malformed, entries.good) }, OWNER);
    await refreshed();
    const checks = await checksOf(world, "main");
    expect(checks.map(({ rules }) => rules)).toEqual([["broken-markup"]]);
    const basehead = "main...listwarden/additions";
    const { data } = await world.as(OWNER).rest.repos.compareCommitsWithBasehead({ ...place, basehead });
    expect(data).toMatchObject({ ahead_by: 1, behind_by: 0 });
  });

  test("changes nothing where nothing has changed", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
    await seen(world, number);
    const before = world.writes().length;
    await refreshed();
    await refreshed();
    expect(world.writes()).toHaveLength(before);
    expect(outcomes(world).at(-1)).toEqual({ outcome: "unchanged" });
  });

  test("awaits no longer what a closed pull request would have added, though nobody told of the end", async () => {
    world = await openWorld({ "README.md": list });
    const text = { "README.md": listWith(entries.good) };
    const earlier = await world.openPullRequest("add-papers", text);
    expect((await seen(world, earlier)).check?.rules).toEqual([]);
    const later = await world.openPullRequest("add-the-same", text);
    const { check, comments } = await seen(world, later);
    expect(check).toMatchObject({ conclusion: "success", rules: ["duplicate-entry"] });
    expect(check?.annotations[0]?.message).toContain(`pull request #${earlier}`);
    expect(comments).toEqual([]);
    await world.as(OWNER).rest.pulls.update({ ...place, pull_number: later, state: "closed" });
    await world.settled();
    world.deliveries.fate = async () => 0;
    await world.as(OWNER).rest.pulls.update({ ...place, pull_number: earlier, state: "closed" });
    world.deliveries.fate = null;
    await refreshed();
    const last = await world.openPullRequest("add-it-again", text);
    expect((await seen(world, last)).check?.rules).toEqual([]);
  });

  test("tells the later of two pull requests also where the earlier one was looked at last", async () => {
    world = await openWorld({ "README.md": list });
    const text = { "README.md": listWith(entries.good) };
    world.deliveries.fate = async () => 0;
    const earlier = await world.openPullRequest("add-papers", text);
    world.deliveries.fate = null;
    const later = await world.openPullRequest("add-the-same", text);
    expect((await seen(world, later)).check?.rules).toEqual([]);
    await refreshed();
    await refreshed();
    expect((await seen(world, later)).check?.rules).toEqual(["duplicate-entry"]);
    await world.as(OWNER).rest.pulls.update({ ...place, pull_number: earlier, state: "closed" });
    await world.settled();
    await refreshed();
    expect((await seen(world, later)).check?.rules).toEqual([]);
  });

  test("mends what was lost of a review", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
    const { comments } = await seen(world, number);
    await world.as(OWNER).rest.issues.deleteComment({ ...place, comment_id: comments[0]?.id ?? 0 });
    await refreshed();
    expect((await seen(world, number)).comments.map(({ body }) => body)).toEqual([comments[0]?.body]);
  });

  test("leaves an idle pull request alone for a day", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-papers", { "README.md": listWith(entries.good) });
    await seen(world, number);
    world.proxy.intercept = ({ path, byApp }) =>
      byApp && path.endsWith("/pulls")
        ? { status: 200, body: [{ number, updated_at: "2026-01-02T03:04:05Z" }] }
        : null;
    const looked = world.ended.length;
    await refreshed();
    const kinds = world.ended.slice(looked).map(({ job }) => job.kind);
    expect(kinds.sort()).toEqual(["refresh", "refresh-installation", "report-list"]);
    const { db } = world.server.engine;
    await db
      .updateTable("kept_review")
      .set({ seen_at: new Date(Date.now() - 25 * 3_600_000) })
      .execute();
    await refreshed();
    expect(world.ended.at(-1)?.job.kind).toBe("review-pull-request");
  });
});

describe("a review", () => {
  test("keeps the entries that the pull request adds", async () => {
    world = await openWorld({ "README.md": list });
    const number = await world.openPullRequest("add-papers", {
      "README.md": listWith(entries.good, entries.alsoGood),
    });
    await seen(world, number);
    const kept = await world.server.engine.db.selectFrom("kept_review").selectAll().executeTakeFirst();
    expect(kept).toMatchObject({ number, touched: 2, findings: 0 });
    expect(kept?.entries).toMatchObject([
      { links: ["https://arxiv.org/pdf/2407.15268"] },
      { links: ["https://arxiv.org/pdf/2405.00344"] },
    ]);
  });
});

test("uninstalling deletes what was stored", async () => {
  world = await openWorld({ "README.md": list });
  await seen(world, await world.openPullRequest("add-papers", { "README.md": listWith(entries.good) }));
  await refreshed();
  const { db } = world.server.engine;
  const stored = async () => {
    const tables = ["kept_review", "branch", "turn", "lookups"] as const;
    return Promise.all(
      tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length),
    );
  };
  await lookupsOf(db, 100, { limit: 5 }).take(1);
  expect(await stored()).toEqual([1, 1, 2, 1]);
  const repositories_removed = [{ full_name: `${OWNER}/${REPO}` }];
  await world.deliveries.send("installation_repositories", { action: "removed", repositories_removed });
  expect(await stored()).toEqual([0, 0, 2, 1]);
  await world.deliveries.send("installation", { action: "deleted" });
  // What is left is the App's own turn, of no installation.
  expect(await stored()).toEqual([0, 0, 1, 0]);
});

describe("when GitHub asks for a pause", () => {
  test("the job is put back, and others of the installation wait too", async () => {
    world = await openWorld({ "README.md": list });
    world.proxy.intercept = ({ path, byApp }) =>
      byApp && path.includes("/compare/")
        ? { status: 403, headers: { "retry-after": "40" }, body: { message: "secondary rate limit" } }
        : null;
    await world.openPullRequest("add-papers", { "README.md": listWith(entries.good) });
    await world.calm();
    await world.server.queue.add({ kind: "review-pull-request", installation: 100, ...place, number: 77 });
    await world.calm();
    expect(world.failures).toEqual([]);
    expect(world.ended).toEqual([]);
    expect(await world.server.queue.counts()).toMatchObject({ waiting: 2, running: 0, dead: 0, oldest: 0 });
    expect(world.proxy.requests.filter(({ status }) => status === 403)).toHaveLength(1);
  });
});

describe("when findings jump over many lists", () => {
  test("nothing is written until somebody has looked, and health says so", async () => {
    world = await openWorld({ "README.md": list });
    const { db } = world.server.engine;
    const row = (n: number, findings: number, hoursAgo: number) => ({
      ...{
        installation: 100,
        owner: "some",
        repo: `list-${n}`,
        number: 1,
        head_sha: "",
        touched: 10,
        findings,
      },
      ...{ entries: "[]", judged_at: new Date(Date.now() - hoursAgo * 3_600_000) },
    });
    const before = Array.from({ length: 30 }, (_, n) => row(n, 2, 30));
    const now = Array.from({ length: 12 }, (_, n) => row(100 + n, 9, 0));
    await db
      .insertInto("kept_review")
      .values([...before, ...now])
      .execute();
    await world.openPullRequest("add-papers", { "README.md": listWith(entries.malformed) });
    await world.calm();
    expect(world.writes()).toEqual([]);
    const health = await fetch(new URL("/healthz", world.server.webhookUrl));
    expect(await health.json()).toMatchObject({ status: "holding", waiting: 1 });
  });
});
