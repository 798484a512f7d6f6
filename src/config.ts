import { z } from "zod";
import { type Setting, settingsOf } from "./config/explain.ts";
import { problemsIn } from "./config/problems.ts";
import { type Problem, readYaml, type Yaml } from "./config/yaml.ts";
import type { Language, Severity } from "./model/finding.ts";
import { rules } from "./rules/index.ts";
import type { Policy } from "./rules/policy.ts";
import type { Rule } from "./rules/rule.ts";
import type { RuleSetting } from "./rules/run.ts";

const severity = z.enum(["error", "warning", "notice"]);

function ruleSetting(rule: Rule) {
  const detailed = rule.options.extend({
    severity: severity.default(rule.severity).describe("The highest severity its findings may have"),
  });
  return z.union([z.literal("off"), severity, detailed]).describe(rule.summary);
}

const ignored = z
  .strictObject({
    rule: z
      .enum(rules.map(({ id }) => id))
      .optional()
      .describe("The rule that is told no; without it every rule is"),
    paper: z.string().optional().describe("The paper's title or identifier; without it every paper is meant"),
    reason: z.string().default("").describe("Why, for those who come later"),
    until: z.iso.date().optional().describe("The last day it holds, as 2027-01-31; without it, for good"),
  })
  .refine(({ rule, paper }) => rule !== undefined || paper !== undefined, {
    message: "names neither a rule nor a paper",
    params: { zh: "既没有给出规则，也没有给出论文" },
  });

/** The schema of `.github/listwarden.yml`; every key is optional. */
export const Config = z.strictObject({
  language: z
    .enum(["auto", "en", "zh"])
    .default("auto")
    .describe("What people are answered in; auto follows the list and the pull request's own text"),
  files: z
    .array(z.string())
    .optional()
    .describe("The Markdown files that are the list; by default the root README and what it links"),
  "cross-listing": z
    .array(z.string())
    .default([])
    .describe(
      "Sections that list papers a second time on purpose, by heading; more are learned from the list",
    ),
  preprints: z
    .enum(["drop", "keep"])
    .optional()
    .describe("Whether a preprint stays when its published version is listed; asked until it is said"),
  report: z
    .boolean()
    .default(true)
    .describe("Whether the App keeps an issue that says what is wrong with the list as it stands"),
  tidy: z
    .boolean()
    .default(true)
    .describe("Whether the App keeps a pull request with the next safe corrections of the list"),
  rules: z
    .strictObject(Object.fromEntries(rules.map((rule) => [rule.id, ruleSetting(rule).optional()])))
    .default({})
    .describe("What each rule may say: off, a severity, or its options"),
  ignore: z.array(ignored).default([]).describe("Findings that a curator has said no to"),
});

export type Config = z.output<typeof Config>;

/** What holds where there is no config file. */
export const defaultConfig: Config = Config.parse({});

/** A config that cannot be used: what is wrong and where, one sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problemText(problem, "en")).join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** A problem of a config as one sentence, with its line. */
export function problemText({ line, message }: Problem, language: Language): string {
  if (line === null) return message[language];
  return language === "zh" ? `第 ${line} 行：${message.zh}` : `line ${line}: ${message.en}`;
}

/**
 * Reads a config file's text.
 *
 * @throws {ConfigError} when it is no YAML, too large, or has keys or values that are not known.
 */
export function parseConfig(text: string): Config {
  return readConfig(text).config;
}

/** The same, with the places of its keys. */
export function readConfig(text: string): { readonly config: Config; readonly yaml: Yaml } {
  const yaml = readYaml(text);
  if ("problem" in yaml) throw new ConfigError([yaml.problem]);
  const parsed = Config.safeParse(yaml.value);
  if (parsed.success) return { config: parsed.data, yaml };
  throw new ConfigError(problemsIn(Config, parsed.error.issues, yaml));
}

/** What a config decides for all rules. */
export function policyOf(config: Config): Policy {
  return { crossListing: config["cross-listing"], preprints: config.preprints ?? null };
}

/** The rules that a config leaves on, each with its severity and options. */
export function ruleSettings(config: Config): RuleSetting[] {
  return rules.flatMap((rule): RuleSetting[] => {
    const setting = config.rules[rule.id];
    if (setting === "off") return [];
    if (typeof setting === "string") return [{ rule, severity: setting, options: rule.options.parse({}) }];
    const { severity: set, ...options } = { severity: rule.severity as Severity, ...setting };
    return [{ rule, severity: set, options: rule.options.parse(options) }];
  });
}

/** Every setting that a config makes or leaves as it is, with the line that makes it. */
export function explainConfig(config: Config, yaml: Yaml | null): Setting[] {
  const { rules: _, ...others } = config;
  const settings = ruleSettings(config);
  const severities = new Map(
    rules.map(({ id }) => [id, settings.find(({ rule }) => rule.id === id)?.severity ?? "off"]),
  );
  return settingsOf({ files: undefined, ...others }, severities, yaml);
}
