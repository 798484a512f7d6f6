import { describe, expect, test } from "vitest";
import { ConfigError, parseConfig, problemText } from "./config.ts";

function problemsOf(text: string): string[] {
  try {
    parseConfig(text);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => problemText(problem, "en"));
  }
}

describe("parseConfig", () => {
  test("takes what the schema knows", () => {
    const config = parseConfig(`language: zh
rules:
  broken-markup: warning
  duplicate-entry:
    severity: notice
ignore:
  - { rule: wrong-link, paper: "CT2Rep", until: 2027-01-31 }
`);
    expect(config).toMatchObject({ language: "zh", rules: { "broken-markup": "warning" } });
    expect(config.ignore).toEqual([{ rule: "wrong-link", paper: "CT2Rep", reason: "", until: "2027-01-31" }]);
    expect(parseConfig("")).toEqual(parseConfig("{}"));
    expect(parseConfig("# nothing yet\n")).toEqual(parseConfig("{}"));
  });

  test.each([
    ["rulez: {}", 'line 1: "rulez" is not a key; the nearest one is "rules"'],
    [
      "language: en\nrules:\n  broken-marcup: off\n",
      'line 3: "rules.broken-marcup" is not a key; the nearest one is "broken-markup"',
    ],
    [
      "rules:\n  broken-markup: eror\n",
      'line 2: "rules.broken-markup" is "eror"; it may be "off", "error", "warning", "notice"; the nearest is "error"',
    ],
    [
      "rules:\n  broken-markup:\n    severty: error\n",
      'line 3: "rules.broken-markup.severty" is not a key; the nearest one is "severity"',
    ],
    ["language: german\n", 'line 1: "language" is "german"; it may be "auto", "en", "zh"'],
    ["files: README.md\n", 'line 1: "files" must be a list'],
    [
      "ignore:\n  - rule: broken-markup\n  - reason: because\n",
      'line 3: "ignore.1": names neither a rule nor a paper',
    ],
    [
      "ignore:\n  - ruel: broken-markup\n    paper: x\n",
      'line 2: "ignore.0.ruel" is not a key; the nearest one is "rule"',
    ],
    ["- a\n- b\n", '"config" must be a mapping'],
    ["zebra: 1\n", 'line 1: "zebra" is not a key'],
  ])("says what is wrong with %j, and where", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test("names every problem", () => {
    expect(problemsOf("rulez: {}\nlanguage: de\nfiles: 3\n")).toHaveLength(3);
  });

  test.each([
    "a: [",
    "a: b: c",
    "\t- x",
    "a: *x",
    "a: &x 1\nb: *x",
    "a: 1\na: 2",
    "__proto__: {}",
    "rules: { constructor: off }",
  ])("refuses %j", (text) => {
    expect(problemsOf(text)).toHaveLength(1);
    expect({}).not.toHaveProperty("polluted");
  });
});
