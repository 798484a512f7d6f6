import type { OwnBranch } from "./branch-state.ts";
import type { GitHub, Me } from "./client.ts";

/** A pull request that we opened from a branch of ours, at any time. */
export interface PastPull {
  readonly number: number;
  readonly open: boolean;
  readonly body: string;
  readonly createdAt: string;
  /** When it was closed or merged; null while it is open. */
  readonly closedAt: string | null;
}

/** Every pull request that we ever opened from a branch of ours, the newest first. */
export async function readOwnPulls(
  github: GitHub,
  { me, place }: { readonly me: Me; readonly place: OwnBranch },
): Promise<PastPull[]> {
  const { owner, repo, branch } = place;
  const pulls = await github.paginate(github.rest.pulls.list, {
    ...{ owner, repo, head: `${owner}:${branch}`, state: "all", per_page: 100 },
    ...{ sort: "created", direction: "desc" },
  });
  return pulls
    .filter(({ user }) => user?.id === me.userId)
    .map(({ number, state, body, created_at, closed_at }) => ({
      ...{ number, open: state === "open", body: body ?? "" },
      ...{ createdAt: created_at, closedAt: closed_at },
    }));
}
