import type { CheckRun } from "../model/check-run.ts";
import type { Severity } from "../model/finding.ts";
import type { ReviewedChange } from "../pipeline/change.ts";
import type { CommentContext } from "../review/sections.ts";
import type { Facts } from "./facts.ts";
import type { Inputs } from "./inputs.ts";

/** What a review is asked for with. */
export interface Asked extends Inputs {
  readonly collect: Facts["collect"];
  readonly sweep: Facts["sweep"];
}

/** What the runner is to show. */
export type Told = ToldReview | ToldReport;

/** How a whole list stands, as Markdown, and the severity of each of its findings. */
export interface ToldReport {
  readonly report: string;
  readonly severities: readonly Severity[];
}

/** A review of a change. */
export interface ToldReview {
  readonly change: Pick<ReviewedChange, "reviewed" | "language">;
  readonly context: CommentContext;
  /** Null where there is nothing of ours to say. */
  readonly check: CheckRun | null;
  /** Whether it may fail the job: only a pull request's may. */
  readonly isJudged: boolean;
  /** Whether GitHub shows the annotations already, beside the commit. */
  readonly isPublished: boolean;
}
