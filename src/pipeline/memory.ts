import { z } from "zod";
import type { PullRequestRef, Repository } from "../github/client.ts";
import type { Review } from "../model/finding.ts";

/** An entry that a pull request adds, as it stands in its head. */
export interface KeptEntry {
  readonly path: string;
  readonly line: number;
  readonly title: string;
  readonly text: string;
}

/** What is kept of a review. */
export interface Judgement {
  readonly headSha: string;
  readonly entries: readonly KeptEntry[];
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
  /** What the pull requests of a repository add, each by its number, open or not. */
  entriesIn(place: Repository): Promise<readonly (KeptEntry & { readonly number: number })[]>;
}

/** The memory of somebody who looks once. */
export const noMemory: Memory = {
  recall: async () => "unknown",
  remember: async () => {},
  keep: async () => {},
  isHolding: async () => false,
  entriesIn: async () => [],
};

/** What there is to keep of a review; `sources` are the texts of the head, by path. */
export function judgementOf(
  headSha: string,
  review: Review | null,
  sources: ReadonlyMap<string, string>,
): Judgement {
  const entries: KeptEntry[] = [];
  let touched = 0;
  let findings = 0;
  for (const { path, verdicts, findings: found } of review?.files ?? []) {
    const lines = sources.get(path)?.split("\n") ?? [];
    touched += verdicts.length;
    findings += found.length;
    for (const { change, line, title } of verdicts) {
      if (change === "added") entries.push({ path, line, title, text: lines[line - 1] ?? "" });
    }
  }
  return { headSha, entries, touched, findings };
}
