import type { Position, Severity } from "./finding.ts";

/** A remark on lines of a file, shown beside the diff. Plain text: GitHub renders no Markdown in it. */
export interface Annotation extends Position {
  readonly path: string;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  /** Shown on demand, verbatim: the corrected line. */
  readonly details?: string;
}

/** What a finished check run says. `failure` blocks a merge where the check is required. */
export interface CheckRun {
  readonly conclusion: "success" | "neutral" | "failure" | "action_required";
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** At most three. */
  readonly buttons: readonly Button[];
}

/** A button on a check run. GitHub takes 20 characters of label and identifier, 40 of description. */
export interface Button {
  readonly identifier: string;
  readonly label: string;
  readonly description: string;
}
