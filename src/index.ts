import type { Config } from "./config.ts";
import { noFacts } from "./model/facts.ts";
import type { FileReview } from "./model/finding.ts";
import { buildReview } from "./review/review.ts";

export type { Config } from "./config.ts";
export { ConfigError, parseConfig } from "./config.ts";
export { samePaper } from "./identity/match.ts";
export { paperIds } from "./identity/paper-id.ts";
export { compareLists } from "./list/compare.ts";
export { applyFixes } from "./list/edit.ts";
export { parseList } from "./list/parse.ts";
export type { Change, ChangeCounts } from "./model/change.ts";
export type { FileReview, Finding, Fix, Severity } from "./model/finding.ts";
export type { Entry, Link, List, Range, Section } from "./model/list.ts";

/** What `checkList` may be told besides the text. */
export interface CheckOptions {
  /** The file's path, for messages. */
  readonly path?: string;
  /** The text before the change; without it the whole list is judged. */
  readonly before?: string;
  readonly config?: Config;
}

/**
 * Checks one Markdown list, or with `before` the change to it. Asks nothing of the network.
 *
 * Synchronous and unguarded: a hostile text may take long. A service that checks strangers' texts runs it in a
 * thread of its own that it can end.
 */
export function checkList(source: string, options: CheckOptions = {}): FileReview {
  const { path = "README.md", before = null, config } = options;
  const review = buildReview(
    { files: [{ path, before, after: source }], ...(config ? { config } : {}) },
    noFacts,
  );
  const [file] = review.files;
  if (!file) throw new Error("a review of one file has one file");
  return file;
}
