import { afterEach, describe, expect, test, vi } from "vitest";
import { OWNER, openWorld, type Persona, REPO, until, type World } from "../world/world.ts";
import { entries, list, listWith, outcomes, seen } from "./stage.ts";

vi.setConfig({ testTimeout: 60_000 });
let world: World;
afterEach(() => world.close());

/** A link that nobody can click, which fails the check. */
const unclosed = entries.malformed.replace(/\)$/, "");
const place = { owner: OWNER, repo: REPO };

/** Says something in a pull request's conversation and answers how we reacted to it. */
async function say(number: number, body: string, persona: Persona = "lena"): Promise<string[]> {
  const { data } = await world
    .as(persona)
    .rest.issues.createComment({ ...place, issue_number: number, body });
  const reactions = await until(
    "an answer",
    async () => {
      if (world.failures.length > 0) throw world.failures[0];
      const { data: all } = await world
        .as("lena")
        .rest.reactions.listForIssueComment({ ...place, comment_id: data.id });
      const contents: string[] = all.map(({ content }) => content);
      return contents.some((content) => content !== "eyes") ? contents : undefined;
    },
    30_000,
  );
  await seen(world, number);
  return reactions;
}

async function open(...lines: string[]): Promise<number> {
  world = await openWorld({ "README.md": list });
  const number = await world.openPullRequest("add-papers", { "README.md": listWith(...lines) });
  await seen(world, number);
  return number;
}

const commits = (body: object | null) => JSON.stringify(body).includes("createCommitOnBranch");
const committed = () => world.proxy.requests.filter(({ body }) => commits(body));

describe("/listwarden fix", () => {
  test("commits the safe corrections to the branch, byte for byte", async () => {
    const number = await open(entries.good, unclosed);
    expect(await say(number, "/listwarden fix")).toEqual(["eyes", "+1"]);
    const { data } = await world
      .as("lena")
      .rest.repos.getContent({ ...place, path: "README.md", ref: "add-papers" });
    const text = "content" in data ? Buffer.from(data.content, "base64").toString("utf8") : "";
    expect(text).toBe(listWith(entries.good, entries.mended));
    const { check, comments } = await seen(world, number);
    expect(check).toMatchObject({ conclusion: "success", title: "All 2 entries are ready" });
    expect(comments).toHaveLength(1);
  });

  test("is refused to who may not write here, and nothing is said", async () => {
    const number = await open(unclosed);
    const before = (await seen(world, number)).comments[0]?.body;
    expect(await say(number, "/listwarden fix", "mallory")).toEqual(["-1"]);
    expect(committed()).toEqual([]);
    expect((await seen(world, number)).comments[0]?.body).toBe(before);
  });

  test("says so where nothing can be corrected", async () => {
    const number = await open(entries.repeated);
    expect(await say(number, "/listwarden fix")).toEqual(["eyes", "confused"]);
    const { comments } = await seen(world, number);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain("There is nothing that can be corrected safely.");
  });

  test("builds on nothing that came after it was asked for", async () => {
    const number = await open(unclosed);
    const late = async () => {
      world.proxy.intercept = null;
      await world.commit("add-papers", { "README.md": listWith(unclosed, entries.good) });
    };
    // The push comes between our last look at the branch and the commit.
    world.proxy.before = async ({ body }) => (commits(body) ? late() : undefined);
    expect(await say(number, "/listwarden fix")).toEqual(["eyes", "confused"]);
    expect(committed()).toHaveLength(1);
    const { data } = await world
      .as("lena")
      .rest.repos.listCommits({ ...place, sha: "add-papers", per_page: 1 });
    expect(data[0]?.commit.message).toBe("Change README.md");
  });
});

