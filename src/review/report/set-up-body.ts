import { inert } from "../inert.ts";
import type { Inspection } from "./inspect.ts";
import { learnedLines } from "./learned-text.ts";
import type { ReportWords } from "./words/words.ts";

/** A change of a list's history, and how much it would have been told, by severity. */
export interface PastChange {
  readonly sha: string;
  /** The first line of its message, as a stranger wrote it. */
  readonly headline: string;
  readonly counts: Readonly<Record<"error" | "warning" | "notice", number>>;
}

/** What the pull request that sets a list up says of it. */
export interface SetUpText {
  /** The files that it adds. */
  readonly paths: readonly string[];
  /** The newest first. */
  readonly past: readonly PastChange[];
  readonly inspection: Inspection;
}

interface Context {
  readonly words: ReportWords;
  linkTo(sha: string): string;
}

/** The text of the pull request that sets a list up, as Markdown: what it adds, what was learned, what would have been told. */
export function renderSetUp({ paths, past, inspection }: SetUpText, { words, linkTo }: Context): string {
  const files = paths.map((path) => `- ${inert(path)}: ${words.setUpFile(path.endsWith("/listwarden.yml"))}`);
  const rows = past.map(
    ({ sha, headline, counts }) =>
      `| [${sha.slice(0, 7)}](${linkTo(sha)}) | ${inert(headline, 80)} | ${words.toldOf(counts)} |`,
  );
  const silent = past.filter(({ counts }) => counts.error + counts.warning + counts.notice === 0).length;
  return [
    words.setUpHead,
    files.join("\n"),
    `### ${words.learned}`,
    learnedLines(inspection, words).join("\n"),
    ...(past.length === 0
      ? []
      : [
          `### ${words.pastHead(past.length)}`,
          `${words.pastSilent(silent, past.length)} ${words.pastFacts}`,
          [words.pastColumns, "| --- | --- | --- |", ...rows].join("\n"),
        ]),
  ].join("\n\n");
}
