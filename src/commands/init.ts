import { defaultConfig } from "../config.ts";
import { reviewIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { List } from "../model/list.ts";
import { visible } from "../review/inert.ts";
import { learnLists } from "../review/learned.ts";
import type { Call, Command, Terminal } from "./command.ts";
import { filesFor } from "./init/files.ts";
import { tellFindings, tellLearned } from "./init/words.ts";
import { askAtTerminal, writeNew } from "./init/write.ts";
import { findLists } from "./list-files.ts";
import { version } from "./version.ts";

export const init: Command = {
  summary: "say what was learned from a list, and set its repository up",
  help: `Usage: listwarden init [options] [file.md …]

To be run in a clone of a list. Says in plain words how the list is written, and writes
  .github/listwarden.yml                    the list's decisions; what is learned is left out
  .github/ISSUE_TEMPLATE/paper-request.yml  the form to ask for a paper
  .github/workflows/listwarden.yml          the review of every pull request, without a server
Without a file, the list is README.md and the files it links. Nothing is asked of the network.

Options:
  --dry-run   print what would be written and write nothing
  --force     overwrite files that are there already, without asking
  -h, --help  this text

Examples:
  listwarden init
  listwarden init --dry-run
  listwarden init README.md surveys.md

Exit code: 0 done, 2 wrong usage.`,
  options: { "dry-run": { type: "boolean", default: false }, force: { type: "boolean", default: false } },
  run: runInit,
};

const SAID = {
  written: "written",
  overwritten: "overwritten",
  unchanged: "as it should be",
  kept: "kept as it is; --force overwrites it",
} as const;

async function runInit(call: Call, terminal: Terminal): Promise<number> {
  const lists = await findLists(call.operands, "listwarden init");
  const learned = learnLists(lists);
  terminal.print(tellLearned(learned));
  terminal.print(await findingsToday(lists));
  const files = call.operands.length > 0 ? lists.map(({ path }) => path) : null;
  const choices = { language: learned.language, files };
  terminal.print("\n");
  for (const file of filesFor(choices, version)) {
    if (call.values["dry-run"] === true) {
      terminal.print(`${file.path} (${file.purpose}) would be:\n${indented(file.text)}\n`);
      continue;
    }
    const written = await writeNew(file, { force: call.values.force === true, ask: askAtTerminal });
    terminal.print(`${file.path}: ${SAID[written]} (${file.purpose})\n`);
  }
  if (call.values["dry-run"] !== true) terminal.print("\nNext: commit these files and push them.\n");
  return 0;
}

async function findingsToday(lists: readonly List[]): Promise<string> {
  const files = lists.map(({ path, source }) => ({ path, before: null, after: source }));
  const today = new Date().toISOString().slice(0, 10);
  const input = { files, config: defaultConfig, language: "en", today } as const;
  const result = await reviewIsolated(input, async () => noFacts);
  return result.outcome === "reviewed"
    ? tellFindings(result.review)
    : `Today    not reviewed: ${visible(result.why.en)}\n`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}
