import type { Review, Severity } from "../model/finding.ts";

/** From which severity on a review fails whoever asked for it. */
export type FailOn = Severity | "never";

const SEVERITIES: readonly Severity[] = ["notice", "warning", "error"];
export const FAIL_ON: readonly FailOn[] = [...SEVERITIES, "never"];

/** Whether a review holds a finding of at least this severity. */
export function failsAt(review: Review, failOn: FailOn): boolean {
  if (failOn === "never") return false;
  const least = SEVERITIES.indexOf(failOn);
  return review.files.some(({ findings }) =>
    findings.some(({ severity }) => SEVERITIES.indexOf(severity) >= least),
  );
}
