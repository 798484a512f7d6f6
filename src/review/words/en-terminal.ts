import type { Severity } from "../../model/finding.ts";

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What only a terminal says. */
export const terminal = {
  labels: { fix: "fix", possible: "fix?", note: "note", see: "see" },
  goes: (line: number, endLine: number) =>
    line === endLine ? `line ${line} goes` : `lines ${line} to ${endLine} go`,
  notJudged: (path: string, why: string | null) =>
    why === null ? `${path}: not judged` : `${path}: not judged: ${why}`,
  notChecked: (path: string, what: string, why: string) => `${path}: not checked: ${what} (${why})`,
  ignored: (place: string, rule: string, reason: string) =>
    reason === "" ? `${place}: ignored: ${rule}` : `${place}: ignored: ${rule} (${reason})`,
  seen: (entries: number, files: number) =>
    `${counted(entries, "entry", "entries")} in ${counted(files, "file", "files")}`,
  nothing: (painted: string, seen: string) => `${painted} in ${seen}.`,
  summary: (counts: readonly string[], seen: string) => `${counts.join(", ")}; ${seen}.`,
  count: (severity: Severity, count: number) => counted(count, severity, `${severity}s`),
  safe: (count: number) => ` ${counted(count, "has a safe fix", "have a safe fix")}.`,
  fixed: (message: string, rule: string) => `fixed: ${message} (${rule})`,
  wouldFix: (message: string, rule: string) => `would fix: ${message} (${rule})`,
  fixes: (count: number, dry: boolean) =>
    count === 0
      ? "Nothing to fix safely."
      : `${counted(count, "fix", "fixes")}${dry ? ", nothing written" : ""}.`,
};
