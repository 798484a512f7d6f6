import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const checkout = fileURLToPath(new URL("..", import.meta.url));
const pages = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map((path) => ({
  path,
  text: readFileSync(join(checkout, path), "utf8"),
}));

test.each(pages)("every npm script that $path names exists", ({ text }) => {
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test.each(pages)("every file that $path links exists", ({ text }) => {
  const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "");
  expect(targets.length).toBeGreaterThan(0);
  for (const target of targets)
    expect(() => readFileSync(join(checkout, target)), target).not.toThrow(/ENOENT/);
});

test("the README's finding is what the command line prints", async () => {
  const shown = /```text\n(README\.md:[\s\S]*?)```/.exec(pages[0]?.text ?? "")?.[1] ?? "";
  const entry = /^ +6 \| (.*)$/m.exec(shown)?.[1] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "listwarden-readme-"));
  writeFileSync(join(folder, "README.md"), `# Awesome Reports\n\n## 2024\n\n\n${entry}\n`);
  const cli = join(checkout, "src/cli.ts");
  const args = [cli, "check", "README.md", "--offline", "--fail-on", "never"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  expect(stdout).toContain(shown);
});
