import { describe, expect, test } from "vitest";
import { badReview, context, findings, reviewOf, verdict } from "../../test/review-builder.ts";
import { isMarked, renderComment, renderResolved } from "./comment.ts";

const link = "https://github.com/lena/list/blob/4f1c2d3/README.md?plain=1#L";

describe("renderComment", () => {
  test("opens with the verdict and closes with what was not checked", () => {
    expect(renderComment(badReview, context)).toBe(
      `<!-- listwarden:v1 head=4f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c -->

**1 of 3 entries is ready.**

| Entry | Section | Verdict |
| --- | --- | --- |
| \`CT2Rep: Automated Radiology Report Generation\` ([line 2](${link}2)) | \`2024\` | ready |
| \`FITA: Fine-grained Image-Text Aligner\` ([line 3](${link}3)) | \`2024\` | **needs a fix** |
| \`CT2Rep\` ([line 4](${link}4)) | \`2024\` | **please look** |

**\`FITA: Fine-grained Image-Text Aligner\`** · [\`README.md\`, line 3](${link}3)

- **Error:** One \`]\` too many after \`[[paper]\`. The link is shown as text. (\`broken-markup\`)

Corrected line 3:

\`\`\`md
- FITA: Fine-grained Image-Text Aligner [[paper](https://arxiv.org/abs/2405.00962)]
\`\`\`

**\`CT2Rep\`** · [\`README.md\`, line 4](${link}4)

- **Warning:** Already listed under \`2024\`. (\`duplicate-entry\`)
  - [line 2](${link}2): Listed here.

A possible correction of line 4, for a person to judge: the line goes.

---

- Not checked: 3 links: nothing was asked of the network.

<sub>Reviewed at 4f1c2d3. This comment follows the pull request.</sub>
<sub>In a new comment: \`/listwarden fix\` commits the safe corrections, \`/listwarden recheck\` looks again, \`/listwarden dispute <reason>\` objects, \`/listwarden help\` says more.</sub>`,
    );
  });

  test("is silent where there is nothing but notices", () => {
    const notice = { ...findings.repeated, severity: "notice" as const };
    expect(renderComment(reviewOf({ findings: [notice] }), context)).toBeNull();
    expect(renderComment(reviewOf({}), context)).toBeNull();
  });

  test("counts notices when it speaks of something else", () => {
    const notice = { ...findings.repeated, severity: "notice" as const };
    const text = renderComment(reviewOf({ findings: [findings.broken, notice] }), context);
    expect(text).toContain("- 1 notice beside the lines, in the check run.");
    expect(text).not.toContain("Already listed");
  });

  test("speaks of problems that belong to no entry", () => {
    const { entry: _, ...marker } = { ...findings.broken, message: 'A conflict marker "<<<<<<<"' };
    const text = renderComment(reviewOf({ findings: [marker] }), context);
    expect(text).toContain("**1 problem.**");
    expect(text).toContain(`**[\`README.md\`, line 3](${link}3)**`);
  });

  test("stays under the limit and is cut between entries", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      ...findings.broken,
      entry: { title: `${index} `.repeat(100), line: index + 1 },
    }));
    const verdicts = many.map(({ entry }) => verdict(entry.line, entry.title, "error"));
    const text = renderComment(reviewOf({ findings: many, verdicts }), context) ?? "";
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/\d+ problems more did not fit here; the check run has every one of them\.\n\n---/);
    expect(text).toMatch(/\| \d+ more not shown \| \| \|/);
    expect(text.match(/^```/gm)?.length).toBe(2 * (text.match(/^Corrected line/gm)?.length ?? 0));
  });

  test("shows no corrected line that holds what cannot be seen", () => {
    const edits = [{ start: 8, end: 8, text: "\u202e" }];
    const hidden = { ...findings.broken, fix: { safety: "safe" as const, edits } };
    const text = renderComment(reviewOf({ findings: [hidden] }), context);
    expect(text).toContain("The corrected line holds characters that cannot be shown here.");
    expect(text).not.toContain("\u202e");
  });
});

describe("a change that is not about single entries", () => {
  const changes = { added: 0, edited: 4, moved: 60, removed: 1 };

  test("is counted in one line, and only what is certain is told", () => {
    const verdicts = Array.from({ length: 64 }, (_, line) => verdict(line + 1, "CT2Rep", "ready"));
    const review = reviewOf({ changes, verdicts, findings: [findings.broken, findings.repeated] });
    const text = renderComment(review, context) ?? "";
    expect(text).toContain("**Entries: 60 moved, 4 changed, 1 lost.**\n\nSo many entries are touched");
    expect(text).toContain("**Error:**");
    expect(text).not.toMatch(/\*\*Warning:|\| Entry \|/);
  });

  test("gets no comment where nothing is certain", () => {
    expect(renderComment(reviewOf({ changes, findings: [findings.repeated] }), context)).toBeNull();
  });

  test("has its white space counted and its other files named", () => {
    const outside = ["build.sh", ...Array.from({ length: 30 }, (_, index) => `docs/${index}.md`)];
    const review = reviewOf({ findings: [findings.broken], cosmeticLines: 14 });
    const text = renderComment(review, { ...context, outside });
    expect(text).toContain("- 14 lines of white space.");
    expect(text).toMatch(/- Outside the list, not judged: `build\.sh`, `docs\/0\.md`, .* and 11 more\./);
  });

  test("names what was ignored, and why", () => {
    const ignored = [{ rule: "duplicate-entry", line: 4, reason: "Meant for @both #1 sections" }];
    const text = renderComment(reviewOf({ findings: [findings.broken], ignored }), context) ?? "";
    expect(text).toMatch(/- Ignored: `duplicate-entry`, `README\.md`, line 4: `Meant for .*`\./);
    expect(text).not.toMatch(/@both|#1/);
  });
});

describe("renderResolved", () => {
  test("says that nothing is left", () => {
    const review = reviewOf({ verdicts: [verdict(2, "CT2Rep", "ready")] });
    expect(renderResolved(review, context)).toContain("**The entry is ready.** Nothing is left to correct.");
  });

  test("claims nothing of what could not be reviewed", () => {
    expect(renderResolved("stopped", context)).toContain("could not be reviewed");
    expect(renderResolved(reviewOf({ judged: false }), context)).toContain("could not be reviewed");
    expect(renderResolved("no-list", context)).toContain("no longer changes the list");
  });

  test("keeps the mark by which the comment is known", () => {
    expect(isMarked(renderResolved("no-list", context))).toBe(true);
    expect(isMarked(`> ${renderResolved("no-list", context)}`)).toBe(false);
  });
});

test("a review in Chinese holds no English but what it quotes", () => {
  const chinese = {
    language: "zh" as const,
    files: badReview.files.map((file) => ({
      ...file,
      findings: file.findings.map((finding) => ({
        ...finding,
        message: '已列于 "2024"',
        note: "链接无法点击",
        related: [],
      })),
      notChecked: [{ what: "3 个链接", why: "没有查询网络" }],
      cosmeticLines: 2,
    })),
  };
  const text = renderComment(chinese, { ...context, language: "zh", outside: ["setup.py"] }) ?? "";
  expect(text).toContain("**3 个条目中有 1 个已就绪。**");
  expect(text).toContain("列表之外的文件，未审查：`setup.py`。");
  const own = text.replace(/^```[\s\S]*?^```$|`[^`]*`|\]\([^)]*\)|<[^>]*>/gm, "").replace("4f1c2d3", "");
  expect(own).not.toMatch(/[a-z]{2}/i);
});
