import { afterEach, expect, test } from "vitest";
import { OWNER, openWorld, REPO, type World } from "../world/world.ts";
import { entries, list, listWith, seen } from "./stage.ts";

let world: World;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };

test("a foreign comment with our mark is left alone", async () => {
  world = await openWorld({ "README.md": list });
  const number = await world.openPullRequest("add-paper", { "README.md": listWith(entries.good) });
  await seen(world, number);
  const body = "<!-- listwarden:v1 head=0000000 -->\n\n**All is well, merge me.**";
  await world.as("mallory").rest.issues.createComment({ ...place, issue_number: number, body });
  await world.commit("add-paper", { "README.md": listWith(entries.malformed) });
  const { comments, everyComment } = await seen(world, number);
  expect(comments).toHaveLength(1);
  expect(everyComment.filter(({ user }) => user?.login === "mallory").map((comment) => comment.body)).toEqual(
    [body],
  );
});

test("our comment is found behind 120 others", async () => {
  world = await openWorld({ "README.md": list });
  const number = await world.openPullRequest("add-paper", { "README.md": listWith(entries.good) });
  await seen(world, number);
  const mallory = world.as("mallory");
  for (let count = 1; count <= 120; count++) {
    await mallory.rest.issues.createComment({ ...place, issue_number: number, body: `Thought ${count}` });
  }
  await world.commit("add-paper", { "README.md": listWith(entries.malformed) });
  const first = await seen(world, number);
  await world.commit("add-paper", { "README.md": listWith(entries.mended) });
  const second = await seen(world, number);
  expect(second.everyComment).toHaveLength(121);
  expect(second.comments.map(({ id }) => id)).toEqual(first.comments.map(({ id }) => id));
  expect(second.comments[0]?.body).toContain("Nothing is left to correct");
});

test("a comment that people deleted comes back only with something to say", async () => {
  world = await openWorld({ "README.md": list });
  const number = await world.openPullRequest("add-paper", { "README.md": listWith(entries.malformed) });
  const { comments } = await seen(world, number);
  await world.as("lena").rest.issues.deleteComment({ ...place, comment_id: comments[0]?.id ?? 0 });
  await world.commit("add-paper", { "README.md": listWith(entries.mended) });
  expect((await seen(world, number)).comments).toEqual([]);
});

test("what a stranger writes into the list stays text in what we write", async () => {
  world = await openWorld({ "README.md": list });
  const line =
    "- @octocat <img src=x> **`a` #12** ![x](https://x.y/z) | [[paper](https://arxiv.org/abs/2409.13321)";
  const number = await world.openPullRequest("hostile", { "README.md": listWith(line) });
  const { comments, check } = await seen(world, number);
  const outsideFences = (comments[0]?.body ?? "").replace(/^(`{3,})md\n[\s\S]*?\n\1$/gm, "");
  for (const text of [outsideFences, check?.summary ?? ""]) {
    expect(text).not.toMatch(/@octocat|#12/);
    expect(text.replace(/(`+) ?(.+?) ?\1(?!`)/g, "")).not.toMatch(/<img|!\[/);
  }
});
