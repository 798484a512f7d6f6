import { defaultConfig } from "../../config.ts";
import { noFacts } from "../../model/facts.ts";
import { countLines } from "../corrected.ts";
import { wordsIn } from "../words/words.ts";
import { freshItems } from "./fresh.ts";
import { type InspectInput, inspectChange, readList } from "./inspect.ts";
import { type Ledger, numberItems } from "./ledger.ts";
import type { ListReport } from "./render.ts";
import { reportWordsIn } from "./words/words.ts";

// Lists that the tests of the report are about.

/** A commit. */
export const HEAD = "4f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c";

/** An entry of a number of its own; broken where its link is never closed. */
export function entry(n: number, broken = false): string {
  const title = `Reading ${["Knees", "Lungs", "Spines", "Hearts"][n % 4]} with ${["Graphs", "Prompts", "Atlases"][n % 3]}, Study ${n}`;
  return `- ${title} [[paper](https://arxiv.org/abs/2401.${String(10_000 + n)}${broken ? "" : ")]"}`;
}

/** A list of these entries. */
export function listOf(...entries: string[]): string {
  return `# Awesome Reading\n\n## 2024\n\n${entries.join("\n")}\n`;
}

/** A list of so many entries, some of them broken. */
export const many = (count: number, broken: (n: number) => boolean) =>
  listOf(...Array.from({ length: count }, (_, n) => entry(n, broken(n))));

/** What is found in a list. */
export function inspect(text: string, config = defaultConfig) {
  const input: InspectInput = {
    inspect: [{ path: "README.md", text }],
    config,
    named: true,
    today: "2026-11-25",
  };
  return inspectChange(readList(input), noFacts);
}

/** The same with numbers, as a report that remembers `ledger` gives them. */
export function number(text: string, ledger: Ledger | null, before = "") {
  const isFresh = freshItems(new Map([["README.md", before]]), new Map([["README.md", text]]));
  return numberItems(inspect(text).items, ledger, {
    head: HEAD,
    declined: new Set(["dddddddddd"]),
    isFresh,
    spoken: 0,
  });
}

/** What the words about a list need. */
export function contextOf(text: string, language: "en" | "zh" = "en") {
  const sources = new Map([["README.md", countLines(text)]]);
  return { words: wordsIn(language), report: reportWordsIn(language), sources, blame: new Map() };
}

/** The report of a list that is looked at for the first time. */
export function reportOf(text: string): ListReport {
  const { items, ledger } = number(text, null);
  const tidy = { state: "none", number: null, holds: new Set<number>() } as const;
  return { inspection: inspect(text), items, declined: [], filesAreNamed: true, ledger, tidy };
}
