import { expect, test } from "vitest";
import { parseConfig } from "../config.ts";
import { noFacts } from "../model/facts.ts";
import { buildReview } from "./review.ts";

const list = `## Papers

- DINOv2: Learning Robust Features [[paper](https://arxiv.org/abs/2304.07193)
- Vision Transformers Need Registers [[code](https://github.com/facebookresearch/dinov2)
`;

function linesLeft(paper: string): number[] {
  const config = parseConfig(`ignore:\n  - rule: broken-markup\n    paper: "${paper}"\n    reason: meant\n`);
  const files = [{ path: "README.md", before: null, after: list }];
  const [file] = buildReview({ files, config }, noFacts).files;
  return file?.findings.filter(({ rule }) => rule === "broken-markup").map(({ line }) => line) ?? [];
}

test.each([
  ["DINOv2: Learning Robust Features", [4]],
  ["arxiv:2304.07193", [4]],
  ["https://arxiv.org/pdf/2304.07193v2", [4]],
  ["https://github.com/facebookresearch/dinov2", [3]],
  ["dinov2", [3, 4]],
])("a decision about %s leaves what is said of lines %j", (paper, left) => {
  expect(linesLeft(paper)).toEqual(left);
});
