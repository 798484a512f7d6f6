import { describe, expect, test } from "vitest";
import { badReview, context, findings, reviewOf } from "../../test/review-builder.ts";
import { renderText } from "./text.ts";

describe("renderText", () => {
  test("shows each finding at its place, with the corrected line", () => {
    expect(renderText(badReview, context.sources)).toBe(`\
README.md:3:49 error broken-markup One "]" too many after "[[paper]"
     3 | - FITA: Fine-grained Image-Text Aligner [[paper]](https://arxiv.org/abs/2405.00962)]
       |                                                 ^
   fix | - FITA: Fine-grained Image-Text Aligner [[paper](https://arxiv.org/abs/2405.00962)]
  note | The link is shown as text

README.md:4:1 warning duplicate-entry Already listed under "2024"
     4 | - CT2Rep [[paper](https://arxiv.org/pdf/2403.06801)]
       | ${"^".repeat(52)}
  fix? | line 4 goes
   see | README.md:2 Listed here

README.md: not checked: 3 links (nothing was asked of the network)

1 error, 1 warning; 3 entries in 1 file. 1 has a safe fix.
`);
  });

  test("is one line where nothing is wrong", () => {
    expect(renderText(reviewOf({}), context.sources)).toBe("Nothing to correct in 3 entries in 1 file.\n");
  });

  test("underlines the right part of a long line", () => {
    const text = `${"a ".repeat(300)}[[code]] end`;
    const column = text.indexOf("[[code]]") + 1;
    const place = { line: 1, column, endLine: 1, endColumn: column + 8 };
    const { fix: _, ...finding } = { ...findings.broken, ...place };
    const [, shown = "", under = ""] = renderText(
      reviewOf({ findings: [finding] }),
      new Map([["README.md", text]]),
    ).split("\n");
    expect(shown.slice(under.indexOf("^"), under.lastIndexOf("^") + 1)).toBe("[[code]]");
    expect(shown.length).toBeLessThan(115);
  });

  test("lets no control character of a text reach the terminal", () => {
    const text = "- \u001b[31mred\u001b[0m \u202eright";
    const place = { line: 1, column: 1, endLine: 1, endColumn: 10 };
    const finding = { ...findings.broken, ...place, message: 'Hidden "\u001b[2J"' };
    const shown = renderText(reviewOf({ findings: [finding] }), new Map([["README.md", text]]));
    expect(shown).not.toMatch(/[\u001b\u202e]/);
  });

  test("is coloured only on demand", () => {
    expect(renderText(badReview, context.sources, { color: true })).toContain("\u001b[31merror\u001b[0m");
  });
});
