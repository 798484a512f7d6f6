import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** What one contender needed for all links. */
export interface Measured {
  readonly name: string;
  readonly milliseconds: number;
  /** Peak resident memory of its process, in megabytes. */
  readonly megabytes: number;
  readonly alive: number;
}

/** What the server and the contenders are told. */
export interface Course {
  readonly links: number;
  readonly hosts: number;
  /** Milliseconds before each answer. */
  readonly latency: number;
  readonly concurrency: number;
}

const { values } = parseArgs({
  options: {
    links: { type: "string", default: "5000" },
    hosts: { type: "string", default: "200" },
    latency: { type: "string", default: "5" },
    concurrency: { type: "string", default: "100" },
    rounds: { type: "string", default: "3" },
  },
});
const course: Course = {
  links: Number(values.links),
  hosts: Number(values.hosts),
  latency: Number(values.latency),
  concurrency: Number(values.concurrency),
};

/** Runs a file of this folder in a process of its own and gives its first message. */
async function run(file: string, args: readonly string[]) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [message] = await once(child, "message");
  return { child, message };
}

const { child: server, message: port } = await run("links-server.ts", [JSON.stringify(course)]);
console.log(
  `${course.links} links on ${course.hosts} hosts, ${course.latency} ms latency, ${course.concurrency} at once, politeness off`,
);
const best = new Map<string, Measured>();
for (let round = 0; round < Number(values.rounds); round++) {
  for (const name of ["listwarden", "linkinator"]) {
    const { message } = await run("links-contender.ts", [JSON.stringify(course), String(port), name]);
    const measured = message as Measured;
    const before = best.get(name);
    if (!before || measured.milliseconds < before.milliseconds) best.set(name, measured);
    console.log(
      `  ${name.padEnd(11)} ${Math.round(measured.milliseconds)} ms  ${Math.round(measured.megabytes)} MB  ${measured.alive} alive`,
    );
  }
}
server.kill();
const [ours, theirs] = [best.get("listwarden"), best.get("linkinator")];
if (!ours || !theirs) throw new Error("a contender did not finish");
console.log(
  `best: listwarden ${Math.round((course.links / ours.milliseconds) * 1000)} links/s in ${Math.round(ours.megabytes)} MB, ` +
    `linkinator ${Math.round((course.links / theirs.milliseconds) * 1000)} links/s in ${Math.round(theirs.megabytes)} MB`,
);
