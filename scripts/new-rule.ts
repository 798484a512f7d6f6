import { cp, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generate } from "./generate.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));
const template = fileURLToPath(new URL("rule-template", import.meta.url));

/** Two words or more in lower case: what it looks at and what is wrong, "dead-link". */
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/** Copies the template into a tree's rules and registers it; answers why not, or null. */
async function createRule(id: string, root: string): Promise<string | null> {
  if (!ID.test(id)) return `"${id}" is no name for a rule: two or more words in kebab-case, like "dead-link"`;
  const folder = join(root, "src/rules", id);
  if (await exists(folder)) return `${id} exists already, and a rule's name is never used twice`;
  await cp(template, folder, { recursive: true, force: false });
  // As ".txt" the template is neither linted nor compiled where it lies.
  await rename(join(folder, "rule.ts.txt"), join(folder, "rule.ts"));
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!(await stat(path)).isFile()) continue;
    await writeFile(path, (await readFile(path, "utf8")).replaceAll("rule-template", id));
  }
  await generate(root);
  return null;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { root: { type: "string", default: checkout } },
});
const [id = ""] = positionals;
const refusal = await createRule(id, resolve(values.root));
if (refusal === null) {
  console.log(`src/rules/${id}: now write the Bad and Good of readme.md, then rule.ts, then cases/.`);
  console.log("npx vitest run test/rules.test.ts -u writes what the cases find: read the difference.");
} else {
  console.error(refusal);
  process.exitCode = 2;
}
