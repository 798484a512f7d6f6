import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What one contender needed for one file. */
export interface Measured {
  /** The best of the rounds. */
  readonly milliseconds: number;
  /** Peak resident memory of its process, in megabytes. */
  readonly megabytes: number;
}

/** One reading of the file, from text to findings or to a tree. */
type Contender = () => unknown;

const [name = "", file = "", peers = "", rounds = "5"] = process.argv.slice(2);
const source = readFileSync(file, "utf8");
const contend = await contender(name);
let milliseconds = Number.POSITIVE_INFINITY;
for (let round = 0; round < Number(rounds); round++) {
  const start = performance.now();
  await contend();
  milliseconds = Math.min(milliseconds, performance.now() - start);
}
const measured: Measured = { milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 };
process.send?.(measured, () => process.exit());

async function contender(called: string): Promise<Contender> {
  if (called === "listwarden") {
    const { checkList } = await import("../../src/index.ts");
    return () => checkList(source, { path: file });
  }
  if (called === "remark") {
    const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([
      import("unified"),
      import("remark-parse"),
      import("remark-gfm"),
    ]);
    return () => unified().use(remarkParse).use(remarkGfm).parse(source);
  }
  if (called === "markdownlint") {
    const { lint } = await peer("markdownlint/lib/exports-sync.mjs");
    return () => lint({ strings: { list: source } });
  }
  const { default: lint } = await peer("awesome-lint/index.js");
  return () => lint({ filename: file });
}

/** A peer's library, out of the folder that it was installed into; its types are nothing that we build on. */
function peer(file: string) {
  return import(pathToFileURL(join(peers, "node_modules", file)).href);
}
