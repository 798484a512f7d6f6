import type { Severity } from "../../model/finding.ts";
import type { en } from "./en.ts";
import { conversation } from "./zh-conversation.ts";
import { terminal } from "./zh-terminal.ts";

const span = (line: number, endLine: number) =>
  line === endLine ? `第 ${line} 行` : `第 ${line} 至 ${endLine} 行`;
const problems = (count: number) => `${count} 个问题`;
const severities: Record<Severity, string> = { error: "错误", warning: "警告", notice: "提示" };

/** Every sentence of ours that people read in a review, in Chinese; a missing one does not compile. */
export const zh: typeof en = {
  entriesReady(ready, total) {
    if (total === 1) return ready === 1 ? "该条目已就绪" : "该条目尚未就绪";
    if (ready === 0) return `${total} 个条目均未就绪`;
    return ready === total ? `${total} 个条目全部就绪` : `${total} 个条目中有 ${ready} 个已就绪`;
  },
  joined: (first, second) => `${first}，${second}`,
  counted: (title, counts) => `${title}：${counts.join("、")}`,
  sentence: (text) => `${text}。`,
  gap: "",
  problem: (severity, sentence) => `**${severity}**：${sentence}`,
  attributed: (sentence, rule) => `${sentence}（${rule}）`,
  told: (place, sentence) => `${place}：${sentence}`,
  problems,
  severityCount: (severity, count) => `${count} 个${severities[severity]}`,
  reorganised({ added, moved, changed, lost }) {
    const parts = [
      ...(added > 0 ? [`新增 ${added} 个`] : []),
      `移动 ${moved} 个`,
      `修改 ${changed} 个`,
      `丢失 ${lost} 个`,
    ];
    return `条目：${parts.join("，")}`;
  },
  onlyCertain: "本次改动涉及的条目很多，这里只列出确定的问题。",
  nothingFound: "没有需要修正的内容",
  notReviewed: "未审查",
  severity: severities,
  verdict: { ready: "就绪", notice: "就绪", warning: "请查看", error: "需要修正" },
  columns: { entry: "条目", place: "章节", verdict: "结论" },
  untitled: "（无标题）",
  line: (line) => `第 ${line} 行`,
  fileLine: (file, line) => `${file} 第 ${line} 行`,
  moreEntries: (count) => `另有 ${count} 项未显示`,
  moreProblems: (count) => `此处放不下另外 ${problems(count)}，检查运行中列出了全部内容。`,
  corrected: (line, endLine) => `修正后的${span(line, endLine)}：`,
  possible: (line, endLine) => `${span(line, endLine)}的一种可能的修正，请人工判断：`,
  goes: (line, endLine) => (line === endLine ? "删除该行。" : "删除这些行。"),
  withdrawn: "此处已不需要修正。",
  notShown: "修正后的行含有无法在此显示的字符。",
  notices: (count) => `另有 ${count} 条提示显示在检查运行的相应行旁。`,
  notChecked: (what, why) => `未检查：${what}：${why}。`,
  notJudged: (file, why) => (why === null ? `未审查：${file}` : `未审查：${file}：${why}。`),
  ignored: (rule, place, reason) =>
    reason === "" ? `已忽略：${rule}，${place}。` : `已忽略：${rule}，${place}：${reason}。`,
  moreIgnored: (count) => `另有 ${count} 个结果已忽略。`,
  cosmetic: (count) => `${count} 行只改动了空白。`,
  outside: (files, more) =>
    `列表之外的文件，未审查：${files.join("、")}${more > 0 ? ` 等，另有 ${more} 个` : ""}。`,
  removed: (count) => `删除了 ${count} 个条目。`,
  reviewedAt: (sha) => `已审查至 ${sha.slice(0, 7)}。本评论随拉取请求更新。`,
  resolved: "没有需要修正的内容了。",
  noLongerAList: "该拉取请求不再改动列表，此处曾指出的问题不再适用。",
  noLongerKnown: "该拉取请求已更新但未能完成审查，原因见检查运行。",
  commands:
    "在新评论中：`/listwarden fix` 提交安全修正，`/listwarden recheck` 重新审查，`/listwarden dispute <理由>` 提出异议，`/listwarden help` 查看说明。",
  disputed: (reason) => `有异议：${reason}。由维护者决定。`,
  disputedTitle: (title) => `${title}；有异议，由维护者决定`,
  ...conversation,
  deleted: "本次改动删除了该文件",
  tooLarge: (bytes) => `文件过大：${(bytes / 1_000_000).toFixed(1)} MB，最多读取 5 MB`,
  notAFile: (kind) => `这不是文件，而是 ${kind}`,
  invalidBytes: (path) => `${path} 的修正`,
  invalidBytesWhy: "文件不是有效的 UTF-8，修正可能损坏它",
  otherReasons: "其他多种原因",
  notAsked: "没有查询网络",
  notLookedFor: "无法查看仓库内的文件",
  files: (count) => `列表链接的 ${count} 个文件`,
  links: (count) => `${count} 个链接`,
  metadata: (count) => `${count} 篇论文的元数据`,
  badConfig: (path, found, held) => ({
    what: `配置文件 ${path}`,
    why: `无法使用，因此采用${held === "last" ? "上一个可用的版本" : "默认设置"}（${found.join("；")}）`,
  }),
  configTitle: "配置有改动",
  configBrokenTitle: "配置无法使用",
  configBroken: (path) => `按此改动，${path} 将无法使用，当前生效的配置会继续生效：`,
  configChanges: (count) => (count === 0 ? "本次改动不影响配置的内容。" : "合并后，本次配置改动的效果如下："),
  stopped: (why) => `审查已中止：${why}`,
  terminal,
};
