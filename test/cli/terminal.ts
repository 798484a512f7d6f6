import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeEach } from "vitest";
import { ReviewJson } from "../../src/review/json.ts";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

export const good =
  "- Fact-Aware Multimodal Retrieval Augmentation [[paper](https://arxiv.org/pdf/2407.15268)]";
export const unclosed =
  "- SLaVA-CXR: Small Language and Vision Assistant [[paper](https://arxiv.org/pdf/2409.13321";
export const listed = (...entries: string[]) => `# Awesome Reports\n\n## 2024\n\n${entries.join("\n")}\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "listwarden-"));
});

/** Writes a file in the folder of the case; answers with its name. */
export function file(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return name;
}

/** What a file in the folder of the case says. */
export function textOf(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

/** Runs the command line as its users do, in the folder of the case, which also holds what it learns. */
export async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const options = { cwd: folder, env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache") } };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...args], options);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, out: failed.stdout, err: failed.stderr };
  }
}

/** Checks without a network; answers with the review and what it says of the first file. */
export async function check(...args: string[]) {
  const { code, out } = await run("check", ...args, "--offline", "--format", "json");
  const review = ReviewJson.parse(JSON.parse(out));
  return { code, review, file: review.files[0] };
}

/** Runs git in the folder of the case. */
export async function git(...args: string[]): Promise<void> {
  const who = ["-c", "user.name=Lena", "-c", "user.email=lena@example.org"];
  await promisify(execFile)("git", [...who, ...args], { cwd: folder });
}

/** Runs a script of bash in the folder of the case; answers with what it prints. */
export async function bash(script: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("bash", ["-c", script, "bash", ...args], { cwd: folder });
  return stdout;
}
