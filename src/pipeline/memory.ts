import { z } from "zod";
import type { PullRequestRef, Repository } from "../github/client.ts";
import type { Review } from "../model/finding.ts";
import type { AddedEntry, PendingEntry } from "../model/pending.ts";

/** What is kept of a review. */
export interface Judgement {
  readonly headSha: string;
  /** The entries that the change adds. */
  readonly entries: readonly AddedEntry[];
  /** How many entries the change touches, and how many findings there are in them. */
  readonly touched: number;
  readonly findings: number;
}

/** What a pull request was told, and of which state; each as a fingerprint. */
export const Told = z
  .object({
    /** Its head, its base, its words, and what people say in it. */
    seen: z.string(),
    /** The tip of the default branch, which the change and the configuration were read at. */
    tip: z.string(),
    /** Our comment and our check run; null where there is none. */
    comment: z.string().nullable(),
    check: z.string().nullable(),
    /** What earlier pull requests add that may be the same. */
    rivals: z.string(),
  })
  .readonly();
export type Told = z.infer<typeof Told>;

/** What is remembered of reviews, over all lists. */
export interface Memory {
  /** What a pull request was told last; "never" where it was never looked at, "unknown" where nobody can say. */
  recall(ref: PullRequestRef): Promise<Told | "never" | "unknown">;
  /** Remembers what it was told, for so many seconds; null where only a new state may change it. */
  remember(ref: PullRequestRef, told: Told, seconds: number | null): Promise<void>;
  keep(ref: PullRequestRef, judgement: Judgement): Promise<void>;
  /** True once findings have jumped far above what is normal: then nothing more is written. */
  isHolding(): Promise<boolean>;
  /** What the pull requests of a repository add that were open when they were looked at last, in their order. */
  entriesIn(place: Repository): Promise<readonly PendingEntry[]>;
  /** What a closed pull request would have added is awaited no longer; should it be opened again, it is told anew. */
  close(ref: PullRequestRef): Promise<void>;
}

/** The memory of somebody who looks once. */
export const noMemory: Memory = {
  recall: async () => "unknown",
  remember: async () => {},
  keep: async () => {},
  isHolding: async () => false,
  entriesIn: async () => [],
  close: async () => {},
};

/** What there is to keep of a review. */
export function judgementOf(headSha: string, review: Review | null): Judgement {
  const entries: AddedEntry[] = [];
  let touched = 0;
  let findings = 0;
  for (const { verdicts, findings: found } of review?.files ?? []) {
    touched += verdicts.length;
    findings += found.length;
    for (const { change, title, links } of verdicts) if (change === "added") entries.push({ title, links });
  }
  return { headSha, entries, touched, findings };
}
