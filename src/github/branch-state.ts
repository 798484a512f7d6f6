import { type GitHub, isNotFound, type Me, type Repository } from "./client.ts";

/** A branch that is ours alone. */
export interface OwnBranch extends Repository {
  readonly branch: string;
}

/** The default branch as it stands now. */
export interface Base {
  readonly branch: string;
  readonly sha: string;
  /** The repository's name in GraphQL. */
  readonly repositoryId: string;
  /** The address people see the repository at. */
  readonly url: string;
}

/** The commit that a branch is at. */
export interface Tip {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** The files that it changes. */
  readonly paths: readonly string[];
  readonly isOurs: boolean;
}

/** A pull request from our branch. */
export interface OwnPull {
  readonly number: number;
  readonly open: boolean;
  readonly title: string;
  readonly body: string;
  readonly headSha: string;
  readonly isOurs: boolean;
  readonly merged: boolean;
  readonly closedAt: string | null;
}

/** Reads where the default branch is, for a proposal to be made from it. */
export async function readBase(github: GitHub, { owner, repo }: Repository): Promise<Base> {
  const { data } = await github.rest.repos.get({ owner, repo });
  const branch = data.default_branch;
  const ref = await github.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
  return { branch, sha: ref.data.object.sha, repositoryId: data.node_id, url: data.html_url };
}

/** GitHub's own account, which stands as the committer of what an App commits. */
const WEB_FLOW = "web-flow";

/**
 * The tip of our branch; null where there is none. A commit is ours when we are its author and nobody else has made it
 * anew: who amends it or puts it elsewhere becomes its committer.
 */
export async function readOwnTip(
  github: GitHub,
  { me, place }: { readonly me: Me; readonly place: OwnBranch },
): Promise<Tip | null> {
  const { owner, repo, branch } = place;
  try {
    const ref = await github.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
    const { data } = await github.rest.repos.getCommit({ owner, repo, ref: ref.data.object.sha });
    const { sha, author, committer, parents, commit, files = [] } = data;
    const byUs = committer?.id === me.userId || committer?.login === WEB_FLOW;
    return {
      sha,
      parents: parents.map((parent) => parent.sha),
      message: commit.message,
      paths: files.flatMap(({ filename, previous_filename: previous }) => [
        filename,
        ...(previous ? [previous] : []),
      ]),
      isOurs: author?.id === me.userId && byUs && parents.length === 1,
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** The open pull request from our branch to the default branch, else the newest that was; null where there was none. */
export async function readOwnPull(
  github: GitHub,
  { me, place }: { readonly me: Me; readonly place: OwnBranch },
  base: Base,
): Promise<OwnPull | null> {
  const { owner, repo, branch } = place;
  const { data } = await github.rest.pulls.list({
    ...{ owner, repo, head: `${owner}:${branch}`, base: base.branch },
    ...{ state: "all", sort: "created", direction: "desc", per_page: 20 },
  });
  const found = data.find(({ state }) => state === "open") ?? data[0];
  if (found === undefined) return null;
  const { number, state, title, body, head, user, merged_at, closed_at } = found;
  return {
    ...{ number, title, body: body ?? "", headSha: head.sha, open: state === "open" },
    ...{ isOurs: user?.id === me.userId, merged: merged_at !== null, closedAt: closed_at },
  };
}
