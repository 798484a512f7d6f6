import { parseArgs } from "node:util";
import { checkHostile } from "../test/facts/hostile.ts";
import { hostileServers } from "../test/facts/hostile-servers.ts";

/** What a link may take in all, in milliseconds, and what all of them may leave behind, in megabytes. */
const MAX_TIME = 25_000;
const MAX_GROWTH = 50;

// Checks a link to every hostile server with the real time limits, as often as asked for.
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "1" }, deadline: { type: "string", default: "20000" } },
});
const rounds = Number(values.rounds);
const all = Array.from({ length: rounds }, () => hostileServers).flat();

await checkHostile({ name: "warm-up", behave: (socket) => socket.end(), verdict: "suspect" }, 1_000);
const before = memory();
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, memory());
}, 200);
const checked = await Promise.all(
  all.map(async (server) => ({ server, ...(await checkHostile(server, Number(values.deadline))) })),
);
clearInterval(watch);

const wrong = checked.filter(({ server, fact }) => fact?.verdict !== server.verdict);
const slowest = Math.max(...checked.map(({ milliseconds }) => milliseconds));
for (const { server, fact } of wrong)
  console.log(`${server.name}: expected ${server.verdict}, found ${fact?.verdict}`);
console.log(
  `${checked.length} hostile servers: ${wrong.length} wrong verdicts, slowest ${(slowest / 1000).toFixed(1)} s, ` +
    `memory grew by ${Math.round(peak - before)} MB at its peak, ${Math.round(memory() - before)} MB in the end`,
);
if (wrong.length > 0 || slowest > MAX_TIME || memory() - before > MAX_GROWTH) process.exitCode = 1;

/** Megabytes of the heap and of buffers, after a collection where Node was started with one. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 1_048_576;
}
