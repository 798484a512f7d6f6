import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AppOctokit } from "./app-octokit.ts";
import { pathsAt } from "./files-at.ts";

const github = new AppOctokit({ auth: { token: "t" }, throttle: { enabled: false } });
const commit = { owner: "lena", repo: "list", sha: "head" };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

test("a path is there or not, and nothing is known of what was not looked for", async () => {
  const api = nock("https://api.github.com/repos/lena/list").persist();
  api.get(/\/contents\/there/).reply(200, { type: "file" });
  api.get(/\/contents\/gone/).reply(404, {});
  const gone = Array.from({ length: 30 }, (_, index) => `gone-${index}.pdf`);
  const found = await pathsAt(github, commit, ["there.pdf", ...gone]);
  expect(found.get("there.pdf")).toBe(true);
  expect(found.get("gone-0.pdf")).toBe(false);
  expect(found.get("gone-29.pdf")).toBeUndefined();
});
