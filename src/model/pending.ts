/** What an entry that a change adds is known again by. */
export interface AddedEntry {
  readonly title: string;
  /** The targets of the links that may name the paper itself, as written. */
  readonly links: readonly string[];
}

/** An entry that an open pull request adds to the list. */
export interface PendingEntry extends AddedEntry {
  /** The pull request's number. */
  readonly pullRequest: number;
}
