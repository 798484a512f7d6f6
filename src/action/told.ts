import type { CheckRun } from "../model/check-run.ts";
import type { ReviewedChange } from "../pipeline/change.ts";
import type { CommentContext } from "../review/sections.ts";
import type { Facts } from "./facts.ts";
import type { Inputs } from "./inputs.ts";

/** What a review is asked for with. */
export interface Asked extends Inputs {
  readonly collect: Facts["collect"];
}

/** A review as the runner is to show it. */
export interface Told {
  readonly change: Pick<ReviewedChange, "reviewed" | "language">;
  readonly context: CommentContext;
  /** Null where there is nothing of ours to say. */
  readonly check: CheckRun | null;
  /** Whether it may fail the job: only a pull request's may. */
  readonly isJudged: boolean;
  /** Whether GitHub shows the annotations already, beside the commit. */
  readonly isPublished: boolean;
}
