import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// The Action as a runner takes it: one file, and the one of the thread that it starts, without `node_modules`.

const root = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: ["src/action.ts", "src/isolated.ts"],
  outdir: process.argv[2] ?? "bundle",
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  legalComments: "external",
  // CommonJS inside of it asks for Node's own modules by `require`, which an ES module does not have.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  logLevel: "warning",
});
