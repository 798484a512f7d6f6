import { expect, test } from "vitest";
import { parseList } from "./parse.ts";

const entry = '<td><a href="https://arxiv.org/abs/2304.02643">Segment Anything</a></td>';

test("entries in an HTML table are not read, and said to be there", () => {
  const list = parseList(`# Papers\n\n<table>\n<tr>${entry}<td>ICCV 2023</td></tr>\n</table>\n`);
  expect(list).toMatchObject({ entries: [], notJudged: { en: "its entries stand in an HTML table" } });
});

test("a table of pictures beside entries in Markdown is no reason to leave them", () => {
  const lines = [
    "Segment Anything",
    "Visual Instruction Tuning",
    "Mask R-CNN",
    "Scaling Laws",
    "Attention",
  ].map((title, index) => `- ${title} [[paper](https://arxiv.org/abs/2304.0264${index})]`);
  const list = parseList(
    `<table><tr><td><img src="a.png"></td></tr></table>\n\n## 2023\n\n${lines.join("\n")}\n`,
  );
  expect(list.notJudged).toBeNull();
  expect(list.entries).toHaveLength(5);
});

test.each([
  ["papers.yaml", "- title: Segment Anything\n  paper: https://arxiv.org/abs/2304.02643\n", "YAML"],
  ["papers.yml", "- title: Segment Anything\n", "YML"],
  ["README.rst", "Papers\n======\n\n- `Segment Anything <https://arxiv.org/abs/2304.02643>`_\n", "RST"],
])("%s is left alone with its reason", (path, text, format) => {
  expect(parseList(text, path)).toMatchObject({
    entries: [],
    notJudged: { en: `${format} is not read, only Markdown is` },
  });
});
