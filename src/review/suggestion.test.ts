import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { badReview, context, findings, reviewOf } from "../../test/review-builder.ts";
import type { Finding } from "../model/finding.ts";
import { isSuggestion, type Suggestion, suggestionsFor } from "./suggestion.ts";

const whole = new Map([["README.md", [{ start: 1, end: 1_000 }]]]);
const source = context.sources.get("README.md") ?? "";
const with_ = (text: string) => ({ ...context, sources: new Map([["README.md", text]]) });

/** What GitHub does when somebody clicks: the block's lines take the place of those it is anchored to. */
function apply(text: string, suggestions: readonly Suggestion[]): string {
  const lines = text.split("\n");
  for (const { line, endLine, body } of [...suggestions].sort((a, b) => b.line - a.line)) {
    const [, , content = ""] = /(`{3,})suggestion\n([\s\S]*)\n\1$/.exec(body) ?? [];
    lines.splice(line - 1, endLine - line + 1, ...content.split("\n"));
  }
  return lines.join("\n");
}

describe("suggestionsFor", () => {
  test("offers the safe corrections of what is wrong, and says why", () => {
    expect(suggestionsFor(badReview, context, whole)).toEqual([
      {
        ...{ path: "README.md", line: 3, endLine: 3 },
        body: `<!-- listwarden:v1 suggestion -->

One \`]\` too many after \`[[paper]\`. (\`broken-markup\`)

\`\`\`suggestion
- FITA: Fine-grained Image-Text Aligner [[paper](https://arxiv.org/abs/2405.00962)]
\`\`\``,
      },
    ]);
    expect(suggestionsFor(badReview, context, whole).every(({ body }) => isSuggestion(body))).toBe(true);
  });

  const broken = reviewOf({ findings: [findings.broken] });
  test.each([
    [
      "outside the hunks",
      broken,
      context,
      [
        { start: 1, end: 2 },
        { start: 4, end: 9 },
      ],
    ],
    ["in a file that GitHub does not show", broken, context, []],
    [
      "in a file with Windows line ends",
      broken,
      with_(source.replaceAll("\n", "\r\n")),
      [{ start: 1, end: 9 }],
    ],
    [
      "on a last line that has no end",
      broken,
      with_(source.slice(0, source.indexOf("\n- CT2Rep ["))),
      [{ start: 1, end: 9 }],
    ],
    [
      "that is a notice",
      reviewOf({ findings: [{ ...findings.broken, severity: "notice" }] }),
      context,
      [{ start: 1, end: 9 }],
    ],
    ["that is not safe", reviewOf({ findings: [findings.repeated] }), context, [{ start: 1, end: 9 }]],
  ] as const)("offers nothing %s", (_, review, where, hunks) => {
    expect(suggestionsFor(review, where, new Map([["README.md", hunks]]))).toEqual([]);
  });

  test("offers nothing that changes nothing or holds what cannot be seen", () => {
    const edits = [
      [{ start: 12, end: 13, text: source[12] ?? "" }],
      [{ start: 12, end: 12, text: "\u202e" }],
    ];
    for (const each of edits) {
      const finding = { ...findings.broken, fix: { safety: "safe" as const, edits: each } };
      expect(suggestionsFor(reviewOf({ findings: [finding] }), context, whole)).toEqual([]);
    }
  });

  test("offers at most twenty", () => {
    const text = "- A paper [[paper](https://arxiv.org/abs/2405.00962)\n".repeat(60);
    const many = Array.from({ length: 60 }, (_, index): Finding => {
      const end = text.indexOf("\n", index * 53);
      const fix = { safety: "safe" as const, edits: [{ start: end, end, text: "]" }] };
      return { ...findings.broken, line: index + 1, entry: { title: "A paper", line: index + 1 }, fix };
    });
    expect(suggestionsFor(reviewOf({ findings: many }), with_(text), whole)).toHaveLength(20);
  });

  test("applied, they give the text that the fixes give, and no line has two", () => {
    const edit = fc.record({
      line: fc.nat(7),
      column: fc.nat(5),
      length: fc.nat(4),
      text: fc.constantFrom("", "x", "`", "```", "a\nb", "]"),
    });
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 8 }),
        (drawn, cut) => {
          const text = Array.from({ length: 8 }, (_, index) => `- paper ${index}\n`).join("");
          const made = drawn.map(({ line, column, length, text: to }): Finding => {
            const start = line * 10 + column;
            const fix = {
              safety: "safe" as const,
              edits: [{ start, end: Math.min(start + length, line * 10 + 9), text: to }],
            };
            return { ...findings.broken, line: line + 1, entry: { title: "", line: line + 1 }, fix };
          });
          const hunks = [
            { start: 1, end: cut },
            { start: cut + 1, end: 8 },
          ];
          const offered = suggestionsFor(
            reviewOf({ findings: made }),
            with_(text),
            new Map([["README.md", hunks]]),
          );
          const lines = offered.flatMap(({ line, endLine }) =>
            Array.from({ length: endLine - line + 1 }, (_, at) => line + at),
          );
          expect(new Set(lines).size).toBe(lines.length);
          expect(
            offered.every(({ line, endLine }) =>
              hunks.some((hunk) => hunk.start <= line && endLine <= hunk.end),
            ),
          ).toBe(true);
          const untouched = text.split("\n").filter((_, index) => !lines.includes(index + 1));
          const applied = apply(text, offered).split("\n");
          expect(untouched.every((line) => applied.includes(line))).toBe(true);
          if (offered.length > 0) expect(apply(text, offered)).not.toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});
