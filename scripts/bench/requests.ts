import { readFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { measureReading } from "./requests/cases.ts";
import { type Miss, measureFolder, type Score, type Tally, total } from "./requests/placement.ts";

// How well issues are read, and how well papers are placed and printed: of every list of a folder, entries are taken
// out and asked about. Usage: node scripts/bench/requests.ts [folder of lists] [entries a list, default 50] [--misses]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: "boolean" } },
});
const [folder, most = "50"] = positionals;

const cases = new URL("../../test/fixtures/requests.txt", import.meta.url);
const { cases: count, wrong, strangers, disturbed } = measureReading(readFileSync(cases, "utf8"));
process.stdout.write(
  `Reading: ${count - wrong.length} of ${count} issues right; ${disturbed} of ${strangers} that ask for nothing would be answered.\n`,
);
for (const each of wrong) process.stdout.write(`  ${each}\n`);

if (folder === undefined) process.stdout.write("Placement: give a folder of lists to measure it.\n");
else {
  const scores = measureFolder(folder, Number(most));
  printScores(scores);
  if (values.misses) for (const score of scores) printMisses(score);
}

function printScores(scores: readonly Score[]): void {
  process.stdout.write(`
Share of entries whose section is found, beside those of the fullest section and of the likest title; and whose print
is the entry, byte for byte: of those made of what is known of papers, and of those among them written as most are.
`);
  for (const headings of ["venues or years", "topics"] as const) {
    const group = scores.filter((score) => score.headings === headings);
    const columns = ["asked", "right", "or shown", "biggest", "neighbour", "printed", "conforming"];
    process.stdout.write(`\n${row([`Headings are ${headings}`, ...columns])}`);
    for (const score of group) process.stdout.write(line(score.name, score));
    const half = (rest: number) =>
      total(scores.filter((score, at) => at % 2 === rest && group.includes(score)));
    process.stdout.write(line("all", total(group)));
    process.stdout.write(line("every second list, from the first", half(0)));
    process.stdout.write(line("the others", half(1)));
  }
}

function line(name: string, score: Tally): string {
  const share = (part: number, of: number) => (of === 0 ? "-" : `${Math.round((100 * part) / of)} %`);
  const { asked, right, shown, biggest, neighbour, printed, printable, equal, conforming } = score;
  const shares = [right, shown, biggest, neighbour].map((part) => share(part, asked));
  const prints = [
    `${share(printed, printable)} of ${printable}`,
    `${share(equal, conforming)} of ${conforming}`,
  ];
  return row([name, String(asked), ...shares, ...prints]);
}

function row([name = "", ...cells]: readonly string[]): string {
  const widths = [7, 7, 10, 9, 11, 15, 15];
  return `${name.slice(0, 41).padEnd(42)}${cells.map((cell, at) => cell.padStart(widths[at] ?? 8)).join("")}\n`;
}

/** The causes of a list's misses, the commonest first, and what was missed. */
function printMisses({ name, misses }: Score): void {
  process.stdout.write(`\n## ${name}\n`);
  const causes = new Map<string, Miss[]>();
  for (const miss of misses) {
    const cause = `${miss.kind}: ${miss.cause}`;
    causes.set(cause, [...(causes.get(cause) ?? []), miss]);
  }
  for (const [cause, missed] of [...causes].sort((a, b) => b[1].length - a[1].length)) {
    process.stdout.write(`\n${cause}: ${missed.length}\n`);
    for (const { text } of missed) process.stdout.write(`  ${text}\n`);
  }
}
