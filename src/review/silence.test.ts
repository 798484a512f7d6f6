import { expect, test } from "vitest";
import { context } from "../../test/review-builder.ts";
import { noFacts } from "../model/facts.ts";
import { renderComment } from "./comment.ts";
import { buildReview } from "./review.ts";

const lines = Array.from(
  { length: 12 },
  (_, n) =>
    `- Report Generation with Method ${n} [[paper](https://arxiv.org/abs/2406.0${4400 + n})][[code](https://github.com/lab/method-${n})]\n`,
);
const list = `# Awesome Reports\n\n## 2024\n\n${lines.join("")}`;

test.each([
  ["a line in a comment", "<!-- - A Paper That Will Come [[paper]()] -->\n"],
  [
    "lines in a comment",
    "<!--\n- A Paper That Will Come [[paper]()][[code]]\n- Another [[paper](https://x\n-->\n",
  ],
  ["a template without a title", "- [[paper]()][[code]()]\n"],
  ["a template in bold", "- ** [[paper]()] [[code]()]\n"],
  ["a template with a title to be filled in", "- Paper Title [[paper](link)][[code](link)]\n"],
])("%s gets no word", (_what, line) => {
  const files = [{ path: "README.md", before: list, after: list + line }];
  const review = buildReview({ files }, noFacts);
  expect(review.files.flatMap(({ findings }) => findings)).toEqual([]);
  expect(renderComment(review, context)).toBeNull();
});
