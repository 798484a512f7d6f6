import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { type EmulatedGitHub, OWNER, openGitHub, REPO } from "../world/github.ts";
import { entries, list, listWith } from "./stage.ts";

vi.setConfig({ testTimeout: 120_000 });
let github: EmulatedGitHub | undefined;
afterEach(() => github?.close());

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const place = { owner: OWNER, repo: REPO };

async function run(args: readonly string[], env: Record<string, string>) {
  const call = promisify(execFile)(process.execPath, ["--no-warnings", cli, "review", ...args], { env });
  return call.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      ...{ code: error.code, out: error.stdout, err: error.stderr },
    }),
  );
}

test("a pull request is reviewed from a terminal: shown first, written then, and once", async () => {
  github = await openGitHub({ "README.md": list });
  const number = await github.openPullRequest("add", { "README.md": listWith(entries.malformed) });
  const operand = `${OWNER}/${REPO}#${number}`;
  const env = { GITHUB_TOKEN: "token-of-lena", GITHUB_API_URL: github.proxy.url };
  const conversation = () => github?.as("lena").rest.issues.listComments({ ...place, issue_number: number });

  const dry = await run([operand, "--dry-run", "--offline"], env);
  expect(dry).toMatchObject({ code: 0, err: "" });
  const at = `/repos/${OWNER}/${REPO}`;
  for (const path of [`issues/${number}/comments`, `pulls/${number}/reviews`, "check-runs"])
    expect(dry.out).toContain(`POST ${at}/${path} (not sent)\n{`);
  expect(dry.out.endsWith("3 writes would be made.\n")).toBe(true);
  expect((await conversation())?.data).toEqual([]);

  const first = await run([operand, "--offline"], env);
  expect(first.out).toContain("2 writes made; 1 left to a GitHub App, whose token may write check runs.");
  const second = await run([operand, "--offline"], env);
  expect(second.out).toContain("0 writes made; 1 left to a GitHub App");
  expect((await conversation())?.data.map(({ body }) => body?.includes(entries.mended))).toEqual([true]);

  const gone = await run([`${OWNER}/${REPO}#999`, "--offline"], env);
  expect(gone).toMatchObject({ code: 2, err: expect.stringContaining("shows no such pull request") });
});

test.each([
  [["lena/list"], { GITHUB_TOKEN: "x" }, "lena/list: expected one, as owner/repo#12"],
  [["lena/list#1"], {}, "needs a token of GitHub's in GITHUB_TOKEN"],
])("%j is a mistake that is told", async (args, env, told) => {
  expect(await run(args, env)).toMatchObject({ code: 2, err: expect.stringContaining(told) });
});
