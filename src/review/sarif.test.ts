import { readFileSync } from "node:fs";
import AjvDraft04 from "ajv-draft-04";
import { expect, test } from "vitest";
import { badReview, context, findings, reviewOf } from "../../test/review-builder.ts";
import { toSarif } from "./sarif.ts";

const schema: unknown = JSON.parse(
  readFileSync(new URL("../../test/fixtures/sarif-2.1.0.schema.json", import.meta.url), "utf8"),
);
const ajv = new AjvDraft04.default({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
  allErrors: true,
});
const validate = ajv.compile(schema as object);

function problemsOf(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test("the schema refuses what is no SARIF", () => {
  const log = toSarif(badReview, context.sources);
  expect(problemsOf({ ...log, version: "2" })).not.toEqual([]);
  expect(problemsOf({ ...log, runs: [{ ...log.runs[0], results: [{ message: {} }] }] })).not.toEqual([]);
});

test("a review is SARIF 2.1.0, with its places, its reasons and its fixes", () => {
  const log = toSarif(badReview, context.sources);
  expect(problemsOf(log)).toEqual([]);
  const [broken, repeated] = log.runs[0]?.results ?? [];
  expect(broken).toMatchObject({
    ruleId: "broken-markup",
    level: "error",
    message: { text: 'One "\\]" too many after "\\[\\[paper\\]"\nThe link is shown as text' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "README.md" },
          region: { startLine: 3, startColumn: 49, endLine: 3, endColumn: 50 },
        },
      },
    ],
    fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 3, startColumn: 48 } }] }] }],
  });
  expect(repeated).toMatchObject({ level: "warning", relatedLocations: [{ id: 0 }] });
  expect(log.runs[0]?.invocations[0]?.toolExecutionNotifications).toMatchObject([
    { level: "note", message: { text: "3 links: nothing was asked of the network" } },
  ]);
});

test("what a stranger wrote makes no link and no address of its own", () => {
  const path = "docs/a b [x](https://evil.example).md";
  const message = 'See "[here](https://evil.example)" \u202e';
  const review = { ...reviewOf({ path, findings: [{ ...findings.broken, message }] }) };
  const log = toSarif(review, new Map());
  expect(problemsOf(log)).toEqual([]);
  const [result] = log.runs[0]?.results ?? [];
  expect(result?.message.text).toContain('"\\[here\\](https://evil.example)" ');
  const { uri } = result?.locations[0]?.physicalLocation.artifactLocation ?? { uri: "" };
  expect(uri).toBe("docs/a%20b%20%5Bx%5D(https%3A//evil.example).md");
});

test("a fingerprint stays when the entry moves", () => {
  const at = (line: number) =>
    toSarif(reviewOf({ findings: [{ ...findings.broken, line, endLine: line }] }), new Map()).runs[0]
      ?.results[0]?.partialFingerprints;
  expect(at(3)).toEqual(at(30));
});
