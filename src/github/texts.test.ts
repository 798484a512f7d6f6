import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AppOctokit } from "./app-octokit.ts";
import { readTexts } from "./texts.ts";

const github = new AppOctokit({ auth: { token: "t" }, throttle: { enabled: false } });
const place = { owner: "lena", repo: "list" };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function file(path: string, ref: string, text: string) {
  const content = Buffer.from(text).toString("base64");
  nock("https://api.github.com/repos/lena/list")
    .get(`/contents/${encodeURIComponent(path)}`)
    .query({ ref })
    .reply(200, { type: "file", size: text.length, encoding: "base64", content, sha: "b" });
}

test("a list that is renamed is compared with what it was under its old name", async () => {
  file("readme.md", "start", "# Old\n");
  file("README.md", "head", "# New\n");
  const renamed = { path: "README.md", previousPath: "readme.md", status: "changed" as const, hunks: [] };
  const texts = await readTexts(github, place, {
    comparison: { baseSha: "base", startSha: "start", files: [renamed] },
    headSha: "head",
    named: undefined,
  });
  expect(texts?.files).toEqual([{ path: "README.md", before: "# Old\n", after: "# New\n", gone: false }]);
});

test("the other files of the list come with what was touched, and its housekeeping does not", async () => {
  const links =
    "[2023](./2023.md), [2024](2024.md), [how to help](CONTRIBUTING.md), [elsewhere](https://example.org/a.md)";
  file("README.md", "start", `# List\n\n${links}\n`);
  file("README.md", "head", `# The list\n\n${links}\n`);
  file("2023.md", "start", "# 2023\n");
  nock("https://api.github.com/repos/lena/list")
    .get("/contents/2024.md")
    .query({ ref: "start" })
    .reply(404, {});
  const touched = { path: "README.md", previousPath: "README.md", status: "changed" as const, hunks: [] };
  const comparison = { baseSha: "base", startSha: "start", files: [touched] };
  const texts = await readTexts(github, place, { comparison, headSha: "head", named: undefined });
  expect(texts?.siblings).toEqual([{ path: "2023.md", text: "# 2023\n" }]);
});

test("a head that lacks what it should have has gone meanwhile", async () => {
  file("README.md", "start", "# Old\n");
  nock("https://api.github.com/repos/lena/list")
    .get("/contents/README.md")
    .query({ ref: "head" })
    .reply(404, {});
  const touched = { path: "README.md", previousPath: "README.md", status: "changed" as const, hunks: [] };
  const comparison = { baseSha: "base", startSha: "start", files: [touched] };
  expect(await readTexts(github, place, { comparison, headSha: "head", named: undefined })).toBeNull();
});
