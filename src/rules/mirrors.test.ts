import { describe, expect, test } from "vitest";
import { parseList } from "../list/parse.ts";
import { isTranslation, papersBeside } from "./mirrors.ts";

describe("a translation is known by its name", () => {
  test.each([
    ["README.md", "README_zh.md"],
    ["README.md", "README-CN.md"],
    ["README.md", "README.zh-CN.md"],
    ["README_EN.md", "README_zh-hans.md"],
    ["docs/en/papers.md", "docs/zh/papers.md"],
    ["README.md", "zh/readme.md"],
  ])("%s and %s", (one, other) => {
    expect(isTranslation(one, other)).toBe(true);
  });

  test.each([
    ["README.md", "README.md"],
    ["2023.md", "2024.md"],
    ["README.md", "surveys.md"],
    ["nlp/README.md", "README_zh.md"],
  ])("%s and %s are none", (one, other) => {
    expect(isTranslation(one, other)).toBe(false);
  });
});

const numbers = Array.from({ length: 12 }, (_, index) => String(10_001 + index));
const words = "Amber Birch Cedar Delta Ember Fjord Grove Heath Inlet Jetty Kiosk Lagoon".split(" ");
const line = (number: string, index: number) =>
  `- Reading ${words[index]} Images with Language Models [[paper](https://arxiv.org/abs/2401.${number})]`;

function listOf(path: string, from: readonly string[]) {
  const lines = from.map((number) => line(number, numbers.indexOf(number)));
  return parseList(`# List\n\n## Papers\n\n${lines.join("\n")}\n`, path);
}

function repeats(a: ReturnType<typeof listOf>, b: ReturnType<typeof listOf>): number {
  const papers = papersBeside([a, b])(a);
  return a.entries.filter((entry) => papers.matches(entry).length > 0).length;
}

test("the files of a list repeat each other, its translations and other orders of it do not", () => {
  const all = listOf("README.md", numbers);
  expect(repeats(all, listOf("surveys.md", numbers.slice(0, 4)))).toBe(4);
  expect(repeats(all, listOf("README_zh.md", numbers.slice(0, 4)))).toBe(0);
  expect(repeats(all, listOf("by-topic.md", [...numbers].reverse()))).toBe(0);
});
