import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// The package as somebody gets it: linted by publint and are-the-types-wrong, then its tarball installed into an empty
// folder and run on each Node that it is for. Asks the registry for these tools and Nodes.

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { nodes: { type: "string", default: "22,24,26" } } });

const folder = mkdtempSync(join(tmpdir(), "listwarden-tarball-"));
const staged = join(folder, "package");
execFileSync(process.execPath, [join(root, "scripts/package.ts"), staged], { stdio: "ignore" });
execFileSync("npm", ["pack", "--pack-destination", folder], { cwd: staged, stdio: "ignore" });
const name = readdirSync(folder).find((each) => each.endsWith(".tgz"));
if (name === undefined) throw new Error("npm pack made no tarball");
const tarball = join(folder, name);

const place = join(folder, "empty");
execFileSync("mkdir", [place]);
writeFileSync(join(place, "package.json"), '{ "private": true, "type": "module" }\n');
writeFileSync(
  join(place, "README.md"),
  "# Awesome Reports\n\n## 2023\n\n- Towards Generalist Biomedical AI [[paper](https://arxiv.org/abs/2307.14334\n",
);
writeFileSync(
  join(place, "use.js"),
  'import { checkList } from "listwarden";\nconsole.log(checkList("- [[A](https://arxiv.org/abs/2307.14334").findings.length > 0);\n',
);

let failed = 0;
report("publint", run("npx", ["--yes", "publint@0.3.25", "--strict", tarball]));
const attw = ["--yes", "@arethetypeswrong/cli@0.18.5", "--profile", "esm-only", tarball];
report("are-the-types-wrong", run("npx", attw));
report("install of the tarball", run("npm", ["install", "--no-audit", "--no-fund", tarball]));
for (const version of values.nodes.split(",")) tryOn(version);
console.log(`tarball ${Math.round(statSync(tarball).size / 1000)} kB; ${failed} of its checks failed`);
process.exitCode = failed === 0 ? 0 : 1;

function tryOn(version: string): void {
  const node = ["--yes", `--package=node@${version}`, "--", "node"];
  const cli = "node_modules/.bin/listwarden";
  report(`Node ${version}: --version`, run("npx", [...node, cli, "--version"]), /^\d+\.\d+\.\d+$/m);
  const check = [...node, cli, "check", "README.md", "--offline", "--fail-on", "never"];
  report(`Node ${version}: check`, run("npx", check), /README\.md:5:37 error broken-markup/);
  report(`Node ${version}: report`, run("npx", [...node, cli, "report", "README.md"]));
  report(`Node ${version}: import`, run("npx", [...node, "use.js"]), /^true$/m);
}

function run(command: string, args: readonly string[]): { isDone: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: place, encoding: "utf8" });
  return { isDone: status === 0, output: `${stdout}${stderr}` };
}

function report(
  what: string,
  { isDone, output }: { isDone: boolean; output: string },
  expected = /(?:)/,
): void {
  const isGood = isDone && expected.test(output);
  console.log(`${isGood ? "ok  " : "FAIL"} ${what}`);
  if (!isGood) {
    failed++;
    console.log(output);
  }
}
