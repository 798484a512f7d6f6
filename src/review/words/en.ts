import type { EntryVerdict, Severity } from "../../model/finding.ts";
import { conversation } from "./en-conversation.ts";
import { terminal } from "./en-terminal.ts";

const entries = (count: number) => (count === 1 ? "1 entry" : `${count} entries`);
const span = (line: number, endLine: number) =>
  line === endLine ? `line ${line}` : `lines ${line} to ${endLine}`;
const problems = (count: number) => (count === 1 ? "1 problem" : `${count} problems`);

/** Every sentence of ours that people read in a review, in English. None takes Markdown that it did not write. */
export const en = {
  entriesReady(ready: number, total: number): string {
    if (total === 1) return ready === 1 ? "The entry is ready" : "The entry is not ready yet";
    if (ready === 0) return `None of the ${total} entries is ready`;
    return ready === total
      ? `All ${total} entries are ready`
      : `${ready} of ${total} entries ${ready === 1 ? "is" : "are"} ready`;
  },
  /** Joins a verdict and a count of problems, and a title and its counts. */
  joined: (first: string, second: string) => `${first}, ${second}`,
  counted: (title: string, counts: readonly string[]) => `${title}: ${counts.join(", ")}`,
  sentence: (text: string) => `${text}.`,
  /** Between two sentences. */
  gap: " ",
  /** A severity and what is wrong; a place and what is there. */
  problem: (severity: string, sentence: string) => `**${severity}:** ${sentence}`,
  /** A sentence and the rule that says it. */
  attributed: (sentence: string, rule: string) => `${sentence} (${rule})`,
  told: (place: string, sentence: string) => `${place}: ${sentence}`,
  problems,
  severityCount: (severity: Severity, count: number) => `${count} ${severity}${count === 1 ? "" : "s"}`,
  reorganised(counts: { added: number; moved: number; changed: number; lost: number }): string {
    const parts = [
      ...(counts.added > 0 ? [`${counts.added} added`] : []),
      `${counts.moved} moved`,
      `${counts.changed} changed`,
      `${counts.lost} lost`,
    ];
    return `Entries: ${parts.join(", ")}`;
  },
  onlyCertain: "So many entries are touched at once that only what is certain is shown.",
  nothingFound: "Nothing to correct",
  notReviewed: "Not reviewed",
  severity: { error: "Error", warning: "Warning", notice: "Notice" } satisfies Record<Severity, string>,
  verdict: {
    ready: "ready",
    notice: "ready",
    warning: "please look",
    error: "needs a fix",
  } satisfies Record<EntryVerdict["verdict"], string>,
  columns: { entry: "Entry", place: "Section", verdict: "Verdict" },
  untitled: "(no title)",
  line: (line: number) => `line ${line}`,
  fileLine: (file: string, line: number) => `${file}, line ${line}`,
  moreEntries: (count: number) => `${count} more not shown`,
  moreProblems: (count: number) =>
    `${problems(count)} more did not fit here; the check run has every one of them.`,
  corrected: (line: number, endLine: number) => `Corrected ${span(line, endLine)}:`,
  possible: (line: number, endLine: number) =>
    `A possible correction of ${span(line, endLine)}, for a person to judge:`,
  goes: (line: number, endLine: number): string => (line === endLine ? "the line goes." : "the lines go."),
  withdrawn: "This is no longer called for.",
  notShown: "The corrected line holds characters that cannot be shown here.",
  notices: (count: number) =>
    `${count === 1 ? "1 notice" : `${count} notices`} beside the lines, in the check run.`,
  notChecked: (what: string, why: string) => `Not checked: ${what}: ${why}.`,
  notJudged: (file: string, why: string | null) =>
    why === null ? `Not judged: ${file}` : `Not judged: ${file}: ${why}.`,
  ignored: (rule: string, place: string, reason: string) =>
    reason === "" ? `Ignored: ${rule}, ${place}.` : `Ignored: ${rule}, ${place}: ${reason}.`,
  moreIgnored: (count: number) =>
    count === 1 ? "1 more finding is ignored." : `${count} more findings are ignored.`,
  cosmetic: (count: number) => (count === 1 ? "1 line of white space." : `${count} lines of white space.`),
  outside: (files: readonly string[], more: number) =>
    `Outside the list, not judged: ${files.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
  removed: (count: number) => `${entries(count)} removed.`,
  reviewedAt: (sha: string) => `Reviewed at ${sha.slice(0, 7)}. This comment follows the pull request.`,
  resolved: "Nothing is left to correct.",
  noLongerAList: "This pull request no longer changes the list, so nothing is left of what was noted here.",
  noLongerKnown: "The pull request has changed and could not be reviewed; the check run says why.",
  commands:
    "In a new comment: `/listwarden fix` commits the safe corrections, `/listwarden recheck` looks again, `/listwarden dispute <reason>` objects, `/listwarden help` says more.",
  disputed: (reason: string) => `Disputed: ${reason}. A curator decides.`,
  disputedTitle: (title: string) => `${title}; disputed, a curator decides`,
  ...conversation,
  deleted: "This change deletes the file",
  tooLarge: (bytes: number) =>
    `The file is too large: ${(bytes / 1_000_000).toFixed(1)} MB, at most 5 MB are read`,
  notAFile: (kind: string) => `This is not a file but a ${kind}`,
  invalidBytes: (path: string) => `corrections of ${path}`,
  invalidBytesWhy: "the file is not valid UTF-8, and a correction could damage it",
  otherReasons: "for several other reasons",
  notAsked: "nothing was asked of the network",
  notLookedFor: "nobody could look into the repository",
  files: (count: number) =>
    count === 1 ? "1 file that the list links" : `${count} files that the list links`,
  links: (count: number) => (count === 1 ? "1 link" : `${count} links`),
  metadata: (count: number) => `the metadata of ${count === 1 ? "1 paper" : `${count} papers`}`,
  badConfig: (path: string, found: readonly string[], held: "last" | "defaults") => ({
    what: `the configuration ${path}`,
    why: `it cannot be used, so ${held === "last" ? "its last version that could" : "the defaults"} hold${held === "last" ? "s" : ""} (${found.join("; ")})`,
  }),
  configTitle: "The configuration changes",
  configBrokenTitle: "The configuration cannot be used",
  configBroken: (path: string) =>
    `With this change ${path} cannot be used; what is in force now would stay in force:`,
  configChanges: (count: number): string =>
    count === 0
      ? "This change leaves what the configuration says as it is."
      : "Once it is merged, this change of the configuration has this effect:",
  stopped: (why: string) => `The review was stopped: ${why}`,
  terminal,
};
