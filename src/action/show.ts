import type { Severity } from "../model/finding.ts";
import { type FailOn, failsAt } from "../review/fails.ts";
import { renderSummary } from "../review/summary.ts";
import { wordsIn } from "../review/words/words.ts";
import type { Told, ToldReview } from "./told.ts";
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
  const fails = told.some((each) => "change" in each && failsStep(each, failOn));
  const counts = (["error", "warning", "notice"] as const).map(
    (severity) => `${severity}s=${told.reduce((sum, each) => sum + count(each, severity), 0)}`,
  );
  const reviews = told.filter((each) => "change" in each);
  const checks = reviews.flatMap(({ check }) => (check === null ? [] : [check]));
  return {
    log: [
      ...checks.map(({ title }) => title),
      ...reviews.flatMap((each) => stoppedLines(each)),
      ...annotationLines(
        reviews.flatMap(({ check, isPublished }) => (isPublished ? [] : (check?.annotations ?? []))),
      ),
    ],
    summary: told.map((each) => ("change" in each ? summaryOf(each) : each.report)).join("\n"),
    outputs: `${[`result=${fails ? "failure" : "success"}`, ...counts].join("\n")}\n`,
    fails,
  };
}

function failsStep({ change, check, isJudged }: ToldReview, failOn: FailOn): boolean {
  if (!isJudged || failOn === "never") return false;
  if (check?.conclusion === "action_required") return true;
  return change.reviewed?.outcome === "reviewed" && failsAt(change.reviewed.review, failOn);
}

function count(told: Told, severity: Severity): number {
  return severitiesOf(told).filter((each) => each === severity).length;
}

function severitiesOf(told: Told): readonly Severity[] {
  if ("report" in told) return told.severities;
  const { reviewed } = told.change;
  if (reviewed?.outcome !== "reviewed") return [];
  return reviewed.review.files.flatMap(({ findings }) => findings.map((finding) => finding.severity));
}

/** A review that was stopped is no fault of the change, and not a reason to say nothing. */
function stoppedLines({ change: { reviewed, language } }: ToldReview): string[] {
  if (reviewed?.outcome !== "stopped") return [];
  const words = wordsIn(language);
  return [
    command("warning", { title: words.notReviewed }, words.sentence(words.stopped(reviewed.why[language]))),
  ];
}

function summaryOf({ change: { reviewed }, context, check }: ToldReview): string {
  if (reviewed?.outcome === "reviewed") {
    const preview = check?.conclusion === "action_required" ? `${check.summary}\n\n` : "";
    return `${preview}${renderSummary(reviewed.review, context)}`;
  }
  return check === null ? "" : `**${check.title}.**\n\n${check.summary}\n`;
}
