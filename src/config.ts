import { load } from "js-yaml";
import { z } from "zod";
import type { Severity } from "./model/finding.ts";
import { rules } from "./rules/index.ts";
import type { Policy } from "./rules/policy.ts";
import type { Rule } from "./rules/rule.ts";
import type { RuleSetting } from "./rules/run.ts";

/** A config file is small; what is larger is not one. */
const MAX_BYTES = 64 * 1024;

const severity = z.enum(["error", "warning", "notice"]);

function ruleSetting(rule: Rule) {
  const detailed = rule.options.extend({
    severity: severity.default(rule.severity).describe("The highest severity its findings may have"),
  });
  return z.union([z.literal("off"), severity, detailed]).describe(rule.summary);
}

const ignored = z
  .strictObject({
    rule: z.string().optional().describe("The rule that is told no; without it every rule is"),
    paper: z.string().optional().describe("The paper's title or identifier; without it every paper is meant"),
    reason: z.string().default("").describe("Why, for those who come later"),
    until: z.iso.date().optional().describe("The last day it holds, as 2027-01-31; without it, for good"),
  })
  .refine(({ rule, paper }) => rule !== undefined || paper !== undefined, "names neither a rule nor a paper");

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
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/**
 * Reads a config file's text.
 *
 * @throws {ConfigError} when it is no YAML, too large, or has keys or values that are not known.
 */
export function parseConfig(text: string): Config {
  if (text.length > MAX_BYTES) throw new ConfigError([`The config is larger than ${MAX_BYTES / 1024} kB`]);
  let value: unknown;
  try {
    value = load(text) ?? {};
  } catch (error) {
    throw new ConfigError([
      `Not YAML: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
    ]);
  }
  const parsed = Config.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map((issue) => `${issue.path.join(".") || "config"}: ${issue.message}`),
  );
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
