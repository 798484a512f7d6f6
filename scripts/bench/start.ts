import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// How long the command line takes from its start to its end, as the package has it, beside awesome-lint's in turns.

const root = fileURLToPath(new URL("../..", import.meta.url));
const PEER = "awesome-lint@2.3.0";

const { values, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "7" } },
  allowPositionals: true,
});

const folder = mkdtempSync(join(tmpdir(), "listwarden-start-"));
const list = positionals[0] === undefined ? longList() : readFileSync(positionals[0], "utf8");
writeFileSync(join(folder, "readme.md"), list);
// awesome-lint judges the file of a repository.
execFileSync("git", ["init", "--quiet"], { cwd: folder });
execFileSync(process.execPath, [join(root, "scripts/package.ts"), join(folder, "package")]);
const cli = join(folder, "package/dist/cli.js");
const peer = installPeer();

const contenders: readonly { name: string; args: readonly string[]; limit?: number }[] = [
  { name: "node alone", args: ["-e", "0"] },
  { name: "listwarden --version", args: [cli, "--version"], limit: 150 },
  { name: "listwarden check", args: [cli, "check", "readme.md", "--offline"], limit: 700 },
  ...(peer === null ? [] : [{ name: PEER, args: [peer, "readme.md"] }]),
];

const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
for (let round = 0; round < Number(values.rounds); round++)
  for (const { name, args } of contenders) times.get(name)?.push(measure(args));

console.log(
  `A list of ${Math.round(Buffer.byteLength(list) / 1000)} kB, ${values.rounds} rounds in turns, milliseconds:`,
);
for (const { name, limit } of contenders) {
  const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const verdict = limit === undefined ? "" : `, ${middle < limit ? "within" : "OVER"} ${limit}`;
  console.log(`  ${name.padEnd(24)} median ${middle}, best ${sorted[0] ?? 0}${verdict}`);
}
if (peer === null) console.log(`  ${PEER} was left out: npm could not install it`);

function measure(args: readonly string[]): number {
  const start = performance.now();
  const { error } = spawnSync(process.execPath, args, { cwd: folder, stdio: "ignore" });
  if (error) throw error;
  return Math.round(performance.now() - start);
}

/** The other's command line, installed for this run alone; null where the registry cannot be reached. */
function installPeer(): string | null {
  const place = join(folder, "peer");
  const args = ["install", "--prefix", place, "--ignore-scripts", "--no-audit", "--no-fund", PEER];
  spawnSync("npm", args, { stdio: "ignore" });
  const file = join(place, "node_modules/awesome-lint/cli.js");
  return existsSync(file) ? file : null;
}

/** The demo's list, with as many made-up neighbours that it has about 30 kB. */
function longList(): string {
  const demo = readFileSync(join(root, "test/fixtures/demo/README.md"), "utf8");
  const entries = demo.split("\n").filter((line) => line.startsWith("- ") && line.includes("]("));
  const more = [2, 3].map((year) => {
    const renamed = entries.map((line) =>
      line
        .replace(/^- ([^[]+)/, (_, title: string) => `- ${title.trim().split(" ").toReversed().join(" ")} `)
        .replace(/\d(?=[^\d]*\))/, String(year)),
    );
    return `\n### 202${3 - year}\n\n${renamed.join("\n")}\n`;
  });
  return (
    demo +
    more
      .join("")
      .slice(0, 30_000 - demo.length)
      .replace(/\n[^\n]*$/, "\n")
  );
}
