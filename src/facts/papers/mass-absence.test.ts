import { expect, test } from "vitest";
import type { PaperFact } from "../../model/facts.ts";
import { withoutMassAbsence } from "./mass-absence.ts";

const found: PaperFact = { status: "found", title: "Reading Knees with Graphs", evidence: "arXiv" };
const absent: PaperFact = { status: "absent", confirmed: true, evidence: "arXiv" };
const papers = (registry: string, count: number, missing: number) =>
  Array.from({ length: count }, (_, n) => [`${registry}:${n}`, n < missing ? absent : found] as const);
const missingIn = (all: (readonly [string, PaperFact])[]) =>
  [...withoutMassAbsence(new Map(all)).values()].filter(({ status }) => status === "absent").length;

test("a registry that knows too few papers of a list at once is not believed, and the others are", () => {
  expect(missingIn(papers("arxiv", 30, 3))).toBe(3);
  expect(missingIn(papers("arxiv", 30, 30))).toBe(0);
  expect(missingIn([...papers("arxiv", 12, 6), ...papers("doi", 12, 2)])).toBe(2);
  expect(missingIn(papers("arxiv", 3, 3))).toBe(3);
});
