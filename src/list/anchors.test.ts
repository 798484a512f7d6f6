import { describe, expect, test } from "vitest";
import { readAnchors } from "./anchors.ts";
import { parseList } from "./parse.ts";

function anchorsOf(source: string) {
  return readAnchors(parseList(source));
}

test.each([
  ["## Depth & Normals", "depth--normals"],
  ["## What's New?", "whats-new"],
  ["## 1. Survey", "1-survey"],
  ["## CVPR'24 (main)", "cvpr24-main"],
  ["## **Bold** and `code`", "bold-and-code"],
  ["## [Linked](https://example.org) heading", "linked-heading"],
  ["## snake_case name", "snake_case-name"],
  ["## 中文 论文", "中文-论文"],
  ["## Closed ##", "closed"],
  ["Underlined\n===", "underlined"],
])("the anchor of %j is %j", (source, anchor) => {
  expect(anchorsOf(`${source}\n`).headings.map((heading) => heading.anchor)).toEqual([anchor]);
});

test("names that repeat are numbered", () => {
  const { headings, resolves } = anchorsOf("# A\n\n## 2024\n\n# B\n\n## 2024\n\n## 2024\n");
  expect(headings.map(({ anchor }) => anchor)).toEqual(["a", "2024", "b", "2024-1", "2024-2"]);
  expect(["2024-1", "2024-2", "2024-3"].map(resolves)).toEqual([true, true, false]);
});

test("a bold line has no anchor", () => {
  const { headings, resolves } = anchorsOf("# Papers\n\n**CVPR 2024**\n\n- Segment Anything\n");
  expect(headings.map(({ anchor }) => anchor)).toEqual(["papers"]);
  expect(resolves("cvpr-2024")).toBe(false);
});

describe("a link leads somewhere", () => {
  const source = [
    "## 🔥 Hot Topics",
    "## :rocket: Launch",
    "## ⚙️ Setup",
    '## <img src="logo.png"> Logo',
    '<h3 align="center">In HTML</h3>',
    '<a name="Own-Name"></a>',
    "- Item\n\n  ### In an item",
    "> ## In a quote",
    "",
  ].join("\n\n");
  const { resolves } = anchorsOf(source);

  test.each([
    ...["-hot-topics", "rocket-launch", "-launch", "️-setup", "-setup", "-logo", "logo", "in-html"],
    ...["own-name", "user-content-own-name", "in-an-item", "in-a-quote", "%2Dhot%2Dtopics"],
    ...["top", "readme", "", "In-HTML"],
  ])("#%s", (fragment) => {
    expect(resolves(fragment)).toBe(true);
  });

  test.each(["hot-topics", "setups", "%E4%B8", "in-a-comment"])("not #%s", (fragment) => {
    expect(resolves(fragment)).toBe(false);
  });
});
