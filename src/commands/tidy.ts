import { writeFile } from "node:fs/promises";
import type { NumberedItem } from "../model/report.ts";
import { correctedLines, countLines } from "../review/corrected.ts";
import { visible } from "../review/inert.ts";
import { tidyList } from "../review/report/tidy.ts";
import { type Call, type Command, optionText, type Terminal } from "./command.ts";
import { readText, UsageError } from "./input.ts";
import { inspectFiles } from "./inspection.ts";

export const tidy: Command = {
  summary: "correct a list a little at a time, the most certain first",
  help: `Usage: listwarden tidy [options] [file.md …]

Shows the next corrections of a list and why each is made: only safe ones, the most certain
first, at most 30 at a time and never more than one entry in twenty, so that each round can be
read. Lines outside of them stay as they are, byte for byte.
Nothing is written without --write. Without a file, the list is README.md and the files it
links. Nothing is asked of the network.

Options:
  --write               write the corrections into the files
  --only <F1,F2>        only these, by the numbers that a run without --write has shown
  --config <file>       the list's decisions; default .github/listwarden.yml
  -h, --help            this text

Examples:
  listwarden tidy README.md
  listwarden tidy README.md --write && git diff
  listwarden tidy README.md --only F3 --write

A correction that is not wanted: an ignore: line in .github/listwarden.yml says no for good.
All of them at once: listwarden fix README.md

Exit code: 0 nothing is left, or all that was left is written; 1 there is more to correct;
2 wrong usage or config.`,
  options: {
    write: { type: "boolean", default: false },
    only: { type: "string" },
    config: { type: "string" },
  },
  run: runTidy,
};

async function runTidy(call: Call, terminal: Terminal): Promise<number> {
  const { lists, inspection, items, context } = await inspectFiles(call, "listwarden tidy");
  const sources = new Map(lists.map(({ path, source }) => [path, source]));
  const entries = inspection.files.reduce((sum, file) => sum + file.entries, 0);
  const wanted = wantedItems(items, optionText(call, "only"));
  const { chosen, left, texts } = tidyList({ items: wanted, sources, entries, asked: new Set() });
  for (const item of chosen) terminal.print(shown(item, sources.get(item.path) ?? ""));
  const isWritten = call.values.write === true && texts.size > 0;
  if (isWritten) for (const [path, text] of texts) await rewrite(path, text);
  const { terminal: words } = context.words;
  terminal.print(`${words.fixes(chosen.length, !isWritten)}\n`);
  if (left > 0) terminal.print(`${context.report.tidyMore(left)}\n`);
  return left > 0 || (chosen.length > 0 && !isWritten) ? 1 : 0;
}

function wantedItems(items: readonly NumberedItem[], only: string | undefined): readonly NumberedItem[] {
  if (only === undefined) return items;
  const numbers = only.split(",").map((name) => /^F?(\d{1,6})$/i.exec(name.trim())?.[1]);
  return numbers.map((number, index) => {
    const item = items.find((each) => String(each.number) === number);
    if (item === undefined) throw new UsageError(`--only ${only.split(",")[index]}: no such finding today`);
    if (item.fix?.safety !== "safe")
      throw new UsageError(`--only F${item.number}: it has no safe correction`);
    return item;
  });
}

/** A correction as a piece of a diff, below why it is made. */
function shown({ number, path, line, rule, message, note, fix }: NumberedItem, source: string): string {
  const why = note === undefined ? "" : `\n  ${visible(note)}`;
  const head = `F${number} ${visible(path)}:${line}: ${visible(message)} (${rule})${why}\n`;
  const lines = correctedLines(countLines(source), fix?.edits ?? []).flatMap(({ before, after }) => [
    ...before.split(/\r?\n/).map((text) => `- ${visible(text, 2_000)}`),
    ...(after === null ? [] : after.split(/\r?\n/).map((text) => `+ ${visible(text, 2_000)}`)),
  ]);
  return `${head}${lines.map((text) => `  ${text}\n`).join("")}\n`;
}

/** What is not UTF-8 throughout would be damaged by being written back. */
async function rewrite(path: string, text: string): Promise<void> {
  if (!(await readText(path)).isUtf8)
    throw new UsageError(`${path}: not all of it is UTF-8, so that it cannot be rewritten`);
  await writeFile(path, text);
}
