import { type GitHub, isNotFound, type PullRequestRef, type Repository } from "./client.ts";
import { hunksOf, type LineRange } from "./hunks.ts";

/** What a review needs to know of a pull request as it stands now. */
export interface PullRequest {
  readonly open: boolean;
  readonly locked: boolean;
  readonly headSha: string;
  readonly baseRef: string;
  readonly base: {
    readonly repoId: number;
    /** owner/name, as it is now. */
    readonly fullName: string;
    readonly defaultBranch: string;
  };
  readonly head: {
    readonly ref: string;
    /** Null once its repository is deleted. */
    readonly repo: HeadRepository | null;
  };
  /** Null once the account is deleted. */
  readonly authorId: number | null;
  /** Whether the owner of a fork lets the maintainers of the base push to the branch. */
  readonly maintainersMayEdit: boolean;
  /** The address people see the repository at. */
  readonly url: string;
  /** Its title and body. */
  readonly prose: string;
  /** How many comments its conversation has, and how many stand beside its lines. */
  readonly comments: number;
  readonly lineComments: number;
}

/** The repository that a pull request's branch is in. */
export interface HeadRepository extends Repository {
  readonly id: number;
  readonly fork: boolean;
  readonly ownerId: number;
  readonly ownedBy: "person" | "organisation";
}

/** A file that a change touches. */
export interface TouchedFile {
  readonly path: string;
  /** Where it was before, when the change renames it. */
  readonly previousPath: string;
  readonly status: "added" | "removed" | "changed";
  /** The lines that GitHub shows of it, as it will be. */
  readonly hunks: readonly LineRange[];
}

/** What a change touches, and the commit that it started from. */
export interface Comparison {
  /** The tip of the base at that moment. */
  readonly baseSha: string;
  readonly startSha: string;
  readonly files: readonly TouchedFile[];
}

/** The compare endpoint lists at most this many files. */
const COMPARE_LIMIT = 300;

/** Reads a pull request; null when it is not there. */
export async function readPullRequest(github: GitHub, ref: PullRequestRef): Promise<PullRequest | null> {
  const { owner, repo, number } = ref;
  try {
    const { data } = await github.rest.pulls.get({ owner, repo, pull_number: number });
    const { base, head } = data;
    return {
      open: data.state === "open",
      locked: data.locked,
      headSha: head.sha,
      baseRef: base.ref,
      base: { repoId: base.repo.id, fullName: base.repo.full_name, defaultBranch: base.repo.default_branch },
      head: { ref: head.ref, repo: headRepository(head.repo) },
      // The published types know nothing of deleted accounts.
      authorId: (data.user as typeof data.user | null)?.id ?? null,
      maintainersMayEdit: data.maintainer_can_modify,
      url: base.repo.html_url,
      prose: `${data.title}\n\n${data.body ?? ""}`,
      comments: data.comments,
      lineComments: data.review_comments,
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

interface RepositoryEntry {
  readonly id: number;
  readonly name: string;
  readonly fork: boolean;
  readonly owner: { readonly login: string; readonly id: number; readonly type: string };
}

function headRepository(repo: RepositoryEntry | null): HeadRepository | null {
  if (repo === null) return null;
  const { id, name, fork, owner } = repo;
  const ownedBy = owner.type === "User" ? "person" : "organisation";
  return { id, fork, owner: owner.login, repo: name, ownerId: owner.id, ownedBy };
}

/**
 * What lies between two commits, from their merge base on; null when one of them is gone.
 *
 * The merge base and not the base's tip is what a change is judged against: an entry that was merged
 * after the branch was cut is on the tip and not in the head, and would count as removed by this change.
 * The base is named by its branch, because the sha that a pull request remembers of it may be old.
 * Heads of forks are asked for by sha in the base's own repository, which has them under refs/pull.
 */
export async function compareCommits(
  github: GitHub,
  range: Repository & { readonly base: string; readonly head: string },
): Promise<Comparison | null> {
  const { owner, repo, base, head } = range;
  try {
    const basehead = `${base}...${head}`;
    const { data } = await github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead });
    return {
      baseSha: data.base_commit.sha,
      startSha: data.merge_base_commit.sha,
      files: (data.files ?? []).map(touched),
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** The same for a pull request, with all the files of a large one (GitHub lists up to 3,000). */
export async function comparePullRequest(
  github: GitHub,
  ref: PullRequestRef,
  { baseRef, headSha }: PullRequest,
): Promise<Comparison | null> {
  const { owner, repo, number } = ref;
  const comparison = await compareCommits(github, { owner, repo, base: baseRef, head: headSha });
  if (comparison === null || comparison.files.length < COMPARE_LIMIT) return comparison;
  const files = await github.paginate(github.rest.pulls.listFiles, {
    ...{ owner, repo, pull_number: number },
    per_page: 100,
  });
  return { ...comparison, files: files.map(touched) };
}

/** The commit a branch is at; null when it is not there. */
export async function readTip(
  github: GitHub,
  { owner, repo }: Repository,
  branch: string,
): Promise<string | null> {
  try {
    const { data } = await github.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** The open pull requests whose head is this commit; forks included, of which a check event names none. */
export async function pullRequestsAt(github: GitHub, place: Repository, sha: string): Promise<number[]> {
  const { owner, repo } = place;
  const pulls = await github.paginate(github.rest.pulls.list, { owner, repo, state: "open", per_page: 100 });
  return pulls.filter((pull) => pull.head.sha === sha).map((pull) => pull.number);
}

/** An open pull request as a list of them shows it. */
export interface OpenPull {
  readonly number: number;
  readonly baseRef: string;
  readonly headSha: string;
  readonly createdAt: string;
  readonly labels: readonly string[];
  /** Null once the account is deleted. */
  readonly author: { readonly id: number; readonly login: string } | null;
}

/** The open pull requests, the oldest first. */
export async function openPulls(github: GitHub, { owner, repo }: Repository): Promise<OpenPull[]> {
  const pulls = await github.paginate(github.rest.pulls.list, {
    ...{ owner, repo, state: "open", sort: "created", direction: "asc", per_page: 100 },
  });
  return pulls.map(({ number, base, head, created_at, user, labels }) => ({
    ...{ number, baseRef: base.ref, headSha: head.sha, createdAt: created_at },
    labels: labels.map(({ name }) => name),
    author: user === null ? null : { id: user.id, login: user.login },
  }));
}

/** Closes a pull request. */
export async function closePull(github: GitHub, { owner, repo, number }: PullRequestRef): Promise<void> {
  await github.rest.pulls.update({ owner, repo, pull_number: number, state: "closed" });
}

interface FileEntry {
  readonly filename: string;
  readonly previous_filename?: string | undefined;
  readonly status: string;
  readonly patch?: string | undefined;
}

function touched({ filename, previous_filename, status, patch }: FileEntry): TouchedFile {
  return {
    path: filename,
    previousPath: previous_filename ?? filename,
    status: status === "added" || status === "removed" ? status : "changed",
    hunks: hunksOf(patch),
  };
}
