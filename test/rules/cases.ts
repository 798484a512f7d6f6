import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Config, defaultConfig, parseConfig } from "../../src/config.ts";
import { type FactTable, noFacts } from "../../src/model/facts.ts";
import type { FileReview, Finding } from "../../src/model/finding.ts";
import { buildReview, type ReviewInput } from "../../src/review/review.ts";
import { rules } from "../../src/rules/index.ts";

/** One situation a rule is shown: a list, or a change to one, with what the network said of it. */
export interface Case {
  readonly rule: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string;
  readonly facts: FactTable;
  readonly config: Config;
  /** The pull request's title and body, empty where the change is none. */
  readonly prose: string;
  /** What else the review was given: the day, and what other pull requests add. */
  readonly input: Pick<ReviewInput, "today" | "pending">;
}

const folder = fileURLToPath(new URL("../../src/rules", import.meta.url));

/** A file of a rule's folder, or null where it has none. */
export function ruleFile(rule: string, ...path: string[]): string | null {
  const file = rulePath(rule, ...path);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

export function rulePath(rule: string, ...path: string[]): string {
  return [folder, rule, ...path].join("/");
}

/** Every folder of `src/rules`, registered or not. */
export function ruleFolders(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name);
}

/** The cases of a rule, by name. */
export function casesOf(rule: string): Case[] {
  if (!existsSync(rulePath(rule, "cases"))) return [];
  return readdirSync(rulePath(rule, "cases"))
    .sort()
    .map((name) => {
      const after = ruleFile(rule, "cases", name, "after.md");
      if (after === null) throw new Error(`${rule}/cases/${name} has no after.md`);
      const config = ruleFile(rule, "cases", name, "config.yml");
      return {
        rule,
        name,
        before: ruleFile(rule, "cases", name, "before.md"),
        after,
        facts: readFacts(ruleFile(rule, "cases", name, "facts.json")),
        config: config === null ? defaultConfig : parseConfig(config),
        prose: ruleFile(rule, "cases", name, "pull-request.txt") ?? "",
        input: JSON.parse(ruleFile(rule, "cases", name, "input.json") ?? "{}"),
      };
    });
}

/**
 * The examples of a rule's page: `md bad` and `md good` lists, each with the `md before`, the `md pull-request` and the
 * `json facts` above it, if any.
 */
export function examplesOf(rule: string): (Case & { readonly kind: "bad" | "good" })[] {
  const page = ruleFile(rule, "readme.md") ?? "";
  let before: string | null = null;
  let prose = "";
  let facts = noFacts;
  const examples: (Case & { kind: "bad" | "good" })[] = [];
  for (const [, kind, text = ""] of page.matchAll(
    /^```(?:md|json) (before|pull-request|facts|bad|good)\r?\n([\s\S]*?)^```$/gm,
  )) {
    if (kind === "before") before = text;
    else if (kind === "pull-request") prose = text;
    else if (kind === "facts") facts = readFacts(text);
    else if (kind === "bad" || kind === "good") {
      const name = `${kind} ${examples.length + 1}`;
      examples.push({
        rule,
        name,
        kind,
        before,
        after: text,
        facts,
        config: defaultConfig,
        prose,
        input: {},
      });
    }
  }
  return examples;
}

/** What the rule alone finds in a case. */
export function findingsOf(given: Case): Finding[] {
  return [...reviewOf(given).findings];
}

/** The review of a case by its rule alone, by the road that every review takes. */
export function reviewOf(given: Case): FileReview {
  const others = rules.filter(({ id }) => id !== given.rule).map(({ id }) => [id, "off" as const]);
  const config = { ...given.config, rules: { ...given.config.rules, ...Object.fromEntries(others) } };
  const files = [{ path: "README.md", before: given.before, after: given.after }];
  const [file] = buildReview({ ...given.input, files, config, prose: given.prose }, given.facts).files;
  if (!file) throw new Error(`${given.rule}/${given.name} has no file`);
  return file;
}

function readFacts(text: string | null): FactTable {
  if (text === null) return noFacts;
  const {
    links = {},
    papers = {},
    titles = {},
    files = {},
  } = JSON.parse(text) as Record<keyof FactTable, object>;
  return {
    links: new Map(Object.entries(links)) as FactTable["links"],
    papers: new Map(Object.entries(papers)) as FactTable["papers"],
    titles: new Map(Object.entries(titles)) as NonNullable<FactTable["titles"]>,
    files: new Map(Object.entries(files)) as ReadonlyMap<string, boolean>,
  };
}
