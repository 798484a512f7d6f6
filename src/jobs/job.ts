/** A job names an object, not an event: whoever takes it reads the object's present state. */
export type Job = {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
} & (
  | { readonly kind: "review-pull-request"; readonly number: number }
  | {
      readonly kind: "review-push";
      /** What the branch was before the first push that is not looked at yet. */
      readonly before: string;
      readonly after: string;
      readonly url: string;
    }
  | {
      /** Somebody pressed the button on the check run of this head. */
      readonly kind: "fix-pull-request";
      readonly number: number;
      readonly sha: string;
      readonly login: string;
      readonly userId: number;
    }
  | {
      /** A commit that a merge queue has made and asks about. */
      readonly kind: "review-merge-group";
      readonly before: string;
      readonly after: string;
      readonly url: string;
    }
  | { readonly kind: "review-head"; readonly sha: string }
);

/** Where jobs are put. */
export interface Queue {
  /** Resolves once the job is stored. Jobs for the same object become one. */
  add(job: Job): Promise<void>;
}

/** The object a job is about; a later job for the same object takes its place. */
export function objectOf(job: Job): string {
  const place = `${job.installation} ${job.owner}/${job.repo}`;
  if (job.kind === "review-pull-request") return `${place} pull ${job.number}`;
  if (job.kind === "fix-pull-request") return `${place} fix ${job.number} ${job.sha}`;
  if (job.kind === "review-merge-group") return `${place} merge group ${job.after}`;
  return job.kind === "review-head" ? `${place} head ${job.sha}` : `${place} push`;
}

/** One job out of two for the same object: the newest state, seen from where the older one would have begun. */
export function coalesce(earlier: Job, later: Job): Job {
  return earlier.kind === "review-push" && later.kind === "review-push"
    ? { ...later, before: earlier.before }
    : later;
}
