import { afterEach, expect, test, vi } from "vitest";
import { UnpacedOctokit } from "../../src/github/app-octokit.ts";
import { readBase } from "../../src/github/branch-state.ts";
import { type GitHub, identify } from "../../src/github/client.ts";
import { type Proposal, updateLivingBranch } from "../../src/github/living-branch.ts";
import { type EmulatedGitHub, OWNER, openGitHub, REPO } from "../world/github.ts";
import { entries, list, listWith } from "./stage.ts";

vi.setConfig({ testTimeout: 60_000 });
let world: EmulatedGitHub;
afterEach(() => world.close());

const place = { owner: OWNER, repo: REPO };
const ours = { ...place, branch: "listwarden/additions" };

async function open() {
  world = await openGitHub({ "README.md": list });
  const { appId, privateKey } = world.settings;
  const app = new UnpacedOctokit({ baseUrl: world.proxy.url, auth: { appId, privateKey } });
  const github: GitHub = new UnpacedOctokit({
    baseUrl: world.proxy.url,
    auth: { appId, privateKey, installationId: world.receiver.installation },
  });
  const me = await identify(app, github);
  return async (text: string | null, more: Partial<Proposal> = {}) => {
    const before = world.writes().length;
    const base = await readBase(github, place);
    const files = text === null ? [] : [{ path: "README.md", text }];
    const coAuthors = [{ id: 7, login: "noor" }];
    const said = { title: "Add 1 paper", body: "Closes #1" };
    const proposal = {
      base,
      files,
      commit: { headline: "Add a paper", body: "", coAuthors },
      ...said,
      ...more,
    };
    const living = await updateLivingBranch(github, { me, place: ours }, proposal);
    return { ...living, writes: world.writes().length - before };
  };
}

async function shown(number: number) {
  const github = world.as("lena");
  const { data: pull } = await github.rest.pulls.get({ ...place, pull_number: number });
  const basehead = `main...${ours.branch}`;
  const { data } = await github.rest.repos.compareCommitsWithBasehead({ ...place, basehead });
  return { pull, commits: data.commits.map(({ commit }) => commit.message), behind: data.behind_by };
}

async function isThere(): Promise<boolean> {
  const { data } = await world.as("lena").rest.repos.listBranches({ ...place, per_page: 100 });
  return data.some(({ name }) => name === ours.branch);
}

test("one commit and one pull request follow what is proposed and the default branch, and go when nothing is left", async () => {
  const propose = await open();
  const first = await propose(listWith(entries.good));
  expect(first).toMatchObject({ state: "written" });
  const number = first.state === "written" ? (first.number ?? 0) : 0;
  expect(await propose(listWith(entries.good))).toEqual({ state: "unchanged", number, writes: 0 });
  expect(await shown(number)).toMatchObject({
    pull: { title: "Add 1 paper", body: "Closes #1", state: "open" },
    commits: ["Add a paper\n\nCo-authored-by: noor <7+noor@users.noreply.github.com>"],
  });

  await world.commit("main", { "README.md": `${list}\nMore.\n` });
  expect(await propose(`${listWith(entries.good)}\nMore.\n`)).toMatchObject({ state: "written", number });
  expect(await shown(number)).toMatchObject({ commits: [expect.anything()], behind: 0 });

  expect(await propose(null, { body: "Nothing is left" })).toMatchObject({ state: "written", number: null });
  expect(await isThere()).toBe(false);
  expect(await propose(null)).toEqual({ state: "unchanged", number: null, writes: 0 });
  // We have closed it ourselves, which is no "no" to what comes next.
  expect(await propose(`${listWith(entries.alsoGood)}\nMore.\n`)).toMatchObject({ state: "written" });
});

test("a person's push stops it until the pull request is merged, and nothing of it is lost", async () => {
  const propose = await open();
  const { number } = (await propose(listWith(entries.good))) as { number: number };
  const edited = listWith(entries.good, entries.alsoGood);
  const sha = await world.commit(ours.branch, { "README.md": edited });
  const taken = { state: "taken over", number, writes: 0 };
  expect(await propose(listWith(entries.good))).toEqual(taken);
  expect(await propose(null)).toEqual(taken);
  expect((await shown(number)).pull.head.sha).toBe(sha);

  await world.as("lena").rest.pulls.merge({ ...place, pull_number: number });
  const next = await propose(`${edited}\nMore.\n`);
  expect(next).toMatchObject({ state: "written" });
  expect(next).not.toMatchObject({ number });
});

test("what a person closed stays closed until it is asked for once more, and a push meanwhile is not run over", async () => {
  const propose = await open();
  const { number } = (await propose(listWith(entries.good))) as { number: number };
  await world.as("tomas").rest.pulls.update({ ...place, pull_number: number, state: "closed" });
  expect(await propose(listWith(entries.good))).toEqual({ state: "closed", number, writes: 0 });
  const askedAt = new Date(Date.now() + 60_000).toISOString();
  expect(await propose(listWith(entries.good), { askedAt })).toMatchObject({ state: "written" });

  world.proxy.before = ({ method, path }) =>
    method === "POST" && path === "/graphql"
      ? world.commit(ours.branch, { "README.md": `${list}\nMine.\n` }).then(() => {})
      : undefined;
  await expect(propose(listWith(entries.alsoGood))).rejects.toThrow(/has moved/);
  world.proxy.before = null;
  expect(await propose(listWith(entries.alsoGood))).toMatchObject({ state: "taken over" });
});

test("a repository that refuses is left as it was, and only plain files are written", async () => {
  const propose = await open();
  expect(await propose(null, { files: [{ path: ".github/workflows/a.yml", text: "on: push" }] })).toEqual({
    state: "refused",
    writes: 0,
  });
  world.proxy.intercept = ({ byApp, method, path }) =>
    byApp && method === "POST" && path.endsWith("/pulls")
      ? { status: 403, body: { message: "Resource not accessible by integration" } }
      : null;
  expect(await propose(listWith(entries.good))).toMatchObject({ state: "refused" });
  expect(await isThere()).toBe(false);
});
