import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { generate } from "../scripts/generate.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "listwarden-tree-"));
  for (const path of ["src", "schema", "README.md", "package.json", "biome.json"])
    cpSync(join(checkout, path), join(root, path), { recursive: true });
  symlinkSync(join(checkout, "node_modules"), join(root, "node_modules"));
});

async function newRule(id: string): Promise<{ code: number; said: string }> {
  const script = join(checkout, "scripts/new-rule.ts");
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, id, "--root", root]);
    return { code: 0, said: stdout };
  } catch (error) {
    const failed = error as { code: number; stderr: string };
    return { code: failed.code, said: failed.stderr };
  }
}

test("what is generated is up to date", async () => {
  expect(await generate(checkout, { check: true })).toEqual([]);
});

test("a new rule is one folder, registered everywhere by one command", async () => {
  const { code, said } = await newRule("empty-note");
  expect(said).toContain("src/rules/empty-note");
  expect(code).toBe(0);
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  expect(read("src/rules/empty-note/rule.ts")).toContain('id: "empty-note"');
  expect(existsSync(join(root, "src/rules/empty-note/cases/fires/after.md"))).toBe(true);
  expect(read("src/rules/index.ts")).toContain('import emptyNote from "./empty-note/rule.ts";');
  expect(read("README.md")).toContain("(src/rules/empty-note/readme.md)");
  expect(read("schema/config.schema.json")).toContain('"empty-note"');
});

test.each([
  ["dead", /two or more words in kebab-case/],
  ["broken-markup", /exists already/],
])("%s is refused as a rule's name", async (id, message) => {
  const { code, said } = await newRule(id);
  expect(code).toBe(2);
  expect(said).toMatch(message);
});
