import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { readInputs } from "../src/action/inputs.ts";
import { parseConfig } from "../src/config.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));
const names = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"];
const docs = readdirSync(join(checkout, "docs")).filter((name) => name.endsWith(".md"));
const pages = [...names, ...docs.map((name) => `docs/${name}`)].map((path) => ({
  path,
  text: readFileSync(join(checkout, path), "utf8"),
}));

test.each(pages)("every npm script that $path names exists", ({ text }) => {
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test.each(pages)("every file that $path links exists", ({ path, text }) => {
  const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "");
  for (const target of targets)
    expect(() => readFileSync(join(checkout, dirname(path), target)), target).not.toThrow(/ENOENT/);
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

const page = (path: string) => pages.find((each) => each.path === path)?.text ?? "";
const yaml = (path: string) => load(readFileSync(join(checkout, path), "utf8")) as Record<string, object>;

/** The first cells of the table that begins with this head. */
function firstCells(text: string, head: string): string[] {
  const rows =
    text
      .slice(text.indexOf(`| ${head}`))
      .split("\n\n")[0]
      ?.split("\n")
      .slice(2) ?? [];
  return rows.map((row) => row.split("|")[1]?.trim().replaceAll("`", "") ?? "");
}

test("the curators' page shows a configuration that can be used", () => {
  const shown = /^## Decisions\n[\s\S]*?```yaml\n([\s\S]*?)```/m.exec(page("docs/curators.md"))?.[1] ?? "";
  expect(parseConfig(shown)).toMatchObject({ language: "en", rules: { "section-order": "off" } });
});

test("the curators' page and the Action's code know the inputs of action.yml, with their defaults", () => {
  const inputs = yaml("action.yml").inputs as Record<string, { default?: string }>;
  expect(firstCells(page("docs/curators.md"), "input ")).toEqual(Object.keys(inputs));
  const runner = {
    GITHUB_REPOSITORY: "lena/list",
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: "event.json",
  };
  const set = Object.entries(inputs).flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[`INPUT_${name.toUpperCase()}`, value] as const],
  );
  const asDeclared = readInputs({ ...runner, ...Object.fromEntries(set) });
  expect(asDeclared).toEqual(readInputs({ ...runner, INPUT_TOKEN: asDeclared.token }));
});

test("the operators' page gives a reason for every permission that the App asks for", () => {
  const asked = Object.entries(yaml("app.yml").default_permissions ?? {})
    .filter(([name]) => name !== "metadata")
    .map(([name, level]) => `${name.replace("_", " ")}: ${level}`);
  expect(firstCells(page("docs/operators.md"), "permission ").sort()).toEqual(asked.sort());
});
