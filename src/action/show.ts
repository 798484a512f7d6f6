import type { Severity } from "../model/finding.ts";
import { type FailOn, failsAt } from "../review/fails.ts";
import { renderSummary } from "../review/summary.ts";
import { wordsIn } from "../review/words/words.ts";
import type { Told } from "./told.ts";
import { annotationLines, command } from "./workflow-commands.ts";

/** What the runner is given: lines of the log, Markdown for the job's summary, outputs, and how the step ends. */
export interface Shown {
  readonly log: readonly string[];
  readonly summary: string;
  /** As `GITHUB_OUTPUT` takes them. */
  readonly outputs: string;
  readonly fails: boolean;
}

/** Turns reviews into what the runner shows of them. Nothing in the log is a stranger's, but for escaped commands. */
export function show(told: readonly Told[], failOn: FailOn): Shown {
  const fails = told.some((each) => failsStep(each, failOn));
  const counts = (["error", "warning", "notice"] as const).map(
    (severity) => `${severity}s=${told.reduce((sum, each) => sum + count(each, severity), 0)}`,
  );
  const checks = told.flatMap(({ check }) => (check === null ? [] : [check]));
  return {
    log: [
      ...checks.map(({ title }) => title),
      ...told.flatMap((each) => stoppedLines(each)),
      ...annotationLines(
        told.flatMap(({ check, isPublished }) => (isPublished ? [] : (check?.annotations ?? []))),
      ),
    ],
    summary: told.map(summaryOf).join("\n"),
    outputs: `${[`result=${fails ? "failure" : "success"}`, ...counts].join("\n")}\n`,
    fails,
  };
}

function failsStep({ change, check, isJudged }: Told, failOn: FailOn): boolean {
  if (!isJudged || failOn === "never") return false;
  if (check?.conclusion === "action_required") return true;
  return change.reviewed?.outcome === "reviewed" && failsAt(change.reviewed.review, failOn);
}

function count({ change: { reviewed } }: Told, severity: Severity): number {
  if (reviewed?.outcome !== "reviewed") return 0;
  return reviewed.review.files
    .flatMap(({ findings }) => findings)
    .filter((each) => each.severity === severity).length;
}

/** A review that was stopped is no fault of the change, and not a reason to say nothing. */
function stoppedLines({ change: { reviewed, language } }: Told): string[] {
  if (reviewed?.outcome !== "stopped") return [];
  const words = wordsIn(language);
  return [
    command("warning", { title: words.notReviewed }, words.sentence(words.stopped(reviewed.why[language]))),
  ];
}

function summaryOf({ change: { reviewed }, context, check }: Told): string {
  if (reviewed?.outcome === "reviewed") {
    const preview = check?.conclusion === "action_required" ? `${check.summary}\n\n` : "";
    return `${preview}${renderSummary(reviewed.review, context)}`;
  }
  return check === null ? "" : `**${check.title}.**\n\n${check.summary}\n`;
}
