import process from "node:process";
import { parseArgs } from "node:util";
import { openEngine } from "../src/jobs/engine.ts";
import { type Databases, embeddedDatabases, serverDatabases } from "../test/databases/engines.ts";
import { runFaults } from "./chaos/faults.ts";
import "../test/compile-cache.ts";
import { type Damage, moments, openStage, tellKilled } from "./chaos/kills.ts";
import { runOrders } from "./chaos/orders.ts";
import { openStage as openOneStage, type Stage } from "./chaos/stage.ts";

// What the service promises, put to the test: kill it, break GitHub, shuffle its deliveries; the end is the same.

/** How many stories are told to one emulator: it has a limit of requests an hour, as GitHub has. */
const CHAPTERS = 20;

const HELP = `Usage: npm run chaos -- [--kills N] [--faults N] [--orders N] [--seed S] [--engine embedded|postgresql]

  --kills N    kill the process N times on each database, at every write and at any moment
  --faults N   N seeded runs against a GitHub that fails, lags, loses and doubles, from seed S on
  --orders N   N orders of one history of twelve events, with duplicates and losses
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...{ kills: { type: "string" }, faults: { type: "string" }, orders: { type: "string" } },
      ...{ engine: { type: "string" }, help: { type: "boolean" } },
      ...{ seed: { type: "string", default: "1" } },
    },
  });
  if (values.help || !(values.kills ?? values.faults ?? values.orders)) {
    process.stdout.write(HELP);
    return;
  }
  if (values.kills !== undefined) await kill(Number(values.kills), values.engine);
  if (values.faults !== undefined)
    await runAll("faults", {
      runs: Number(values.faults),
      first: Number(values.seed),
      engine: values.engine,
      run: runFaults,
    });
  if (values.orders !== undefined)
    await runAll("orders", {
      runs: Number(values.orders),
      first: Number(values.seed),
      engine: values.engine,
      run: runOrders,
    });
  process.exit();
}

interface Runs {
  readonly runs: number;
  /** The seed of the first run; the others follow. */
  readonly first: number;
  readonly engine: string | undefined;
  run(runs: number, first: number, stage: Stage): Promise<Damage>;
}

async function runAll(what: string, { runs, first, engine, run }: Runs): Promise<void> {
  const server = engine === "postgresql" ? await serverDatabases() : null;
  const total = { lost: 0, doubled: 0, unfinished: 0 };
  for (let ran = 0; ran < runs; ran += CHAPTERS) {
    process.stderr.write(`${what}: ${ran} of ${runs}\n`);
    const database = server === null ? null : { ...(await server.fresh()), failed: () => {} };
    const stage = await openOneStage(database === null ? undefined : await openEngine(database));
    const damage = await run(Math.min(CHAPTERS, runs - ran), first + ran, stage);
    await stage.close();
    for (const key of ["lost", "doubled", "unfinished"] as const) total[key] += damage[key];
  }
  await server?.close();
  const { lost, doubled, unfinished } = total;
  say(`${runs} ${what}, ${lost} lost, ${doubled} doubled, ${unfinished} unfinished`);
  if (lost + doubled + unfinished > 0) process.exitCode = 1;
}

async function kill(kills: number, only: string | undefined): Promise<void> {
  const embedded = embeddedDatabases();
  const server = await serverDatabases();
  const total = { kills: 0, lost: 0, doubled: 0, unfinished: 0 };
  for (const [name, databases] of [
    ["embedded", embedded],
    ["postgresql", server],
  ] as const) {
    if (databases === null || (only !== undefined && only !== name)) continue;
    const damage = await killOn(name, databases, kills);
    say(`${name}: ${line(damage)}`);
    for (const key of ["kills", "lost", "doubled", "unfinished"] as const) total[key] += damage[key];
  }
  await embedded.close();
  await server?.close();
  say(line(total));
  if (total.lost + total.doubled + total.unfinished > 0) process.exitCode = 1;
}

async function killOn(name: string, databases: Databases, kills: number) {
  const total = { kills: 0, lost: 0, doubled: 0, unfinished: 0 };
  while (total.kills < kills) {
    const stage = await openStage(await databases.fresh());
    for (const moment of moments(kills, stage.writes).slice(total.kills, total.kills + CHAPTERS)) {
      total.kills += 1;
      const damage = await tellKilled(stage, total.kills, moment);
      for (const key of ["lost", "doubled", "unfinished"] as const) total[key] += damage[key];
      say(`${name} ${JSON.stringify(moment)}: ${JSON.stringify(damage)}`);
    }
    await stage.app.kill();
    await stage.github.close();
  }
  return total;
}

function line(damage: Damage & { readonly kills: number }): string {
  const { kills, lost, doubled, unfinished } = damage;
  return `${kills} kills, ${lost} lost, ${doubled} doubled, ${unfinished} unfinished`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
