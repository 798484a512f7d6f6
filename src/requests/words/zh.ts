import type { Missing } from "../known.ts";
import type { en } from "./en.ts";

const missing: Readonly<Record<Missing, string>> = {
  title: "标题",
  link: "论文链接、DOI 或 arXiv 编号",
};

/** The same in Chinese. */
export const zh: typeof en = {
  place: (path, line) => `${path} 第 ${line} 行`,
  section: (name) => `章节“${name}”`,
  reasons: {
    asked: "按要求放在这里",
    heading: "标题与会议和年份相符",
    neighbours: (titles) => `与 ${titles.map((title) => `“${title}”`).join("、")} 相近`,
    only: "只有这一个章节",
  },
  alternatives: (names) => `或者：${names.map((name) => `“${name}”`).join("、")}`,
  listed: (title, place) => `“${title}” 已经收录：${place}`,
  likelyListed: (title, place) => `“${title}” 可能已经收录：${place}`,
  missing: (paper, fields) =>
    `无法为 “${paper}” 拟出条目：缺少${fields.map((field) => missing[field]).join("和")}`,
  absent: (id) => `没有数据库收录 “${id}”`,
  noSuchSection: (name) => `没有名为 “${name}” 的章节，或者不止一个`,
  notPrintable: (title) => `无法写出 “${title}”：列表中没有由这些已知内容组成的条目`,
  askFor: (fields) => `拟出条目还缺少${fields.map((field) => missing[field]).join("和")}，在议题中补充即可。`,
  nothingNamed: "这里没有提到具体论文；给出链接、DOI、arXiv 编号或带引号的标题即可。",
  moreThan: (most) => `每个议题只回答前 ${most} 篇论文。`,
  listedAt: (place, section) => `已经收录：${place}，位于 ${section}。`,
  noSuchSectionHere: (name) => `没有名为 ${name} 的章节，或者不止一个。`,
  notPrintableHere: "列表中没有由这些已知内容组成的条目。",
  wouldBe: "列表会这样书写：",
  goesTo: (section, path) => `位置：${path} 的 ${section}`,
  near: (titles) => `与 ${titles.join("、")} 相近`,
  orElse: (names) => `也可放在 ${names.join("、")}`,
  stop: "。",
  capital: (text) => text,
  footer: "议题修改后，本回答会随之更新。",
  unverified: "未经核实：内容来自所给的文字，没有查询任何数据库",
  verified: (evidence) => `来源：${evidence}`,
  written: (count, path) => `已向 ${path} 写入 ${count} 个条目。`,
  drafted: (count) => `拟出 ${count} 个条目，未写入文件。`,
};
