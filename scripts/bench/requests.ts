import { readFileSync } from "node:fs";
import process from "node:process";
import { measureReading } from "./requests/cases.ts";
import { measureFolder, type Score } from "./requests/placement.ts";

// How well issues are read, and how well papers are placed and printed: of every list of a folder, entries are taken
// out and asked about. Usage: node scripts/bench/requests.ts [folder of lists] [entries a list, default 50]

const [folder, most = "50"] = process.argv.slice(2);

const cases = new URL("../../test/fixtures/requests.txt", import.meta.url);
const { cases: count, wrong, strangers, disturbed } = measureReading(readFileSync(cases, "utf8"));
process.stdout.write(
  `Reading: ${count - wrong.length} of ${count} issues right; ${disturbed} of ${strangers} that ask for nothing would be answered.\n`,
);
for (const each of wrong) process.stdout.write(`  ${each}\n`);

if (folder === undefined) process.stdout.write("Placement: give a folder of lists to measure it.\n");
else printScores(measureFolder(folder, Number(most)));

function printScores(scores: readonly Score[]): void {
  const widths = [42, 7, 7, 10, 9, 11, 10];
  const row = (cells: readonly string[]) =>
    `${cells.map((cell, at) => (at === 0 ? cell.slice(0, 41).padEnd(42) : cell.padStart(widths[at] ?? 8))).join("")}\n`;
  process.stdout.write(
    "\nShare of entries whose section is found, and whose print is the entry, byte for byte.\n",
  );
  for (const headings of ["venues or years", "topics"] as const) {
    const group = scores.filter((score) => score.headings === headings);
    process.stdout.write(
      `\n${row([`Headings are ${headings}`, "asked", "right", "or shown", "biggest", "neighbour", "printed"])}`,
    );
    for (const score of [...group, total(group)]) {
      const share = (part: number, of = score.asked) =>
        of === 0 ? "-" : `${Math.round((100 * part) / of)} %`;
      const { asked, right, shown, biggest, neighbour, equal, printable } = score;
      const shares = [right, shown, biggest, neighbour].map((part) => share(part));
      process.stdout.write(row([score.name, String(asked), ...shares, share(equal, printable)]));
    }
  }
}

function total(scores: readonly Score[]): Score {
  const sum = (key: "asked" | "right" | "shown" | "biggest" | "neighbour" | "printable" | "equal") =>
    scores.reduce((all, score) => all + score[key], 0);
  return {
    name: "all",
    headings: "topics",
    asked: sum("asked"),
    right: sum("right"),
    shown: sum("shown"),
    biggest: sum("biggest"),
    neighbour: sum("neighbour"),
    printable: sum("printable"),
    equal: sum("equal"),
    misses: [],
  };
}
