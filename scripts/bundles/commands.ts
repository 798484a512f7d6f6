import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Metafile, type OutputFile, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Libraries that only the service loads. */
const serviceLibraries = [
  "@electric-sql/pglite",
  "@octokit/*",
  "kysely",
  "pg",
  "pg-boss",
  "pino",
  "probot",
  "prom-client",
];

/** Says in place of the service's commands where the service is to be had. */
const withoutService: Plugin = {
  name: "without-service",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/commands\/(?:serve|jobs)\.ts$/ }, () => ({
      path: `${root}/src/commands/not-packaged.ts`,
    }));
  },
};

/** Leaves out zod's messages in fifty languages, which are a good half of it: we print our own. */
const englishZod: Plugin = {
  name: "english-zod",
  setup({ onLoad }) {
    onLoad({ filter: /\/zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

/** Lets what nobody calls of zod be left out; of its default form, one object, nothing can be. */
const zodByName: Plugin = {
  name: "zod-by-name",
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace('import { z } from "zod"', 'import * as z from "zod"'),
      loader: "ts",
    }));
  },
};

/**
 * Bundles the command line, the library and the thread that both start into a folder, and answers what went into it.
 * Without the service nothing is left to be installed.
 */
export async function bundleCommands(
  folder: string,
  { hasService }: { hasService: boolean },
): Promise<Metafile> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["src/cli.ts", "src/index.ts", "src/isolated.ts"],
    outdir: folder,
    bundle: true,
    splitting: true,
    // Not below a folder of their own: a file finds the thread's beside itself.
    chunkNames: "[name]-[hash]",
    platform: "node",
    target: "node22",
    format: "esm",
    legalComments: "none",
    minifyWhitespace: true,
    external: hasService ? serviceLibraries : [],
    plugins: [englishZod, zodByName, ...(hasService ? [] : [withoutService])],
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  mkdirSync(folder, { recursive: true });
  for (const file of outputFiles) writeFileSync(file.path, runnable(file), { mode: 0o755 });
  return metafile;
}

const REQUIRE =
  'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);\n';

/** A CommonJS library calls `require`, which an ES module lacks; only the file that holds such calls pays for one. */
function runnable({ text }: OutputFile): string {
  return /typeof require\b/.test(text) ? REQUIRE + text : text;
}
