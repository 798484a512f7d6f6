// Measures how well and how fast papers are recognised.
//   npm run bench:identity -- [--pairs <folder of labelled pairs>] [--sizes 1000,10000] [--chart docs/identity-speed.svg]
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureAccuracy } from "./identity-accuracy.ts";
import { drawChart } from "./identity-chart.ts";
import { measureSpeed } from "./identity-speed.ts";

const { values } = parseArgs({
  options: {
    pairs: { type: "string" },
    sizes: { type: "string", default: "1000,10000,100000" },
    chart: { type: "string" },
  },
});

const gates = measureAccuracy(values.pairs);
for (const { what, found, target, holds } of gates)
  console.log(`${holds ? "holds" : "MISSED"}  ${what.padEnd(44)} ${found.padStart(7)}  (${target})`);

const costs = values.sizes.split(",").flatMap((size) => measureSpeed(Number(size)));
for (const { name, size, build, p50, p95 } of costs) {
  const numbers = [build.toFixed(0), p50.toFixed(2), p95.toFixed(2)]
    .map((number) => number.padStart(9))
    .join("");
  console.log(`${String(size).padStart(7)}  ${name.padEnd(32)} build, p50, p95 in ms: ${numbers}`);
}
if (values.chart !== undefined) writeFileSync(values.chart, drawChart(costs));

const slow = costs.filter(
  ({ name, size, build, p95 }) => name === "Listwarden" && size <= 100_000 && (p95 > 5 || build > 5_000),
);
for (const { size, p95, build } of slow)
  console.log(`MISSED  ${size}: p95 ${p95.toFixed(1)} ms (<= 5), build ${build.toFixed(0)} ms (<= 5000)`);
process.exitCode = gates.every(({ holds }) => holds) && slow.length === 0 ? 0 : 1;
