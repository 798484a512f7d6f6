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

const times = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
for (let round = 0; round < Number(values.rounds); round++)
  for (const { name, args } of contenders) times.get(name)?.push(measure(args));

console.log(
  `A list of ${Math.round(Buffer.byteLength(list) / 1000)} kB, ${values.rounds} rounds in turns, milliseconds:`,
);
for (const { name, limit } of contenders) {
  const measured = times.get(name) ?? [];
  const middle = median(measured.map(({ wall }) => wall));
  const best = Math.min(...measured.map(({ wall }) => wall));
  const processor = median(measured.map((each) => each.processor));
  const verdict = limit === undefined ? "" : `, ${middle < limit ? "within" : "OVER"} ${limit}`;
  console.log(`  ${name.padEnd(22)} median ${middle}, best ${best}, processor ${processor}${verdict}`);
}
if (peer === null) console.log(`  ${PEER} was left out: npm could not install it`);

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

interface Measured {
  readonly wall: number;
  /** On all processors, of the process and its threads: it hardly changes with what else the machine does. */
  readonly processor: number;
}

function measure(args: readonly string[]): Measured {
  const start = performance.now();
  // The shell's own `times` ends with the line of its children: user and system time.
  const script = '"$@" >/dev/null 2>&1; times';
  const shell = ["-c", script, "sh", process.execPath, ...args];
  const { error, stdout } = spawnSync("sh", shell, { cwd: folder, encoding: "utf8" });
  if (error) throw error;
  const [, children = ""] = stdout.trim().split("\n");
  const processor = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1_000,
    0,
  );
  return { wall: Math.round(performance.now() - start), processor: Math.round(processor) };
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
