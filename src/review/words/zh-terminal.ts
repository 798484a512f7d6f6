import type { Severity } from "../../model/finding.ts";
import type { terminal as english } from "./en-terminal.ts";

const severities: Record<Severity, string> = { error: "错误", warning: "警告", notice: "提示" };

/** What only a terminal says, in Chinese. */
export const terminal: typeof english = {
  labels: { fix: "修正", possible: "可选", note: "说明", see: "另见" },
  goes: (line, endLine) =>
    line === endLine ? `第 ${line} 行将被删除` : `第 ${line} 至 ${endLine} 行将被删除`,
  notJudged: (path, why) => (why === null ? `${path}：未审查` : `${path}：未审查：${why}`),
  notChecked: (path, what, why) => `${path}：未检查：${what}（${why}）`,
  ignored: (place, rule, reason) =>
    reason === "" ? `${place}：已忽略：${rule}` : `${place}：已忽略：${rule}（${reason}）`,
  seen: (entries, files) => `共 ${files} 个文件、${entries} 个条目`,
  nothing: (painted, seen) => `${painted}，${seen}。`,
  summary: (counts, seen) => `${counts.join("、")}；${seen}。`,
  count: (severity, count) => `${count} 个${severities[severity]}`,
  safe: (count) => `其中 ${count} 个可以安全修正。`,
  fixed: (message, rule) => `已修正：${message}（${rule}）`,
  wouldFix: (message, rule) => `可修正：${message}（${rule}）`,
  fixes: (count, dry) =>
    count === 0 ? "没有可以安全修正的内容。" : `修正 ${count} 处${dry ? "，未写入文件" : ""}。`,
};
