import { type GitHub, isNotFound, isRefused, type PullRequestRef, type Repository } from "./client.ts";
import { fileEntryAt } from "./file-entry.ts";
import type { PullRequest } from "./pull-request.ts";

/** A branch that may be written to, at the commit that was reviewed. */
export interface Branch extends Repository {
  readonly branch: string;
  readonly headSha: string;
}

/** Why a pull request's branch is not written to. */
export type Refusal =
  | "no-branch"
  | "elsewhere"
  | "default-branch"
  | "protected-branch"
  | "organisation-fork"
  | "edits-not-allowed"
  | "queued"
  | "moved"
  | "not-a-plain-file";

/** Where a pull request's branch is: in the list's own repository, in a fork of it, or elsewhere. */
export async function headPlace(
  github: GitHub,
  { base, head }: PullRequest,
): Promise<"same-repository" | "fork" | "elsewhere"> {
  if (head.repo === null) return "elsewhere";
  if (head.repo.id === base.repoId) return "same-repository";
  if (!head.repo.fork) return "elsewhere";
  try {
    const { data } = await github.rest.repos.get({ owner: head.repo.owner, repo: head.repo.repo });
    const isFork = data.id === head.repo.id && [data.parent?.id, data.source?.id].includes(base.repoId);
    return isFork ? "fork" : "elsewhere";
  } catch (error) {
    if (isNotFound(error)) return "elsewhere";
    throw error;
  }
}

/**
 * The pull request's own branch where it may be written to, or why not: never a default or protected branch of the
 * list's repository, never a repository that is no fork of it, and a fork only where its owner lets maintainers edit.
 */
export async function writableBranch(
  github: GitHub,
  ref: PullRequestRef,
  {
    place,
    pullRequest,
  }: { readonly place: Awaited<ReturnType<typeof headPlace>>; readonly pullRequest: PullRequest },
): Promise<Branch | Refusal> {
  const { base, head, headSha, maintainersMayEdit } = pullRequest;
  if (head.repo === null) return "no-branch";
  const isOurs = base.fullName.toLowerCase() === `${ref.owner}/${ref.repo}`.toLowerCase();
  if (place === "elsewhere" || !isOurs) return "elsewhere";
  const branch = { owner: head.repo.owner, repo: head.repo.repo, branch: head.ref, headSha };
  if (place === "fork") {
    if (head.repo.ownedBy !== "person") return "organisation-fork";
    if (!maintainersMayEdit) return "edits-not-allowed";
    return (await isQueued(github, ref)) ? "queued" : branch;
  }
  if (head.ref === base.defaultBranch || head.ref === pullRequest.baseRef) return "default-branch";
  const { data } = await github.rest.repos.getBranch({ ...branch });
  if (data.protected) return "protected-branch";
  return (await isQueued(github, ref)) ? "queued" : branch;
}

const QUEUED = `query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) { isInMergeQueue } }
}`;

/** Whether a pull request waits in a merge queue: a push would throw it out. Only GraphQL says so. */
async function isQueued(github: GitHub, { owner, repo, number }: PullRequestRef): Promise<boolean> {
  const answer = await github.graphql<{
    readonly repository: { readonly pullRequest: { readonly isInMergeQueue: boolean } | null } | null;
  }>(QUEUED, { owner, repo, number });
  return answer.repository?.pullRequest?.isInMergeQueue === true;
}

/** The new text of a file. */
export interface NewText {
  readonly path: string;
  readonly text: string;
}

const CREATE_COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/**
 * Commits whole files to a branch if it still is at the commit they were made from, byte for byte as given.
 * GitHub compares and swaps in one step: a branch that has moved is left as it is, and the answer is "moved".
 */
export async function commitTo(
  github: GitHub,
  { owner, repo, branch, headSha }: Branch,
  {
    headline,
    body,
    files,
  }: { readonly headline: string; readonly body: string; readonly files: readonly NewText[] },
): Promise<"committed" | Refusal> {
  for (const { path } of files) {
    if (!(await isPlainFile(github, { owner, repo, sha: headSha, path }))) return "not-a-plain-file";
  }
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
    message: { headline, body },
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString("base64") })),
    },
    expectedHeadOid: headSha,
  };
  try {
    await github.graphql(CREATE_COMMIT, { input });
    return "committed";
  } catch (error) {
    if (isStale(error)) return "moved";
    if (isForbidden(error)) return "edits-not-allowed";
    throw error;
  }
}

/** A symbolic link reads as the file it leads to, and a commit would put that file in its place. */
async function isPlainFile(
  github: GitHub,
  file: Repository & { readonly sha: string; readonly path: string },
): Promise<boolean> {
  if (/(^|\/)\.github(\/|$)/i.test(file.path)) return false;
  return (await fileEntryAt(github, file))?.mode === "100644";
}

function isStale(error: unknown): boolean {
  return (
    error instanceof Error &&
    /expectedHeadOid|expected branch to point to|STALE_DATA/i.test(`${typeOf(error)} ${error.message}`)
  );
}

/** True where GitHub does not let us write there, by either of its two interfaces. */
export function isForbidden(error: unknown): boolean {
  return (
    isRefused(error) ||
    (error instanceof Error &&
      /FORBIDDEN|UNPROCESSABLE|not accessible|protected/i.test(`${typeOf(error)} ${error.message}`))
  );
}

/** GraphQL answers 200 and names what went wrong in the answer. */
function typeOf(error: Error): string {
  const errors: unknown = "errors" in error ? error.errors : null;
  if (!Array.isArray(errors)) return "";
  return errors
    .map((each: unknown) =>
      typeof each === "object" && each !== null && "type" in each ? String(each.type) : "",
    )
    .join(" ");
}
