import { readFile, writeFile } from "node:fs/promises";
import { collectFiles } from "../isolate/collect-files.ts";
import { reviewIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { List } from "../model/list.ts";
import { type PageState, readPageState } from "../review/page/state.ts";
import { renderPage } from "../review/page.ts";
import { renderReport } from "../review/report/render.ts";
import { type Call, type Command, optionText, type Terminal } from "./command.ts";
import { UsageError } from "./input.ts";
import { inspectFiles } from "./inspection.ts";
import { findLists } from "./list-files.ts";
import { lookForLocalFiles } from "./local-files.ts";
import { readConfig } from "./read-config.ts";

export const report: Command = {
  summary: "say what is wrong with a list, as Markdown or as a page to search",
  help: `Usage: listwarden report [options] [file.md …]

Prints the List report as Markdown: what was learned of the list, what only a person can
answer, and what is wrong, the most certain first, by kind and section, with the corrected
lines and, in a git repository, the commit that brought each.
As HTML it is one page that needs nothing else: entries by year and venue, what changed since
the page that it is written over, papers that stand twice, where the links lead as far as
listwarden links has asked, and the whole list as a table to search and sort, with its findings.
Without a file, the list is README.md and the files it links. Nothing is asked of the network.

Options:
  -o, --output <file>  where to write it; default - for the standard output
  --format <format>    markdown or html; default by the output's name, else markdown
  --config <file>      the list's decisions; default .github/listwarden.yml
  -h, --help           this text

Examples:
  listwarden report README.md
  listwarden report README.md --output report.html
  listwarden report README.md >> "$GITHUB_STEP_SUMMARY"

Exit code: 0 written, whatever is found; 2 wrong usage or config.`,
  options: {
    output: { type: "string", short: "o", default: "-" },
    format: { type: "string" },
    config: { type: "string" },
  },
  run: runReport,
};

async function runReport(call: Call, terminal: Terminal): Promise<number> {
  const output = optionText(call, "output") ?? "-";
  const isPage = formatFor(call, output) === "html";
  const { text, said } = isPage ? await htmlOf(call, output) : await markdownOf(call);
  if (output === "-") terminal.print(text);
  else {
    await write(output, text);
    terminal.print(`${output}: ${said}\n`);
  }
  return 0;
}

function formatFor(call: Call, output: string): "markdown" | "html" {
  const format = optionText(call, "format");
  if (format === "markdown" || format === "html") return format;
  if (format !== undefined) throw new UsageError(`--format ${format}: expected markdown, html`);
  return /\.html?$/i.test(output) ? "html" : "markdown";
}

interface Written {
  readonly text: string;
  readonly said: string;
}

async function markdownOf(call: Call): Promise<Written> {
  const { inspection, items, filesAreNamed, lists, context } = await inspectFiles(call, "listwarden report");
  const tidy = { state: "none", number: null, holds: new Set<number>() } as const;
  const report = { inspection, items, declined: [], filesAreNamed, ledger: null, tidy };
  return { text: `${renderReport(report, context)}\n`, said: summary(lists, items.length) };
}

async function htmlOf(call: Call, output: string): Promise<Written> {
  const lists = await findLists(call.operands, "listwarden report");
  const config = await readConfig(optionText(call, "config"));
  const today = new Date().toISOString().slice(0, 10);
  const files = lists.map(({ path, source }) => ({ path, before: null, after: source }));
  const input = { files, today, ...(config ? { config } : {}) };
  const { knownAtTerminal } = await import("./network.ts");
  let facts = noFacts;
  const collect = collectFiles(async (needs) => {
    facts = await knownAtTerminal(needs);
    return facts;
  }, lookForLocalFiles);
  const result = await reviewIsolated(input, collect);
  if (result.outcome === "stopped") throw new UsageError(`no report: ${result.why.en}`);
  const { review } = result;
  const findings = review.files.reduce((sum, file) => sum + file.findings.length, 0);
  const before = output === "-" ? null : await stateOf(output);
  const page = renderPage({ lists, review, links: facts.links, before, today });
  return { text: page, said: summary(lists, findings) };
}

/** What the page that is about to be written over remembers. */
async function stateOf(path: string): Promise<PageState | null> {
  try {
    return readPageState(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new UsageError(
      `${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function summary(lists: readonly List[], findings: number): string {
  const entries = lists.reduce((sum, list) => sum + list.entries.length, 0);
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
