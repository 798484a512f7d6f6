import { writeFile } from "node:fs/promises";
import { reviewIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { Review } from "../model/finding.ts";
import type { List } from "../model/list.ts";
import { renderPage } from "../review/page.ts";
import { type Call, type Command, optionText, type Terminal } from "./command.ts";
import { UsageError } from "./input.ts";
import { findLists } from "./list-files.ts";
import { readConfig } from "./read-config.ts";

export const report: Command = {
  summary: "write a page with the whole list and its findings",
  help: `Usage: listwarden report [options] [file.md …]

Writes one HTML page that needs nothing else: entries by year and venue, papers that stand
twice, and the whole list as a table to search and sort, with its findings.
Without a file, the list is README.md and the files it links. Nothing is asked of the network.

Options:
  -o, --output <file>  where to write it; default report.html, - for the standard output
  --config <file>      the list's decisions; default .github/listwarden.yml
  -h, --help           this text

Examples:
  listwarden report README.md
  listwarden report README.md --output docs/report.html

Exit code: 0 written, 2 wrong usage or config.`,
  options: { output: { type: "string", short: "o", default: "report.html" }, config: { type: "string" } },
  run: runReport,
};

async function runReport(call: Call, terminal: Terminal): Promise<number> {
  const lists = await findLists(call.operands, "listwarden report");
  const config = await readConfig(optionText(call, "config"));
  const today = new Date().toISOString().slice(0, 10);
  const files = lists.map(({ path, source }) => ({ path, before: null, after: source }));
  const input = { files, today, ...(config ? { config } : {}) };
  const result = await reviewIsolated(input, () => Promise.resolve(noFacts));
  if (result.outcome === "stopped") throw new UsageError(`no report: ${result.why.en}`);
  const page = renderPage({ lists, review: result.review, today });
  const output = optionText(call, "output") ?? "report.html";
  if (output === "-") terminal.print(page);
  else {
    await write(output, page);
    terminal.print(`${output}: ${summary(lists, result.review)}\n`);
  }
  return 0;
}

function summary(lists: readonly List[], { files }: Review): string {
  const entries = lists.reduce((sum, list) => sum + list.entries.length, 0);
  const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
  return `${entries} ${entries === 1 ? "entry" : "entries"}, ${findings} ${findings === 1 ? "finding" : "findings"}`;
}

async function write(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page);
  } catch (error) {
    throw new UsageError(
      `${path}: cannot be written (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}
