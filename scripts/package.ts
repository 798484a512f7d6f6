import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";
import { z } from "zod";
import { bundleCommands } from "./bundles/commands.ts";

// What npm publishes: the command line and the library, bundled, so that `npx listwarden` installs little and starts
// fast. The service stays in the repository and its image; its libraries are a hundred times as large.

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = process.argv[2] ?? join(root, "package");

const Manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()) });
const Licensed = z.looseObject({ license: z.string() });

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const metafile = await bundleCommands(join(folder, "dist"), { hasService: false });
refuseImports(metafile);
execFileSync(process.execPath, [
  join(root, "node_modules/typescript/bin/tsc"),
  ...["-p", join(root, "tsconfig.build.json"), "--outDir", join(folder, "dist/types")],
]);
for (const name of ["LICENSE", "README.md"]) cpSync(join(root, name), join(folder, name));
cpSync(join(root, "schema"), join(folder, "schema"), { recursive: true });
writeFileSync(join(folder, "LICENSES-OF-OTHERS.txt"), licenses(metafile));
writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
console.log(folder);

/** The manifest without what only a checkout needs; the library's types are the last to name a dependency. */
function manifest(): Record<string, unknown> {
  const text = readFileSync(join(root, "package.json"), "utf8");
  const {
    dependencies,
    devDependencies: _,
    scripts: __,
    allowScripts: ___,
    ...published
  } = Manifest.parse(JSON.parse(text));
  const named = namedByTypes();
  return {
    ...published,
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([name]) => named.has(name))),
  };
}

function namedByTypes(): ReadonlySet<string> {
  const types = join(folder, "dist/types");
  const texts = readdirSync(types, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".d.ts"))
    .map((path) => readFileSync(join(types, path), "utf8"));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/from "([^."][^"]*)"/g)].map(([, name = ""]) => name)),
  );
}

/** Whatever the bundled files import must be Node's own. */
function refuseImports({ outputs }: Metafile): void {
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  const foreign = imports.filter(({ external, path }) => external === true && !isBuiltin(path));
  const names = new Set(foreign.map(({ path }) => path));
  if (names.size > 0) throw new Error(`not in the package: ${[...names].join(", ")}`);
}

/** The licences of the libraries that are bundled, as most of them ask for. */
function licenses({ inputs }: Metafile): string {
  const packages = new Set(
    Object.keys(inputs).flatMap((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  return [...packages]
    .sort()
    .map((path) => `${path.replace(/.*node_modules\//, "")}\n\n${licenseIn(join(root, path))}`)
    .join(`\n${"=".repeat(80)}\n`);
}

function licenseIn(path: string): string {
  const name = readdirSync(path).find((each) => /^licen[cs]e/i.test(each));
  if (name) return readFileSync(join(path, name), "utf8");
  const { license } = Licensed.parse(JSON.parse(readFileSync(join(path, "package.json"), "utf8")));
  return `Licence: ${license}\n`;
}
