import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type * as configModule from "../src/config.ts";
import type * as jsonModule from "../src/review/json.ts";
import type * as registryModule from "../src/rules/index.ts";
import { renderHeader, renderOptions, renderRuleTable, replaceBetween } from "./generated/pages.ts";
import { renderRegistry } from "./generated/registry.ts";
import { renderSchema } from "./generated/schema.ts";

/** A file that is written from others, and what it has to say. */
interface Generated {
  readonly path: string;
  readonly text: string;
}

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Writes everything about the rules that is said a second time: the registry, the two schemas, the tables and headers.
 *
 * @returns the files that were not as they should be; with `check` they are left so.
 */
export async function generate(root: string, { check = false } = {}): Promise<string[]> {
  const registry = { path: join(root, "src/rules/index.ts"), text: await renderRegistry(root) };
  const stale = await bringUpToDate([registry], check);
  // The rest is read off the registry, so a stale one makes it worthless.
  if (check && stale.length > 0) return stale;
  return [...stale, ...(await bringUpToDate(await fromRules(root), check))];
}

async function fromRules(root: string): Promise<Generated[]> {
  const { rules } = await load<typeof registryModule>(root, "src/rules/index.ts");
  const { Config } = await load<typeof configModule>(root, "src/config.ts");
  const { ReviewJson } = await load<typeof jsonModule>(root, "src/review/json.ts");
  const files: Generated[] = [
    { path: join(root, "schema/config.schema.json"), text: renderSchema(Config, "input") },
    { path: join(root, "schema/review.schema.json"), text: renderSchema(ReviewJson, "output") },
  ];
  for (const rule of rules) {
    const path = join(root, "src/rules", rule.id, "readme.md");
    const page = replaceBetween(await readFile(path, "utf8"), "header", renderHeader(rule));
    files.push({ path, text: replaceBetween(page, "options", renderOptions(rule)) });
  }
  const readme = await textOf(join(root, "README.md"));
  if (readme !== null)
    files.push({
      path: join(root, "README.md"),
      text: replaceBetween(readme, "rules", renderRuleTable(rules)),
    });
  return files;
}

async function bringUpToDate(files: readonly Generated[], check: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const { path, text } of files) {
    if ((await textOf(path)) === text) continue;
    stale.push(path);
    if (check) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return stale;
}

/** The sources of the tree that is generated for, which need not be our own. */
async function load<Module>(root: string, path: string): Promise<Module> {
  return (await import(pathToFileURL(join(root, path)).href)) as Module;
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: "boolean", default: false }, root: { type: "string", default: checkout } },
  });
  const root = resolve(values.root);
  const stale = await generate(root, values);
  for (const path of stale)
    console.log(`${relative(root, path)}: ${values.check ? "not up to date" : "written"}`);
  if (!values.check || stale.length === 0) return;
  console.error("Run: npm run generate");
  process.exitCode = 1;
}

// Node 22.19 has no `import.meta.main`.
if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
