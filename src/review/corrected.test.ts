import { describe, expect, test } from "vitest";
import type { Finding } from "../model/finding.ts";
import { correctedLines, countLines, joinedEdits } from "./corrected.ts";

const source = "- first\n- second\n- third\n";
const at = (text: string) => source.indexOf(text);

describe("correctedLines", () => {
  test("gives each touched line once, with all its edits", () => {
    const edits = [
      { start: at("third"), end: at("third") + 5, text: "3rd" },
      { start: at("first"), end: at("first"), text: "the " },
    ];
    expect(correctedLines(countLines(source), edits)).toEqual([
      { line: 1, endLine: 1, before: "- first", after: "- the first" },
      { line: 3, endLine: 3, before: "- third", after: "- 3rd" },
    ]);
  });

  test("says of a line that goes that nothing is left", () => {
    const edits = [{ start: at("- second"), end: at("- third"), text: "" }];
    expect(correctedLines(countLines(source), edits)).toEqual([
      { line: 2, endLine: 2, before: "- second", after: null },
    ]);
  });

  test("takes neighbouring lines together", () => {
    const edits = [{ start: at("first") + 5, end: at("- second") + 1, text: "," }];
    expect(correctedLines(countLines(source), edits)).toEqual([
      { line: 1, endLine: 2, before: "- first\n- second", after: "- first, second" },
    ]);
  });

  test("shows the line that is joined to the one before it", () => {
    const edits = [{ start: at("first") + 5, end: at("- second"), text: " " }];
    expect(correctedLines(countLines(source), edits)).toEqual([
      { line: 1, endLine: 2, before: "- first\n- second", after: "- first - second" },
    ]);
  });

  test("leaves the line ends of the file out", () => {
    const windows = "- a\r\n- b";
    expect(correctedLines(countLines(windows), [{ start: 2, end: 3, text: "x" }])).toEqual([
      { line: 1, endLine: 1, before: "- a", after: "- x" },
    ]);
    expect(correctedLines(countLines(windows), [{ start: 7, end: 8, text: "y" }])).toEqual([
      { line: 2, endLine: 2, before: "- b", after: "- y" },
    ]);
  });
});

test("joinedEdits leaves out a fix that touches what another changes", () => {
  const finding = (start: number, end: number, safety: "safe" | "unsafe"): Finding => ({
    ...{ rule: "house-style", severity: "warning", message: "Expected a space" },
    ...{ line: 1, column: 1, endLine: 1, endColumn: 2 },
    fix: { safety, edits: [{ start, end, text: "" }] },
  });
  const findings = [
    finding(0, 4, "safe"),
    finding(3, 6, "safe"),
    finding(6, 7, "safe"),
    finding(8, 9, "unsafe"),
  ];
  expect(joinedEdits(findings, "safe").map((edit) => edit.start)).toEqual([0, 6]);
  expect(joinedEdits(findings, "unsafe").map((edit) => edit.start)).toEqual([8]);
});
