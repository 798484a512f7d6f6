import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { optionsOf } from "../scripts/generated/schema.ts";
import { applyFixes } from "../src/list/edit.ts";
import { indexLines } from "../src/list/lines.ts";
import { parseList } from "../src/list/parse.ts";
import { type FactTable, noFacts } from "../src/model/facts.ts";
import type { Finding, Fix } from "../src/model/finding.ts";
import { parseChange } from "../src/review/review.ts";
import { rules } from "../src/rules/index.ts";
import {
  type Case,
  casesOf,
  examplesOf,
  findingsOf,
  reviewOf,
  ruleFile,
  ruleFolders,
  rulePath,
} from "./rules/cases.ts";
import { renderFindings } from "./rules/golden.ts";

test("every rule has its own folder, under its own name", () => {
  expect(rules.map(({ id }) => id)).toEqual(ruleFolders().sort());
});

/** Rules that say something without facts, and more with them. */
const WITHOUT_FACTS: ReadonlySet<string> = new Set(["missing-link", "wrong-link"]);

describe.each(rules)("$id", (rule) => {
  const cases = casesOf(rule.id);
  const examples = examplesOf(rule.id);

  test("says what it is about in one line without a full stop", () => {
    expect(rule.summary).toMatch(/^\p{Lu}[^\n]{10,100}[^.!\n]$/u);
  });

  test("gives every option a default and a description", () => {
    const unclear = optionsOf(rule.options).filter(
      (option) => option.default === undefined || !option.description,
    );
    expect(unclear).toEqual([]);
    expect(rule.options.safeParse({}).success).toBe(true);
    expect(rule.options.safeParse({ unheardOf: true }).success).toBe(false);
  });

  test("has a page of 35 to 90 lines with Why, Bad and Good", () => {
    const page = ruleFile(rule.id, "readme.md") ?? "";
    expect(page.match(/^## (?:Why|Bad|Good)$/gm)).toEqual(["## Why", "## Bad", "## Good"]);
    const lines = page.split("\n").length - 1;
    expect(lines).toBeGreaterThanOrEqual(35);
    expect(lines).toBeLessThanOrEqual(90);
    expect(examples.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["bad", "good"]));
  });

  test.each(examples)("finds on its page what it should: $name", (example) => {
    expect(findingsOf(example)).toHaveLength(example.kind === "bad" ? 1 : 0);
  });

  test("has a case that fires and one that is silent", () => {
    const counts = cases.map((each) => findingsOf(each).length);
    expect(counts.some((count) => count > 0)).toBe(true);
    expect(counts.some((count) => count === 0)).toBe(true);
  });

  test("carries the fixes that it says it carries", () => {
    const fixes = cases.flatMap(findingsOf).flatMap((finding) => finding.fix?.safety ?? []);
    const expected = { none: [], unsafe: ["unsafe"], safe: ["safe"] }[rule.fix];
    expect([...new Set(fixes)].filter((safety) => rule.fix !== "safe" || safety === "safe")).toEqual(
      expected,
    );
  });

  test("says nothing about a list without entries", () => {
    for (const source of ["", "\n", "# Awesome Radiology\n\nNo papers yet.\n"])
      expect(findingsOf(asCase(rule.id, source))).toEqual([]);
  });

  describe.each(cases)("case $name", (given) => {
    const findings = findingsOf(given);
    const safe = safeFixes(findings);

    test("finds what its file says", async () => {
      expect(reviewOf(given).judged).toBe(true);
      const golden = rulePath(rule.id, "cases", given.name, "findings.txt");
      await expect(renderFindings(given.after, findings)).toMatchFileSnapshot(golden);
    });

    test("mends what can be mended safely", async () => {
      const golden = rulePath(rule.id, "cases", given.name, "fixed.md");
      if (safe.length === 0) expect(existsSync(golden), "fixed.md without a safe fix").toBe(false);
      else await expect(applyFixes(given.after, safe).text).toMatchFileSnapshot(golden);
    });

    test("leaves every byte outside its edits alone", () => {
      for (const { fix } of findings) if (fix) expectOnlyEdits(given.after, fix);
    });

    test("has nothing left to mend after its fixes", () => {
      let text = given.after;
      let pending = safe;
      for (let round = 0; pending.length > 0; round++) {
        expect(round).toBeLessThan(3);
        const applied = applyFixes(text, pending);
        text = applied.text;
        pending = safeFixes(findingsOf({ ...given, after: text }));
        if (applied.skipped.length === 0) expect(pending).toEqual([]);
      }
    });

    test("points into the text, and at an entry that the change wrote", () => {
      for (const finding of findings) expectInPlace(given, finding);
    });

    test("says the same when asked twice, and when an unrelated entry follows", () => {
      expect(findingsOf(given)).toEqual(findings);
      const [before, after] = [given.before, given.after].map((text) => text && withUnrelated(text));
      expect(findingsOf({ ...given, before: before ?? null, after: after ?? "" })).toEqual(findings);
    });

    test("is silent on what is not known", () => {
      const unknown = findingsOf({ ...given, facts: unknownFacts(given) });
      expect(unknown).toEqual(findingsOf({ ...given, facts: noFacts }));
      if (given.facts !== noFacts && !WITHOUT_FACTS.has(rule.id)) expect(unknown).toEqual([]);
      if (rule.needs.length === 0) expect(unknown).toEqual(findings);
    });

    test("words its messages as the others do", () => {
      for (const { message, note, related = [] } of findings) {
        for (const text of [message, ...related.map((each) => each.message)])
          expect(text).toMatch(/^(?!.*\byou\b)(?:["“]|\p{Lu})[^\n]{5,400}[^.!]$/u);
        if (note !== undefined) expect(note).toMatch(/^(?!.*\byou\b)\p{Lu}[^\n]{3,400}\.$/u);
      }
    });
  });
});

function asCase(rule: string, after: string): Case {
  const [any] = casesOf(rule);
  if (!any) throw new Error(`${rule} has no cases`);
  return { ...any, name: "made up", before: null, after, facts: noFacts };
}

function safeFixes(findings: readonly Finding[]): Fix[] {
  return findings.flatMap(({ fix }) => (fix?.safety === "safe" ? [fix] : []));
}

/** What an edit does not replace stands in the result, in order and byte for byte. */
function expectOnlyEdits(source: string, fix: Fix): void {
  const { text, applied } = applyFixes(source, [fix]);
  expect(applied).toEqual([fix]);
  let rest = text;
  let at = 0;
  for (const edit of [...fix.edits].sort((a, b) => a.start - b.start)) {
    const expected = source.slice(at, edit.start) + edit.text;
    expect(rest.startsWith(expected)).toBe(true);
    rest = rest.slice(expected.length);
    at = edit.end;
  }
  expect(rest).toBe(source.slice(at));
}

function expectInPlace(given: Case, finding: Finding): void {
  const lines = indexLines(given.after);
  const start = lines.lineRange(finding.line).start + finding.column - 1;
  const end = lines.lineRange(finding.endLine).start + finding.endColumn - 1;
  expect(start).toBeLessThan(end);
  expect(lines.position({ start, end })).toMatchObject({ line: finding.line, endLine: finding.endLine });
  expect(end).toBeLessThanOrEqual(given.after.length);
  if (!finding.entry) return;
  const { line } = finding.entry;
  const changed = parseChange({ files: [{ ...given, path: "README.md" }] })
    .files.flatMap(({ comparison }) => comparison.changes)
    .find((change) => change.kind !== "removed" && change.entry.line === line);
  if (!changed || changed.kind === "removed") throw new Error(`line ${line} is not a changed entry's`);
  expect(start).toBeGreaterThanOrEqual(changed.entry.range.start);
  expect(end).toBeLessThanOrEqual(changed.entry.range.end);
}

/** One more section at the end, about a paper that no case mentions. */
function withUnrelated(source: string): string {
  const line =
    "- Deep Residual Learning for Image Recognition [[paper](https://arxiv.org/abs/1512.03385)][[code](https://github.com/KaimingHe/deep-residual-networks)]";
  return `${source}\n\n## Backbones\n\n${line}\n`;
}

/** Every link of a case asked about, and no answer. */
function unknownFacts(given: Case): FactTable {
  const urls = parseList(given.after).entries.flatMap((entry) => entry.links.map((link) => link.url));
  const evidence = "No answer within 10 seconds";
  const keys = (known: ReadonlyMap<string, unknown>) => [...new Set([...urls, ...known.keys()])];
  return {
    links: new Map(keys(given.facts.links).map((url) => [url, { verdict: "not-checked", evidence }])),
    papers: new Map(keys(given.facts.papers).map((id) => [id, { status: "unknown", evidence }])),
    titles: new Map(
      [...(given.facts.titles?.keys() ?? [])].map((title) => [title, { status: "unknown", evidence }]),
    ),
  };
}
