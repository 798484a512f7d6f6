import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { load } from "js-yaml";
import { beforeEach, expect, test, vi } from "vitest";
import { parseConfig } from "../src/config.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const demo = fileURLToPath(new URL("./fixtures/demo/README.md", import.meta.url));
const written = [
  ".github/listwarden.yml",
  ".github/ISSUE_TEMPLATE/paper-request.yml",
  ".github/workflows/listwarden.yml",
];

// Each run starts a process, which may take seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "listwarden-init-"));
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const call = promisify(execFile)(process.execPath, [cli, "init", ...args], { cwd: folder });
    call.child.stdin?.end();
    const { stdout, stderr } = await call;
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, out: failed.stdout, err: failed.stderr };
  }
}

const read = (path: string) => readFileSync(join(folder, path), "utf8");

test("says what it learned, and writes three files that are what they should be", async () => {
  copyFileSync(demo, join(folder, "README.md"));
  const { code, out } = await run();
  expect(code).toBe(0);
  expect(out).toMatch(/^68 entries in \d+ sections\.$/m);
  expect(out).toMatch(/^Links +\[\[paper\]\(…\)\] +\[\[code\]\(…\)\]$/m);
  expect(out).toMatch(/^Venues .*MICCAI \(\d+\)/m);
  expect(out).toMatch(/^Today .*none of them is held against a new change\.$/m);
  expect(parseConfig(read(written[0] ?? ""))).toEqual(parseConfig(""));
  expect(load(read(written[1] ?? ""))).toMatchObject({ body: { length: 6 } });
  const workflow = load(read(written[2] ?? "")) as { permissions: unknown; jobs: unknown };
  expect(workflow.permissions).toEqual({
    contents: "read",
    "pull-requests": "write",
    checks: "write",
    issues: "write",
  });
  expect(JSON.stringify(workflow.jobs)).not.toMatch(/checkout|run"/);
});

test("keeps what is there already, unless it is told not to", async () => {
  copyFileSync(demo, join(folder, "README.md"));
  await run();
  writeFileSync(join(folder, written[0] ?? ""), "language: zh\n");
  const { out } = await run();
  expect(out).toContain(".github/listwarden.yml: kept as it is; --force overwrites it");
  expect(out).toContain(".github/workflows/listwarden.yml: as it should be");
  expect(read(written[0] ?? "")).toBe("language: zh\n");
  expect((await run("--force")).out).toContain(".github/listwarden.yml: overwritten");
  expect(read(written[0] ?? "")).not.toContain("language: zh");
});

test("writes nothing with --dry-run, and shows what it would write", async () => {
  copyFileSync(demo, join(folder, "README.md"));
  const { out } = await run("--dry-run");
  for (const path of written) expect(out).toContain(`${path} (`);
  expect(readdirSync(folder)).toEqual(["README.md"]);
});

test("names the files in the configuration where they are not the usual ones", async () => {
  copyFileSync(demo, join(folder, "papers.md"));
  expect((await run("papers.md")).code).toBe(0);
  expect(parseConfig(read(written[0] ?? "")).files).toEqual(["papers.md"]);
});

test("takes the files that the README links and that hold entries", async () => {
  copyFileSync(demo, join(folder, "surveys.md"));
  writeFileSync(join(folder, "CONTRIBUTING.md"), "# How to\n\nOne line for each paper.\n");
  writeFileSync(join(folder, "README.md"), "# Papers\n\n[Surveys](surveys.md), [how](CONTRIBUTING.md)\n");
  const { out } = await run("--dry-run");
  expect(out).toMatch(/^README\.md: 0 entries\nsurveys\.md: 68 entries\n/);
  expect(out).not.toContain("CONTRIBUTING.md");
});

test("speaks Chinese to the readers of a Chinese list", async () => {
  const prose = "本列表收录医学影像报告生成方向的论文，欢迎提交新的论文，请按照会议和年份排列。";
  writeFileSync(join(folder, "README.md"), `# 医学影像报告生成论文列表\n\n${prose}\n`);
  await run();
  expect(read(written[1] ?? "")).toContain("label: 论文链接");
});

test("a folder without a list is said to be one", async () => {
  const { code, err } = await run();
  expect(code).toBe(2);
  expect(err).toContain("no README.md in this folder; name the list's files: listwarden init papers.md");
});

test("does not write through a link to another place", async () => {
  copyFileSync(demo, join(folder, "README.md"));
  const elsewhere = mkdtempSync(join(tmpdir(), "listwarden-elsewhere-"));
  symlinkSync(elsewhere, join(folder, ".github"));
  const { code, err } = await run();
  expect(code).toBe(2);
  expect(err).toContain(".github is a symbolic link");
  expect(readdirSync(elsewhere)).toEqual([]);
});
