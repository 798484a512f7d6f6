import { z } from "zod";

const Place = { installation: z.number().int(), owner: z.string(), repo: z.string() };
/** The delivery that last asked for the job, for the log. */
const Delivery = { delivery: z.string().optional() };

/** A job names an object, not an event: whoever takes it reads the object's present state. */
export const Job = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("review-pull-request"),
      ...Place,
      number: z.number().int(),
      /** Somebody waits for an answer: what was found before is not taken for granted. */
      anew: z.boolean().optional(),
      ...Delivery,
    }),
    z.object({
      kind: z.literal("review-push"),
      ...Place,
      /** What the branch was before the first push that is not looked at yet. */
      before: z.string(),
      after: z.string(),
      url: z.string(),
      ...Delivery,
    }),
    z.object({
      /** Somebody pressed the button on the check run of this head. */
      kind: z.literal("fix-pull-request"),
      ...Place,
      number: z.number().int(),
      sha: z.string(),
      login: z.string(),
      userId: z.number().int(),
      ...Delivery,
    }),
    z.object({
      /** A commit that a merge queue has made and asks about. */
      kind: z.literal("review-merge-group"),
      ...Place,
      before: z.string(),
      after: z.string(),
      url: z.string(),
      ...Delivery,
    }),
    z.object({ kind: z.literal("answer-issue"), ...Place, number: z.number().int(), ...Delivery }),
    z.object({
      /** The List report and the tidy pull request. */
      kind: z.literal("report-list"),
      ...Place,
      /** When somebody last pushed, in milliseconds since 1970; 0 where nobody did. */
      pushedAt: z.number().int(),
      /** Whether the network is asked for what is not known of the list. */
      sweep: z.boolean().optional(),
      ...Delivery,
    }),
    /** The pull request that holds what was asked for and accepted. */
    z.object({ kind: z.literal("update-additions"), ...Place, ...Delivery }),
    z.object({ kind: z.literal("review-head"), ...Place, sha: z.string(), ...Delivery }),
    /** Every open pull request of every installation is looked at, and lost deliveries are asked for again. */
    z.object({ kind: z.literal("refresh") }),
    z.object({ kind: z.literal("refresh-installation"), installation: z.number().int() }),
  ])
  .readonly();
export type Job = z.infer<typeof Job>;

/** Jobs of the background come after all others. */
export type Urgency = "prompt" | "background";

/** Where jobs are put. */
export interface Queue {
  /** Resolves once the job is stored. Jobs for the same object become one. */
  add(job: Job, urgency?: Urgency): Promise<void>;
  /** Takes out what waits for an installation or a repository of it, and deletes what is stored of it. */
  forget(installation: number, place?: { readonly owner: string; readonly repo: string }): Promise<void>;
}

/** On whose behalf a job is run; 0 where it is the App's own. */
export function installationOf(job: Job): number {
  return job.kind === "refresh" ? 0 : job.installation;
}

/** The object a job is about; a later job for the same object takes its place. */
export function objectOf(job: Job): string {
  if (job.kind === "refresh") return "refresh";
  if (job.kind === "refresh-installation") return `${job.installation} refresh`;
  const place = `${job.installation} ${job.owner}/${job.repo}`;
  if (job.kind === "review-pull-request") return `${place} pull ${job.number}`;
  if (job.kind === "answer-issue") return `${place} issue ${job.number}`;
  if (job.kind === "report-list") return `${place} report`;
  if (job.kind === "update-additions") return `${place} additions`;
  if (job.kind === "review-merge-group") return `${place} merge group ${job.after}`;
  if (job.kind === "fix-pull-request") return `${place} fix ${job.number} ${job.sha}`;
  return job.kind === "review-head" ? `${place} head ${job.sha}` : `${place} push`;
}

/** One job out of two for the same object: the newest state, seen from where the older one would have begun. */
export function coalesce(earlier: Job, later: Job): Job {
  if (earlier.kind === "review-push" && later.kind === "review-push") {
    return { ...later, before: earlier.before };
  }
  if (earlier.kind === "review-pull-request" && later.kind === "review-pull-request") {
    return earlier.anew ? { ...later, anew: true } : later;
  }
  if (earlier.kind === "report-list" && later.kind === "report-list") {
    const sweep = earlier.sweep === true || later.sweep === true;
    return { ...later, pushedAt: Math.max(earlier.pushedAt, later.pushedAt), ...(sweep ? { sweep } : {}) };
  }
  return later;
}
