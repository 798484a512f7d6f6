import { expect, test } from "vitest";
import { linkedMarkdown } from "./list-files.ts";

test.each([
  ["[older](older.md)", ["older.md"]],
  ["[older](./docs/older.md#2019) and [中文](README_zh.md)", ["docs/older.md", "README_zh.md"]],
  ['<a href="papers/3d.markdown">3D</a>', ["papers/3d.markdown"]],
  ["[here](https://github.com/lena/list/blob/main/papers/3d%20scenes.md)", ["papers/3d scenes.md"]],
  ["[paper](https://arxiv.org/abs/2406.04449) [up](../other.md) [no](notes.txt)", []],
  ["[odd](100%.md)", ["100%.md"]],
])("%s", (readme, paths) => {
  expect(linkedMarkdown(readme)).toEqual(paths);
});

test("a hostile README takes no time", () => {
  const began = performance.now();
  linkedMarkdown("](".repeat(500_000));
  linkedMarkdown(`](${" ".repeat(1_000_000)}`);
  expect(performance.now() - began).toBeLessThan(1_000);
});
