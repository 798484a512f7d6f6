import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { type Databases, embeddedDatabases, serverDatabases } from "../../test/databases/engines.ts";
import { type EmulatedGitHub, OWNER, openGitHub, REPO } from "../../test/world/github.ts";
import { files, withLines } from "../chaos/story.ts";

// How much the service takes: deliveries acknowledged, jobs and reviews done, and the memory it has afterwards.
// GitHub is the emulator, in this process: reviews wait for it more than for us.

const { values } = parseArgs({
  options: {
    jobs: { type: "string", default: "300" },
    reviews: { type: "string", default: "12" },
    help: { type: "boolean", default: false },
  },
});
const HELP = `Usage: npm run bench:load -- [--jobs 300] [--reviews 12]

  --jobs N      deliveries that are sent, each of them a job of its own
  --reviews N   pull requests that are reviewed
`;
/** Deliveries on their way at once. */
const AT_ONCE = 16;
/** A number that no pull request has: its job asks GitHub once, and ends. */
const NOT_THERE = 100_000;

if (values.help) process.stdout.write(HELP);
else await main(Number(values.jobs), Number(values.reviews));
process.exit();

async function main(jobs: number, reviews: number): Promise<void> {
  say("database", "processes", "acknowledged/s", "p95 ms", "jobs/min", "reviews/min", "memory MB");
  const embedded = embeddedDatabases();
  const server = await serverDatabases();
  await measure("embedded", { databases: embedded, processes: 1 }, { jobs, reviews });
  if (server !== null) {
    for (const processes of [1, 2]) {
      await measure("postgresql", { databases: server, processes }, { jobs, reviews });
    }
  }
  await embedded.close();
  await server?.close();
}

interface Setting {
  readonly databases: Databases;
  readonly processes: number;
}

interface Size {
  readonly jobs: number;
  readonly reviews: number;
}

async function measure(name: string, { databases, processes }: Setting, size: Size): Promise<void> {
  const github = await openGitHub(files);
  const { url, directory } = await databases.fresh();
  const settings = { ...github.settings, databaseUrl: url, dataDir: dirname(directory) };
  const children: ChildProcess[] = [];
  for (let n = 0; n < processes; n++) {
    const child = start(settings, n === 0 ? "serve" : "work");
    children.push(child);
    const [address] = await once(child, "message");
    if (n === 0) github.receiver.url = String(address);
  }
  const { repository, pulls } = await openPulls(github, size.reviews);
  const began = performance.now();
  const waits = await deliver(github, repository, numbers(NOT_THERE, size.jobs));
  const acknowledged = performance.now();
  await drained(github);
  const done = performance.now();
  await deliver(github, repository, pulls);
  await drained(github);
  const reviewed = performance.now();
  const memory = await Promise.all(children.map(memoryOf));
  const perMinute = (count: number, ms: number) => Math.round((count * 60_000) / ms);
  say(
    ...[name, processes, Math.round((size.jobs * 1000) / (acknowledged - began)), percentile(waits, 0.95)],
    ...[perMinute(size.jobs, done - began), perMinute(size.reviews, reviewed - done), memory.join(" + ")],
  );
  for (const child of children) child.kill("SIGKILL");
  await github.close();
}

function start(settings: object, role: string): ChildProcess {
  const child = new URL("../chaos/child.ts", import.meta.url);
  return fork(child, [JSON.stringify(settings), role], { execArgv: ["--no-warnings"] });
}

/** Opens the pull requests without the App hearing of it. */
async function openPulls(github: EmulatedGitHub, count: number) {
  const { url } = github.receiver;
  github.receiver.url = null;
  const pulls: number[] = [];
  for (const n of numbers(0, count)) {
    const line = `- A paper of number ${n} [[paper](https://arxiv.org/abs/2405.${10_000 + n})`;
    pulls.push(await github.openPullRequest(`load-${n}`, { "README.md": withLines(line) }));
  }
  github.receiver.url = url;
  const { data: repository } = await github.as(OWNER).rest.repos.get({ owner: OWNER, repo: REPO });
  return { repository, pulls };
}

/** Sends a delivery for each number, and answers how many milliseconds each took to be acknowledged. */
async function deliver(
  github: EmulatedGitHub,
  repository: object,
  pulls: readonly number[],
): Promise<number[]> {
  const left = [...pulls];
  const waits: number[] = [];
  async function sendNext(): Promise<void> {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      const began = performance.now();
      const payload = { action: "reopened", number, pull_request: { number }, repository };
      const status = await github.deliveries.send("pull_request", payload);
      if (status !== 202) throw new Error(`a delivery was answered ${status}`);
      waits.push(performance.now() - began);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  return waits;
}

async function drained(github: EmulatedGitHub): Promise<void> {
  for (;;) {
    const response = await fetch(new URL("/healthz", github.receiver.url ?? ""));
    const { waiting, running } = (await response.json()) as { waiting: number; running: number };
    if (waiting + running === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send("memory");
  const [bytes] = await once(child, "message");
  return Math.round(Number(bytes) / 1_000_000);
}

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => from + n);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
}

function say(...cells: readonly (string | number)[]): void {
  process.stdout.write(`${cells.map((cell) => String(cell).padEnd(15)).join("")}\n`);
}
