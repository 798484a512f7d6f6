import { execFileSync, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Measured } from "./check-contender.ts";

// A whole check of lists beside remark's parse alone, markdownlint and awesome-lint, each in a process of its own:
// `npm run bench -- [LIST.md …]`; without a list, one of 3,000 made-up entries.

const PEERS = ["markdownlint@0.42.1", "awesome-lint@2.3.0"];

const { values, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "5" } },
  allowPositionals: true,
});
const folder = mkdtempSync(join(tmpdir(), "listwarden-bench-"));
execFileSync("git", ["init", "--quiet"], { cwd: folder });
const peers = installPeers();
const names = ["listwarden", "remark", ...peers];
const lists = positionals.length > 0 ? positionals : [madeUpList()];
const ratios = new Map<string, number>();

for (const list of lists) {
  // awesome-lint judges the file of a repository.
  const file = join(folder, "readme.md");
  copyFileSync(list, file);
  const results = new Map<string, Measured>();
  for (const name of names) results.set(name, await measure(name, file));
  const own = results.get("listwarden");
  console.log(basename(list));
  for (const [name, { milliseconds, megabytes }] of results) {
    const ratio = (own?.milliseconds ?? 0) / milliseconds;
    ratios.set(name, Math.max(ratios.get(name) ?? 0, ratio));
    console.log(
      `  ${name.padEnd(14)} ${milliseconds.toFixed(0).padStart(6)} ms  ${megabytes.toFixed(0).padStart(5)} MB  listwarden takes ${ratio.toFixed(2)} times as long`,
    );
  }
}
ratios.delete("listwarden");
console.log(`at worst ${[...ratios].map(([name, ratio]) => `${ratio.toFixed(2)} × ${name}`).join(", ")}`);

async function measure(name: string, file: string): Promise<Measured> {
  const contender = fileURLToPath(new URL("check-contender.ts", import.meta.url));
  const child = fork(contender, [name, file, folder, values.rounds], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof message !== "object" || message === null) throw new Error(`${name} failed on ${file}`);
  return message as Measured;
}

/** The names of those that npm could install for this run; they are nobody's dependency. */
function installPeers(): string[] {
  writeFileSync(join(folder, "package.json"), "{}");
  const args = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", ...PEERS];
  spawnSync("npm", args, { stdio: "ignore" });
  return PEERS.map((each) => each.slice(0, each.lastIndexOf("@"))).filter((name) => {
    const isThere = existsSync(join(folder, "node_modules", name));
    if (!isThere) console.log(`${name} was left out: npm could not install it`);
    return isThere;
  });
}

/** Titles of words that papers use, every entry with a paper and a code link, in sections of a hundred. */
function madeUpList(): string {
  const words = "Efficient Robust Neural Graph Visual Sparse Deep Causal Latent Optimal Spectral".split(" ");
  const lines = Array.from({ length: 3000 }, (_, index) => {
    const word = (step: number) => words[Math.floor(index / step) % words.length] ?? "";
    const id = `${20 + (index % 5)}${String(1 + (index % 12)).padStart(2, "0")}.${String(10_000 + index)}`;
    const heading = index % 100 === 0 ? `\n## ${word(100)} Models ${index}\n\n` : "";
    const title = `${word(1)} ${word(11)} Networks for ${word(121)} Learning ${index}`;
    return `${heading}- ${title}, NeurIPS 2023 [[paper](https://arxiv.org/abs/${id})][[code](https://github.com/example/repo-${index})]\n`;
  });
  const path = join(folder, "made-up.md");
  writeFileSync(path, `# Awesome Papers\n${lines.join("")}`);
  return path;
}
