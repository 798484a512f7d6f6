import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const checkout = fileURLToPath(new URL("../..", import.meta.url));

/** The folders of a tree's rules, by name: their ids. */
export async function listRuleFolders(root: string): Promise<string[]> {
  const found = await readdir(join(root, "src/rules"), { withFileTypes: true });
  return found
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The file that knows every rule, as the formatter leaves it. */
export async function renderRegistry(root: string): Promise<string> {
  const ids = await listRuleFolders(root);
  const imports = ids.map((id) => `import ${nameOf(id)} from "./${id}/rule.ts";`);
  const names = ids.map(nameOf).join(", ");
  return tidy(`// Written by \`npm run generate\` from the folders beside it.
${imports.join("\n")}
import type { Rule } from "./rule.ts";

/** Every rule, by name. */
export const rules: readonly Rule[] = [${names}];
`);
}

function nameOf(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What the linter's import order and the formatter make of a source. */
function tidy(source: string): Promise<string> {
  const biome = join(checkout, "node_modules/.bin/biome");
  const args = ["check", "--write", "--stdin-file-path=src/rules/index.ts", "--log-level=none"];
  return new Promise((resolve, reject) => {
    const child = execFile(biome, args, { cwd: checkout }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(source);
  });
}