describe("a decision", () => {
  test("holds for its pull request, is shown, and is taken back", async () => {
    const number = await open(unclosed);
    expect(await say(number, "/listwarden ignore broken-markup Meant that way")).toEqual(["eyes", "+1"]);
    const ignored = await seen(world, number);
    expect(ignored.check).toMatchObject({ conclusion: "success", rules: [] });
    expect(ignored.check?.summary).toContain("Ignored: `broken-markup`");
    expect(ignored.check?.summary).toContain("`Meant that way`");
    expect(ignored.comments[0]?.body).toContain("Nothing is left to correct.");
    await world.commit("add-papers", { "README.md": listWith(unclosed, entries.good) });
    expect((await seen(world, number)).check?.conclusion).toBe("success");
    expect(await say(number, "/listwarden unignore broken-markup")).toEqual(["eyes", "+1"]);
    expect((await seen(world, number)).check?.conclusion).toBe("failure");
  });

  test("is a curator's alone", async () => {
    const number = await open(unclosed);
    expect(await say(number, "/listwarden ignore broken-markup", "mallory")).toEqual(["-1"]);
    expect((await seen(world, number)).check?.conclusion).toBe("failure");
  });

  test("is gone with its comment, and an edited comment is none", async () => {
    const number = await open(unclosed);
    const tomas = world.as("tomas");
    const { data } = await tomas.rest.issues.createComment({
      ...place,
      issue_number: number,
      body: "Thanks",
    });
    await tomas.rest.issues.updateComment({
      ...place,
      comment_id: data.id,
      body: "/listwarden ignore broken-markup",
    });
    await say(number, "/listwarden recheck");
    expect((await seen(world, number)).check?.conclusion).toBe("failure");
  });
});

test("an objection turns red into neutral until the next push", async () => {
  const number = await open(unclosed);
  expect(await say(number, "/listwarden dispute The list @writes it so", "tomas")).toEqual(["eyes", "+1"]);
  const disputed = await seen(world, number);
  expect(disputed.check?.conclusion).toBe("neutral");
  expect(disputed.check?.title).toContain("disputed, a curator decides");
  expect(disputed.comments[0]?.body).toMatch(
    /\*\*Disputed: `The list @\u200bwrites it so`\. A curator decides\.\*\*/,
  );
  await world.commit("add-papers", { "README.md": listWith(unclosed, entries.good) });
  expect((await seen(world, number)).check?.conclusion).toBe("failure");
});

test("help is given in the one comment, and once", async () => {
  const number = await open(entries.good);
  expect(await say(number, "/listwarden")).toEqual(["eyes", "+1"]);
  const first = await seen(world, number);
  expect(first.comments).toHaveLength(1);
  expect(first.comments[0]?.body).toContain("- `/listwarden recheck`: look again");
  const written = world.writes().length;
  await world.as("lena").rest.issues.createComment({ ...place, issue_number: number, body: "Thank you" });
  await world
    .as("lena")
    .rest.issues.createComment({ ...place, issue_number: number, body: "Not /listwarden help" });
  await seen(world, number);
  expect(world.writes()).toHaveLength(written);
});

test("what cannot be read is answered as such", async () => {
  const number = await open(unclosed);
  expect(await say(number, "/listwarden merge")).toEqual(["eyes", "confused"]);
  expect((await seen(world, number)).comments[0]?.body).toContain("That command could not be read.");
});

test("a locked conversation is left alone", async () => {
  const number = await open(unclosed);
  world.proxy.intercept = ({ method, path, byApp }) =>
    byApp && method === "POST" && path.endsWith("/reactions")
      ? { status: 403, body: { message: "Locked" } }
      : null;
  const body = "/listwarden recheck";
  await world.as("lena").rest.issues.createComment({ ...place, issue_number: number, body });
  await until("a second look", async () => world.ended[1], 30_000);
  expect(outcomes(world).at(-1)).toMatchObject({ outcome: "published" });
});

describe("the button", () => {
  test.each([
    ["lena", "committed", 1],
    ["mallory", undefined, 0],
  ] as const)("pressed by %s", async (login, result, commits) => {
    const number = await open(unclosed);
    const { check, headSha } = await seen(world, number);
    const { data: repository } = await world.as("lena").rest.repos.get(place);
    const { data: user } = await world.as("lena").rest.users.getByUsername({ username: login });
    await world.deliveries.send("check_run", {
      action: "requested_action",
      requested_action: { identifier: "fix" },
      check_run: { name: "listwarden", external_id: check?.external_id, head_sha: headSha },
      sender: { login, id: user.id, type: "User" },
      repository,
    });
    await seen(world, number);
    expect(committed()).toHaveLength(commits);
    const fixed = outcomes(world).find((each) => each.outcome === "fixed" || each.outcome === "refused");
    expect(fixed).toMatchObject(result === undefined ? { outcome: "refused" } : { result });
  });
});
