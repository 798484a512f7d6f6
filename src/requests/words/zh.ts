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
  listed: (title, place, since) =>
    `“${title}” ${since === null ? "已经收录" : `自 ${since} 起已收录`}：${place}`,
  likelyListed: (title, place) => `“${title}” 可能已经收录：${place}`,
  missing: (paper, fields) =>
    `无法为 “${paper}” 拟出条目：缺少${fields.map((field) => missing[field]).join("和")}`,
  absent: (id) => `没有数据库收录 “${id}”`,
  noSuchSection: (name) => `没有名为 “${name}” 的章节，或者不止一个`,
  notPrintable: (title) => `无法写出 “${title}”：列表中没有由这些已知内容组成的条目`,
  askFor: (fields) => `拟出条目还缺少${fields.map((field) => missing[field]).join("和")}，在议题中补充即可。`,
  nothingNamed: "这里没有提到具体论文；给出链接、DOI、arXiv 编号或带引号的标题即可。",
  moreThan: (most) => `每个议题只回答前 ${most} 篇论文。`,
  listedAt: (place, section, since) =>
    `${since === null ? "已经收录" : `自 ${since} 起已收录`}：${place}，位于 ${section}。`,
  noSuchSectionHere: (name) => `没有名为 ${name} 的章节，或者不止一个。`,
  notPrintableHere: "列表中没有由这些已知内容组成的条目。",
  wouldBe: "列表会这样书写：",
  goesTo: (section, path) => `位置：${path} 的 ${section}`,
  sectionOf: (section, path) => `${path} 的 ${section}`,
  near: (titles) => `与 ${titles.join("、")} 相近`,
  orElse: (names) => `也可放在 ${names.join("、")}`,
  stop: "。",
  capital: (text) => text,
  footer: "议题修改后，本回答会随之更新。",
  commands:
    "维护者可以回复 <code>/listwarden add [章节]</code>、<code>/listwarden decline [原因]</code> 或 <code>/listwarden edit title=… section=…</code>。",
  repeated: (title) => `“${title}” 前面已经给出`,
  repeatedIn: (issue) => (issue === null ? "前面已经提到这篇论文。" : `#${issue} 已经请求收录这篇论文。`),
  inPull: (number) => `已经在一个打开的拉取请求中：#${number}。`,
  accepted: (pull) => `已接受：在 #${pull} 中。`,
  acceptedNothing: "已接受，但目前还没有可以写入列表的内容。",
  acceptedClosed: (pull) =>
    `已接受，但包含它的拉取请求已被关闭${pull === null ? "" : `：#${pull}`}。回复 <code>/listwarden add</code> 会重新打开一个。`,
  acceptedTakenOver: (pull) =>
    `已接受；${pull === null ? "分支 <code>listwarden/additions</code>" : `#${pull}`} 中有他人推送的提交，在其合并或关闭之前保持不变。`,
  acceptedRefused: (isShown) => `已接受，但此仓库不允许我们打开拉取请求。${isShown ? "改动如下：" : ""}`,
  acceptedListed: "已接受，现已列入。",
  declined: (reason) => (reason === null ? "未予接受。" : `未予接受：${reason}。`),
  pullTitle: (count) => `新增 ${count} 篇论文`,
  pullIntro: (count) => `以下 ${count} 篇论文由读者请求并已被接受：`,
  pullOutro: "<sub>本拉取请求会随请求和列表更新；他人向其分支推送后即停止更新。</sub>",
  pullOver: "没有需要新增的内容了。",
  closes: (issue, isWhole) => (isWhole ? `Closes #${issue}` : `#${issue} 的一部分`),
  takes: (pull) => `取自 #${pull}`,
  andMore: "- 以及更多",
  unverified: "未经核实：内容来自所给的文字，没有查询任何数据库",
  verified: (evidence) => `来源：${evidence}`,
  written: (count, paths) => `已向 ${paths.join("、")} 写入 ${count} 个条目。`,
  drafted: (count) => `拟出 ${count} 个条目，未写入文件。`,
};
