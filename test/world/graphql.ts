import { type ForkBranch, forkTarget } from "./forks.ts";
import type { Feature, Json, Reply, Upstream } from "./proxy.ts";

interface CommitInput {
  readonly branch: { readonly repositoryNameWithOwner: string; readonly branchName: string };
  readonly message: { readonly headline: string; readonly body: string };
  readonly fileChanges: {
    readonly additions: readonly { readonly path: string; readonly contents: string }[];
  };
  readonly expectedHeadOid: string;
}

/** A pull request waits in no queue; and the one mutation: a commit to a branch that must be where it is expected. */
export function graphqlFeatures(
  permissions: Readonly<Record<string, string>>,
  { list, forks }: { readonly list: string; readonly forks: readonly ForkBranch[] },
): Feature[] {
  return [
    {
      method: "POST",
      path: /^\/graphql$/,
      accepts: ({ body }) => String(body?.query).includes("isInMergeQueue"),
      answer: async () => ({
        status: 200,
        body: { data: { repository: { pullRequest: { isInMergeQueue: false } } } },
      }),
    },
    {
      method: "POST",
      path: /^\/graphql$/,
      async answer({ body }, _match, upstream) {
        if (permissions.contents !== "write")
          return refused("FORBIDDEN", "Resource not accessible by integration");
        const { input } = (body?.variables ?? {}) as { input: CommitInput };
        const { repositoryNameWithOwner, branchName } = input.branch;
        const target = forkTarget(repositoryNameWithOwner, branchName, forks);
        if (target === null) return refused("FORBIDDEN", "Resource not accessible by integration");
        const own = target === "none" ? {} : { repositoryNameWithOwner: list, branchName: target.lies };
        return commit({ ...input, branch: { ...input.branch, ...own } }, upstream);
      },
    },
  ];
}

async function commit(input: CommitInput, { ask }: Upstream): Promise<Reply> {
  const { repositoryNameWithOwner: repo, branchName: branch } = input.branch;
  const ref = await ask("GET", `/repos/${repo}/git/ref/heads/${branch}`);
  const head = ref.status === 200 ? ((ref.body as Json).object as Json).sha : null;
  if (head !== input.expectedHeadOid) {
    const message = `Expected branch to point to "${head}" but it did not. Pull and try again.`;
    return refused("STALE_DATA", message);
  }
  let oid: unknown = head;
  for (const { path, contents } of input.fileChanges.additions) {
    const at = `/repos/${repo}/contents/${path}`;
    const known = await ask("GET", `${at}?ref=${branch}`);
    const message = `${input.message.headline}\n\n${input.message.body}`;
    const sha = known.status === 200 ? { sha: (known.body as Json).sha } : {};
    const made = await ask("PUT", at, { message, content: contents, branch, ...sha });
    if (made.status >= 300) return refused("UNPROCESSABLE", "Changes must be made through a pull request.");
    oid = ((made.body as Json).commit as Json).sha;
  }
  return { status: 200, body: { data: { createCommitOnBranch: { commit: { oid } } } } };
}

function refused(type: string, message: string): Reply {
  return { status: 200, body: { data: { createCommitOnBranch: null }, errors: [{ type, message }] } };
}
