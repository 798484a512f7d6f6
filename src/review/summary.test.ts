import { expect, test } from "vitest";
import { badReview, context, findings, reviewOf } from "../../test/review-builder.ts";
import { renderSummary } from "./summary.ts";

const { linkTo: _, ...local } = context;
const changes = { added: 3, edited: 0, moved: 0, removed: 0 };

test("a change is told entry by entry, without links where there are none", () => {
  const review = { ...badReview, files: badReview.files.map((file) => ({ ...file, changes })) };
  const page = renderSummary(review, local);
  expect(page).toMatch(/^\*\*1 of 3 entries is ready\.\*\*\n\n\| Entry \| Section \| Verdict \|/);
  expect(page).toContain("| `CT2Rep` (line 4) | `2024` | **please look** |");
  expect(page).toContain("- Not checked: 3 links: nothing was asked of the network.");
});

test("a whole list is told by its problems, notices too", () => {
  const notice = { ...findings.repeated, severity: "notice" as const };
  const page = renderSummary(reviewOf({ findings: [notice] }), local);
  expect(page).toMatch(/^\*\*1 problem\.\*\*\n\n\*\*`CT2Rep`\*\* · `README\.md`, line 4\n/);
  expect(renderSummary(reviewOf({}), local)).toBe("**Nothing to correct.**\n");
});

test("stays below what a job may show", () => {
  const many = Array.from({ length: 20_000 }, (_, line) => ({
    ...findings.broken,
    entry: { title: `报告 ${line}`, line },
  }));
  const page = renderSummary(reviewOf({ findings: many }), local);
  expect(new TextEncoder().encode(page).length).toBeLessThan(1_048_576);
  expect(page).toMatch(/\d+ problems more did not fit/);
});
