import { writeFile } from "node:fs/promises";
import type { Fix } from "../model/finding.ts";
import { wordsIn } from "../review/words/words.ts";
import { reviewFiles } from "./check.ts";
import type { Call, Command, Terminal } from "./command.ts";

/** One pass can make room for the next: a mended link may show a repeat. More than this is a rule that never ends. */
const MAX_ROUNDS = 5;

export const fix: Command = {
  summary: "apply the safe fixes to a list",
  help: `Usage: listwarden fix [options] <file.md> [more.md …]

Applies the safe fixes, those that have one clear reading, and says which.
What lies outside them stays as it is, byte for byte.

Options:
  --base <revision>     only in entries that changed since this git revision
  --base-file <file>    only in entries that changed since this file
  --config <file>       the list's decisions; default .github/listwarden.yml
  --dry-run             print what would change and write nothing
  --offline             ask nothing of the network
  -h, --help            this text

Examples:
  listwarden fix README.md --dry-run
  listwarden fix README.md --base main

Exit code: 0 done (or nothing to do), 2 wrong usage or config.`,
  options: {
    base: { type: "string" },
    "base-file": { type: "string" },
    config: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    offline: { type: "boolean", default: false },
  },
  run: runFix,
};

async function runFix(call: Call, terminal: Terminal): Promise<number> {
  const { applyFixes } = await import("../list/edit.ts");
  const isDry = call.values["dry-run"] === true;
  let total = 0;
  let words = wordsIn("en").terminal;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { review, sources } = await reviewFiles(call);
    words = wordsIn(review.language).terminal;
    let applied = 0;
    for (const file of review.files) {
      if (!file.judged) terminal.complain(`${words.notJudged(file.path, file.why ?? null)}\n`);
      const safe = file.findings.filter((finding) => finding.fix?.safety === "safe");
      const result = applyFixes(
        sources.get(file.path) ?? "",
        safe.flatMap((finding): Fix[] => (finding.fix ? [finding.fix] : [])),
      );
      for (const finding of safe.filter((each) => each.fix && result.applied.includes(each.fix))) {
        const say = isDry ? words.wouldFix : words.fixed;
        terminal.print(`${file.path}:${finding.line}: ${say(finding.message, finding.rule)}\n`);
      }
      applied += result.applied.length;
      if (!isDry && result.applied.length > 0) await writeFile(file.path, result.text);
    }
    total += applied;
    if (applied === 0 || isDry) break;
  }
  terminal.print(`${words.fixes(total, isDry)}\n`);
  return 0;
}
