import { afterEach, expect, test, vi } from "vitest";
import type { EmulatedGitHub } from "../world/github.ts";
import { OWNER, openWorld, type Persona, REPO, type World } from "../world/world.ts";
import { entries, list, listWith, seen } from "./stage.ts";

vi.setConfig({ testTimeout: 60_000 });
let world: World;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };
const unclosed = entries.malformed.replace(/\)$/, "");
const files = { "README.md": listWith(entries.good, unclosed) };

type Fork = Awaited<ReturnType<EmulatedGitHub["openForkPullRequest"]>>["fork"];

/** Says something in the conversation, and answers how we reacted and what our comment says then. */
async function say(number: number, body: string, persona: Persona) {
  const lena = world.as("lena");
  const { data } = await world
    .as(persona)
    .rest.issues.createComment({ ...place, issue_number: number, body });
  const { comments } = await seen(world, number);
  const { data: all } = await lena.rest.reactions.listForIssueComment({ ...place, comment_id: data.id });
  return { reactions: all.map(({ content }): string => content), comment: comments[0]?.body ?? "" };
}

const commits = () =>
  world.proxy.requests.filter(({ body }) => String(body?.query).includes("createCommitOnBranch"));

async function textOf({ lies }: Fork): Promise<string> {
  const { data } = await world.as("lena").rest.repos.getContent({ ...place, path: "README.md", ref: lies });
  return "content" in data ? Buffer.from(data.content, "base64").toString("utf8") : "";
}

test("a pull request from a fork is reviewed, and corrected for its author only where GitHub lets us", async () => {
  world = await openWorld({ "README.md": list });
  const { number, fork } = await world.openForkPullRequest("ana", files);
  const { check, comments } = await seen(world, number);
  expect(check).toMatchObject({ conclusion: "failure", rules: ["broken-markup"] });
  expect(comments).toHaveLength(1);
  expect((await say(number, "/listwarden fix", "mallory")).reactions).toEqual(["-1"]);

  fork.maintainersMayEdit = false;
  const refused = await say(number, "/listwarden fix", "ana");
  expect(refused.reactions).toEqual(["eyes", "confused"]);
  expect(refused.comment).toContain('Ticking "Allow edits by maintainers"');
  expect(commits()).toEqual([]);

  fork.maintainersMayEdit = true;
  world.proxy.intercept = ({ body }) =>
    String(body?.query).includes("isInMergeQueue")
      ? { status: 200, body: { data: { repository: { pullRequest: { isInMergeQueue: true } } } } }
      : null;
  expect((await say(number, "/listwarden fix", "ana")).comment).toContain("waits in the merge queue");
  expect(commits()).toEqual([]);
  world.proxy.intercept = null;
  expect((await say(number, "/listwarden fix", "ana")).reactions).toEqual(["eyes", "+1"]);
  expect(commits()).toMatchObject([
    {
      body: {
        variables: {
          input: { branch: { repositoryNameWithOwner: `ana/${REPO}`, branchName: "add-papers" } },
        },
      },
    },
  ]);
  expect(await textOf(fork)).toBe(listWith(entries.good, entries.mended));
  expect((await seen(world, number)).check).toMatchObject({ conclusion: "success" });

  // Where the branch is an organisation's nobody else may write, and its author hears what can be done instead.
  const theirs = await world.openForkPullRequest("jun", files, "organisation");
  await seen(world, theirs.number);
  const asked = await say(theirs.number, "/listwarden fix", "jun");
  expect(asked.reactions).toEqual(["eyes", "confused"]);
  expect(asked.comment).toContain("The fork belongs to an organisation");

  theirs.fork.isGone = true;
  const gone = await say(theirs.number, "/listwarden fix", "lena");
  expect(gone.reactions).toEqual(["-1"]);
  expect(gone.comment).toContain("The branch is gone, so nothing was corrected.");
  expect((await seen(world, theirs.number)).comments).toHaveLength(1);
  expect(commits()).toHaveLength(1);
});
