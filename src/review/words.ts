import type { EntryVerdict, Severity } from "../model/finding.ts";

/** Every sentence of ours that people read on GitHub, in one place. None of them takes Markdown it did not write. */
export const words = {
  entriesReady(ready: number, total: number): string {
    if (total === 1) return ready === 1 ? "The entry is ready" : "The entry is not ready yet";
    if (ready === 0) return `None of the ${total} entries is ready`;
    return ready === total
      ? `All ${total} entries are ready`
      : `${ready} of ${total} entries ${ready === 1 ? "is" : "are"} ready`;
  },
  problems(count: number): string {
    return count === 1 ? "1 problem" : `${count} problems`;
  },
  nothingFound: "Nothing to correct",
  notReviewed: "Not reviewed",
  severity: { error: "Error", warning: "Warning", notice: "Notice" } satisfies Record<Severity, string>,
  verdict: {
    ready: "ready",
    notice: "ready",
    warning: "please look",
    error: "needs a fix",
  } satisfies Record<EntryVerdict["verdict"], string>,
  change: {
    added: "added",
    edited: "edited",
    moved: "moved",
  } satisfies Record<EntryVerdict["change"], string>,
  columns: { entry: "Entry", place: "Section", verdict: "Verdict" },
  line: (line: number) => `line ${line}`,
  fileLine: (file: string, line: number) => `${file}, line ${line}`,
  moreEntries: (count: number) => `${count} more not shown`,
  moreProblems: (count: number) =>
    `${words.problems(count)} more did not fit here; the check run has every one of them.`,
  corrected: (line: number, endLine: number) => `Corrected ${words.span(line, endLine)}:`,
  possible: (line: number, endLine: number) =>
    `A possible correction of ${words.span(line, endLine)}, for a person to judge:`,
  span: (line: number, endLine: number) =>
    line === endLine ? `line ${line}` : `lines ${line} to ${endLine}`,
  goes: (line: number, endLine: number) => (line === endLine ? "the line goes." : "the lines go."),
  notShown: "The corrected line holds characters that cannot be shown here.",
  notices: (count: number) =>
    `${count === 1 ? "1 notice" : `${count} notices`} beside the lines, in the check run.`,
  notChecked: "Not checked:",
  notJudged: "Not judged:",
  ignored: (count: number) =>
    count === 1
      ? "1 finding is ignored by the configuration."
      : `${count} findings are ignored by the configuration.`,
  cosmetic: (count: number) =>
    count === 1
      ? "1 line changed in its white space only."
      : `${count} lines changed in their white space only.`,
  reviewedAt: (sha: string) => `Reviewed at ${sha.slice(0, 7)}. This comment follows the pull request.`,
  resolved: "Nothing is left of what was noted here.",
  noLongerAList: "This pull request no longer changes the list, so nothing is left of what was noted here.",
  noLongerKnown: "The pull request has changed and could not be reviewed; the check run says why.",
  deleted: "This change deletes the file",
  tooLarge: (bytes: number) =>
    `The file is too large: ${(bytes / 1_000_000).toFixed(1)} MB, at most 5 MB are read`,
  notAFile: (kind: string) => `This is not a file but a ${kind}`,
  invalidBytes: (path: string) => `corrections of ${path}`,
  invalidBytesWhy: "the file is not valid UTF-8, and a correction could damage it",
  badConfig: (path: string, problems: readonly string[]) => ({
    what: `the configuration ${path}`,
    why: `it cannot be used, so the defaults hold (${problems.join("; ")})`,
  }),
  stopped: (why: string) => `The review was stopped: ${why}`,
};
