import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { defaultConfig } from "../../src/config.ts";
import type { FactTable, PaperFact } from "../../src/model/facts.ts";
import { buildReview } from "../../src/review/review.ts";

const Mistake = z.object({
  id: z.string(),
  file: z.string(),
  line: z.number(),
  kind: z.string(),
  sub: z.string(),
  detectable: z.string(),
  before: z.string().nullable(),
  after: z.string(),
});

// Replays the mistakes of real lists that only a paper's record can show, with facts written for them:
// `--history` names a folder with mistakes.jsonl and texts/.
const { values } = parseArgs({ options: { history: { type: "string" } } });
if (values.history === undefined) throw new Error("usage: bench/metadata.ts --history <folder>");
const { history } = values;

const facts: FactTable = {
  links: new Map(),
  papers: new Map(Object.entries(readJson(new URL("metadata-facts.json", import.meta.url)).papers)),
};
const mistakes = readFileSync(join(history, "mistakes.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => Mistake.parse(JSON.parse(line)))
  .filter(({ detectable, file }) => detectable === "metadata" && file.endsWith(".md"));

let caught = 0;
for (const { id, sub, line, before, after } of mistakes) {
  const files = [{ path: "README.md", before: before ? text(before) : null, after: text(after) }];
  const [file] = buildReview({ files, config: defaultConfig }, facts).files;
  const found = (file?.findings ?? []).filter(
    (each) => each.line <= line && line <= each.endLine && isAboutFacts(each.rule),
  );
  if (found.some(({ severity }) => severity !== "notice")) caught++;
  console.log(
    `${id} ${sub}: ${found.map((each) => `${each.severity} ${each.rule}: ${each.message}`).join("; ") || "nothing"}`,
  );
}
console.log(`caught ${caught} of ${mistakes.length} mistakes with ${facts.papers.size} facts`);

function isAboutFacts(rule: string): boolean {
  return rule === "paper-metadata" || rule === "section-placement" || rule === "unknown-paper";
}

function text(name: string): string {
  return readFileSync(join(history, "texts", `${name}.md`), "utf8");
}

function readJson(path: URL): { papers: Record<string, PaperFact> } {
  return JSON.parse(readFileSync(path, "utf8"));
}
