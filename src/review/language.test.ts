import { expect, test } from "vitest";
import { parseList } from "../list/parse.ts";
import { chooseLanguage } from "./language.ts";

const entry = "- CT2Rep: Automated Radiology Report Generation [[paper](https://arxiv.org/abs/2403.06801)]\n";
const english = parseList(
  `# Awesome Report Generation\n\nPapers on report generation.\n\n## 2024\n\n${entry}`,
);
const chinese = parseList(
  `# 医学影像报告生成\n\n收集医学影像报告自动生成方向的论文与代码，欢迎补充。\n\n## 二〇二四年\n\n${entry.repeat(40)}`,
);
const japanese = parseList(
  `# 医用画像レポート生成\n\n論文とコードをまとめたリストです。どうぞご参加ください。\n\n${entry}`,
);

test.each([
  ["the list's", english, "", "en"],
  ["the list's, whatever its papers are called", chinese, "Add CT2Rep", "zh"],
  [
    "the list's, where the pull request names a paper only",
    chinese,
    "Add CT2Rep: Automated Radiology Report Generation",
    "zh",
  ],
  ["the pull request's own", english, "新增 CT2Rep: Automated Radiology Report Generation 论文", "zh"],
  [
    "the pull request's own, in whole sentences",
    chinese,
    "This adds a paper on report generation. ".repeat(4),
    "en",
  ],
  ["English for lists in neither", japanese, "", "en"],
  [
    "not that of a template's comments and addresses",
    english,
    "<!-- 请填写论文标题和链接 --> Add CT2Rep",
    "en",
  ],
] as const)("is %s", (_, list, prose, expected) => {
  expect(chooseLanguage([list], prose)).toBe(expected);
});
