/** An entry that an earlier open pull request adds to the same list. */
export interface PendingEntry {
  readonly title: string;
  /** The targets of its links, as written. */
  readonly links: readonly string[];
  /** The pull request's number. */
  readonly pullRequest: number;
}
