import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { bundleAction } from "../test/e2e/runner.ts";
import { replayPullRequest, type Texts } from "./replay/pull-request.ts";
import { differences, readReview, shownInLog, type Telling } from "./replay/telling.ts";

// Replays changes of real lists as pull requests on the emulator, and compares what the App, the Action and the command
// line say of each, field by field. Usage: npm run replay -- FOLDER [COUNT], where the folder holds `mistakes.jsonl` with
// the names of the texts before and after, and the texts in `texts/`.

const Change = z.object({ id: z.string(), file: z.string(), before: z.string(), after: z.string() });
/** The first commit of a list has nothing before it. */
const Beginning = z.object({ before: z.null() });

const [folder, count = "10"] = process.argv.slice(2);
if (folder === undefined) throw new Error("Usage: npm run replay -- FOLDER [COUNT]");

const root = fileURLToPath(new URL("..", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "listwarden-replay-"));
execFileSync(process.execPath, [join(root, "scripts/package.ts"), join(place, "package")]);
const action = await bundleAction();

let failed = 0;
let findings = 0;
const changes = someChanges(Number(count));
for (const { id, before, after } of changes) {
  const texts = { before: textOf(before), after: textOf(after) };
  const told = await replayPullRequest(action, texts);
  const terminal = terminalOf(texts);
  const lines = [
    ...differences(terminal, told.app).map((line) => `App: ${line}`),
    ...differences(shownInLog(terminal), told.action).map((line) => `Action: ${line}`),
  ];
  findings += terminal.rows.length;
  failed += lines.length;
  console.log(`${lines.length === 0 ? "same" : "DIFFERENT"} ${id}: ${terminal.rows.length} findings`);
  for (const line of lines) console.log(`  ${line}`);
}
console.log(`${changes.length} pull requests, ${findings} findings, ${failed} differences`);
process.exit(failed === 0 && changes.length > 0 ? 0 : 1);

/** Changes of Markdown files, spread over all there are, one of each commit. */
function someChanges(count: number): z.output<typeof Change>[] {
  const lines = readFileSync(join(folder ?? "", "mistakes.jsonl"), "utf8")
    .trim()
    .split("\n");
  const told = lines.map((line) => z.union([Change, Beginning]).parse(JSON.parse(line)));
  const all = told.filter((each) => each.before !== null).filter(({ file }) => file.endsWith(".md"));
  const one = [...new Map(all.map((change) => [`${change.before} ${change.after}`, change])).values()];
  const step = Math.max(1, one.length / count);
  return Array.from(
    { length: Math.min(count, one.length) },
    (_, index) => one[Math.floor(index * step)],
  ).filter((change) => change !== undefined);
}

function textOf(name: string): string {
  return readFileSync(join(folder ?? "", "texts", `${name}.md`), "utf8");
}

/** What the packed command line says of the change. */
function terminalOf({ before, after }: Texts): Telling {
  writeFileSync(join(place, "old.md"), before);
  writeFileSync(join(place, "README.md"), after);
  const cli = join(place, "package/dist/cli.js");
  const options = ["--base-file", "old.md", "--offline", "--fail-on", "never", "--format", "json"];
  const { stdout } = spawnSync(process.execPath, [cli, "check", "README.md", ...options], {
    ...{ cwd: place, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  });
  return readReview(stdout, new Map([["README.md", after]]));
}
