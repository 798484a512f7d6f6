import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { defaultConfig } from "../../src/config.ts";
import { type FactTable, noFacts, type PaperFact, type TitleFact } from "../../src/model/facts.ts";
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

const known = readJson(new URL("metadata-facts.json", import.meta.url));
const facts: FactTable = {
  links: new Map(),
  papers: new Map(Object.entries(known.papers)),
  titles: new Map(Object.entries(known.titles)),
};
const mistakes = readFileSync(join(history, "mistakes.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => Mistake.parse(JSON.parse(line)))
  .filter(({ detectable, file }) => detectable === "metadata" && file.endsWith(".md"));

let caught = 0;
let onlyWithFacts = 0;
for (const { id, sub, line, before, after } of mistakes) {
  const files = [{ path: "README.md", before: before ? text(before) : null, after: text(after) }];
  const findingsWith = (table: FactTable) => {
    const [file] = buildReview({ files, config: defaultConfig }, table).files;
    return (file?.findings ?? []).filter(
      (each) => each.line <= line && line <= each.endLine && isAboutPapers(each.rule),
    );
  };
  const found = findingsWith(facts);
  const offline = new Set(findingsWith(noFacts).map(({ message }) => message));
  const certain = found.filter(({ severity }) => severity !== "notice");
  if (certain.length > 0) caught++;
  if (certain.length > 0 && certain.every(({ message }) => !offline.has(message))) onlyWithFacts++;
  const told = found.map((each) => `${each.severity} ${each.rule}: ${each.message}`);
  console.log(`${id} ${sub}: ${told.join("; ") || "nothing"}`);
}
const all = facts.papers.size + (facts.titles?.size ?? 0);
console.log(
  `caught ${caught} of ${mistakes.length} mistakes with ${all} facts, ${onlyWithFacts} of them with facts alone`,
);

/** Rules that say something of the paper itself; a placeholder is no mistake of this kind. */
function isAboutPapers(rule: string): boolean {
  return ["paper-metadata", "section-placement", "unknown-paper", "wrong-link"].includes(rule);
}

function text(name: string): string {
  return readFileSync(join(history, "texts", `${name}.md`), "utf8");
}

function readJson(path: URL): { papers: Record<string, PaperFact>; titles: Record<string, TitleFact> } {
  return JSON.parse(readFileSync(path, "utf8"));
}
