import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";

const run = promisify(execFile);
const checkout = fileURLToPath(new URL("..", import.meta.url));
const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const Packed = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })]);

let paths: string[];
let folder: string;

// The package as npm would make it, in a folder of somebody else's.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "listwarden-package-"));
  const staged = join(folder, "staged");
  await run(process.execPath, [join(checkout, "scripts/package.ts"), staged], { cwd: checkout });
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json"], { cwd: staged });
  paths = Packed.parse(JSON.parse(stdout))[0].files.map(({ path }) => path);
  const place = join(folder, "node_modules/listwarden");
  mkdirSync(place, { recursive: true });
  for (const path of paths) cpSync(join(staged, path), join(place, path));
  const { dependencies } = Manifest.parse(JSON.parse(readFileSync(join(place, "package.json"), "utf8")));
  for (const name of Object.keys(dependencies))
    symlinkSync(join(checkout, "node_modules", name), join(folder, "node_modules", name));
}, 120_000);

test("it holds the command line, the library and the schema, and nothing that only this repository needs", () => {
  for (const path of ["dist/cli.js", "dist/isolated.js", "dist/index.js", "dist/types/index.d.ts"])
    expect(paths).toContain(path);
  expect(paths).toContain("schema/config.schema.json");
  expect(paths).toContain("LICENSES-OF-OTHERS.txt");
  expect(
    paths.filter((path) => /\.test\.|\/cases\/|^(?:src|test|bundle|docs)\/|^dist\/action/.test(path)),
  ).toEqual([]);
});

test("its command line checks a list", async () => {
  const line = "- Towards Generalist Biomedical AI [[paper](https://arxiv.org/abs/2307.14334";
  writeFileSync(join(folder, "README.md"), `# Awesome Reports\n\n## 2023\n\n${line}\n`);
  const cli = join(folder, "node_modules/listwarden/dist/cli.js");
  const { stdout } = await run(
    process.execPath,
    [cli, "check", "README.md", "--offline", "--fail-on", "never"],
    {
      cwd: folder,
    },
  );
  expect(stdout).toContain("README.md:5:37 error broken-markup");
});

test("its library is typed", async () => {
  const source = `import { checkList, type Finding } from "listwarden";
const findings: readonly Finding[] = checkList("# List").findings;
// @ts-expect-error a finding has no such field
export const colours = findings.map(({ colour }) => colour);
`;
  writeFileSync(join(folder, "use.ts"), source);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const tsc = join(checkout, "node_modules/typescript/bin/tsc");
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "use.ts"];
  await expect(run(process.execPath, [tsc, ...options], { cwd: folder })).resolves.toMatchObject({
    stdout: "",
  });
});
