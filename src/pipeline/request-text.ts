import type { Config } from "../config.ts";
import { type Base, readBase } from "../github/branch-state.ts";
import type { GitHub, Repository } from "../github/client.ts";
import { hasLabel, type Issue } from "../github/issue.ts";
import { CONFIG_PATH } from "../github/read.ts";
import type { ListFile } from "../requests/batch.ts";
import { type IssueText, readRequest } from "../requests/read.ts";
import { configInForce } from "./config.ts";
import { readWholeList } from "./whole-list.ts";

/** The label that says that an issue asks for a paper, whatever its words say. */
const REQUEST = "paper-request";
/** The label of a request that a curator has accepted: who may set labels may accept. */
export const ACCEPTED = "accepted";

/** What of an issue is read as a request. */
export function textOf({ subject, body, labels }: Issue): IssueText {
  return { subject, body, isLabelled: hasLabel({ labels }, REQUEST) };
}

/** True for an issue in which a person asks for papers. */
export function isRequest(issue: Issue): boolean {
  return issue.writer?.isPerson === true && readRequest(textOf(issue)) !== null;
}

/** A list at a commit of its default branch, as far as entries can be put into it. */
export interface ReadList {
  readonly base: Base;
  readonly files: readonly ListFile[];
  /** Paths of those whose bytes are not all text: nothing is put into them. */
  readonly closed: readonly string[];
  readonly language: Config["language"];
}

/** The list as its default branch has it now; null where it cannot be read for certain. */
export async function readListNow(github: GitHub, place: Repository): Promise<ReadList | null> {
  const { config } = await configInForce(github, place, CONFIG_PATH);
  const base = await readBase(github, place);
  const list = await readWholeList(github, place, { sha: base.sha, named: config.files });
  if (list.outcome === "inconclusive" || list.files.length === 0) return null;
  const files = list.files.map(({ path, text }) => ({ path, source: text }));
  return { base, files, closed: [...list.damaged], language: config.language };
}
