import type { Command } from "./command.ts";

/** What a person may do in a repository; "none" for somebody it does not know. */
export type Role = "none" | "read" | "triage" | "write" | "maintain" | "admin";

/** Who asks for something, and what the pull request is to them. */
export interface Asker {
  readonly role: Role;
  readonly isAuthor: boolean;
  /** Where the pull request's branch is; "elsewhere" is no fork of the list's repository. */
  readonly head: "same-repository" | "fork" | "elsewhere";
  /** Whether the branch is in a repository of their own. */
  readonly ownsHead: boolean;
}

/**
 * Whether a person may ask for this here.
 *
 * Curators, who may write to the list, may ask for everything. Authors of a pull request may have it looked at again
 * and may object; they may have its branch corrected only where it is their own: anybody can open a pull request
 * between two branches of somebody else's repository.
 */
export function mayAsk({ kind }: Command, { role, isAuthor, head, ownsHead }: Asker): boolean {
  if (kind === "fix" && head === "elsewhere") return false;
  if (isCurator(role)) return true;
  if (!isAuthor || kind === "ignore" || kind === "unignore" || kind === "take") return false;
  return kind !== "fix" || (head === "fork" && ownsHead);
}

/** Curators are those who may write to the list. */
export function isCurator(role: Role): boolean {
  return role === "write" || role === "maintain" || role === "admin";
}
