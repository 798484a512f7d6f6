import { describe, expect, test } from "vitest";
import { badReview, context, findings, reviewOf, verdict } from "../../test/review-builder.ts";
import { renderCheckRun, renderStopped } from "./check-run.ts";

describe("renderCheckRun", () => {
  test("annotates every finding, with its corrected line", () => {
    const check = renderCheckRun(badReview, context, "pull-request");
    expect(check.title).toBe("1 of 3 entries is ready: 1 error, 1 warning");
    expect(check.conclusion).toBe("failure");
    expect(check.annotations).toEqual([
      {
        path: "README.md",
        severity: "error",
        ...{ line: 3, column: 49, endLine: 3, endColumn: 50 },
        title: "broken-markup",
        message: 'One "]" too many after "[[paper]".\nThe link is shown as text.',
        details:
          "Corrected line 3:\n- FITA: Fine-grained Image-Text Aligner [[paper](https://arxiv.org/abs/2405.00962)]",
      },
      {
        path: "README.md",
        severity: "warning",
        ...{ line: 4, column: 1, endLine: 4, endColumn: 53 },
        title: "duplicate-entry",
        message: 'Already listed under "2024".\nline 2: Listed here.',
        details: "A possible correction of line 4, for a person to judge: the line goes.",
      },
    ]);
  });

  test.each([
    ["error", "pull-request", "failure"],
    ["error", "push", "neutral"],
    ["warning", "pull-request", "success"],
    ["notice", "pull-request", "success"],
  ] as const)("with an %s on a %s it is a %s", (severity, occasion, conclusion) => {
    const review = reviewOf({ findings: [{ ...findings.broken, severity }] });
    expect(renderCheckRun(review, context, occasion).conclusion).toBe(conclusion);
  });

  test("is green where nothing is wrong", () => {
    const review = reviewOf({ verdicts: [verdict(2, "CT2Rep", "ready"), verdict(4, "FITA", "notice")] });
    const check = renderCheckRun(review, context, "pull-request");
    expect(check).toMatchObject({ conclusion: "success", title: "All 2 entries are ready", annotations: [] });
  });

  test("is neutral where nothing was judged, and says why", () => {
    const check = renderCheckRun(reviewOf({ judged: false, why: "an HTML table" }), context, "pull-request");
    expect(check).toMatchObject({ conclusion: "neutral", title: "Not reviewed" });
    expect(check.summary).toContain("- Not judged: `README.md`: an HTML table.");
  });

  test("stays within what GitHub takes", () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({ ...findings.repeated, line: index + 1 }));
    const verdicts = many.map(({ line }) => verdict(line, "A long title ".repeat(30), "warning"));
    const notChecked = many.map(({ line }) => ({ what: `link ${line}`, why: "no answer ".repeat(50) }));
    const check = renderCheckRun(reviewOf({ findings: many, verdicts, notChecked }), context, "pull-request");
    expect(check.annotations).toHaveLength(200);
    expect(check.summary.length).toBeLessThan(65_535);
    expect(check.summary).toContain("4800 more not shown");
  });
});

test("a stopped review is neutral: not knowing is not a fault", () => {
  const why = { en: "it took longer than 10 s", zh: "超过 10 秒" };
  expect(renderStopped(why, "en")).toEqual({
    conclusion: "neutral",
    title: "Not reviewed",
    summary: "The review was stopped: it took longer than 10 s.",
    annotations: [],
    buttons: [{ identifier: "recheck", label: "Recheck", description: "Look again" }],
  });
});
