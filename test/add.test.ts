import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeEach, expect, test } from "vitest";
import { add as command } from "../src/commands/add.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

const list = `# Papers

## 2024

- Looking at Knees (CVPR'24) [[paper](https://arxiv.org/abs/2401.00001)]
- Looking at Hands (CVPR'24) [[paper](https://arxiv.org/abs/2401.00002)] [[code](https://github.com/a/hands)]
- Looking at Feet (arXiv 2403) [[paper](https://arxiv.org/abs/2403.00003)]

## 2023

- Looking at Eyes (CVPR'23) [[paper](https://arxiv.org/abs/2301.00005)]
- Looking at Teeth (CVPR'23) [[paper](https://arxiv.org/abs/2301.00006)]
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "listwarden-"));
  writeFileSync(join(folder, "README.md"), list);
});

/** Runs the command in this process; only what comes from standard input needs one of its own. */
async function add(
  operands: readonly string[],
  section?: string,
): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    print: (text: string) => void out.push(text),
    complain: (text: string) => void err.push(text),
    progress: () => {},
    color: false,
  };
  const values = { list: join(folder, "README.md"), offline: true, ...(section ? { section } : {}) };
  const code = await command.run({ operands, values }, terminal);
  return { code, out: out.join(""), err: err.join("") };
}

async function addFromInput(input: string): Promise<string> {
  const args = [cli, "add", "--offline", "--write"];
  const running = promisify(execFile)(process.execPath, args, { cwd: folder });
  running.child.stdin?.end(input);
  return (await running).stdout;
}

const asked = '"Looking at Elbows" https://arxiv.org/abs/2405.00007 CVPR 2024';
const printed = "- Looking at Elbows (CVPR'24) [[paper](https://arxiv.org/abs/2405.00007)]";

test("prints the entry, its place and why, and writes nothing unless it is told", async () => {
  const { code, out } = await add([asked]);
  expect(out).toContain(`README.md:8: ${printed}\n`);
  expect(out).toContain('section "2024": its heading fits the venue and year');
  expect(out).toContain("not verified");
  expect(code).toBe(0);
  expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(list);
});

test("adds many at once from standard input, and none twice", async () => {
  const lines = `${asked}\n"Looking at Noses" arXiv:2306.00008\nhttps://arxiv.org/pdf/2401.00002v2 Looking at Hands\n${asked}\n`;
  const out = await addFromInput(lines);
  expect(out).toContain('"Looking at Hands" is listed already: README.md, line 6');
  expect(out).toContain("2 entries written to README.md.");
  const added = readFileSync(join(folder, "README.md"), "utf8")
    .split("\n")
    .filter((line) => !list.split("\n").includes(line));
  expect(added).toEqual([
    printed,
    "- Looking at Noses (arXiv 2306) [[paper](https://arxiv.org/abs/2306.00008)]",
  ]);
});

test("says what is missing, and which section is not there", async () => {
  expect(await add(["10.1109/TMI.2024.1"])).toMatchObject({
    code: 1,
    err: '"doi:10.1109/tmi.2024.1" cannot be drafted: its title is missing\n',
  });
  const { code, out } = await add([asked], "Surveys");
  expect(out).toContain('no section, or more than one, is called "Surveys"');
  expect(code).toBe(1);
});

test("what names no paper is a mistake of the caller", async () => {
  await expect(add(["https://example.org/"])).rejects.toThrow('"https://example.org/" names no paper');
});
