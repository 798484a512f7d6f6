import type { Octokit } from "@octokit/rest";
import { ProbotOctokit } from "probot";

/** What we use of Octokit, so that the App, the Action and a token at a terminal can each bring their own. */
export type GitHub = Pick<Octokit, "rest" | "paginate" | "graphql">;

/** A repository by its address. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** A pull request by its address. */
export interface PullRequestRef extends Repository {
  readonly number: number;
}

/** Who we are on GitHub: what our check runs and comments are recognised by. */
export interface Me {
  readonly appId: number;
  readonly userId: number;
}

/**
 * Octokit for the App. A request that creates or changes something is sent once:
 * a 502 may come after success, and a retry would then post the same comment again.
 * Where GitHub asks for a pause it is not slept through here: the request fails, and the job is put back.
 */
export const AppOctokit: typeof ProbotOctokit = ProbotOctokit.plugin((octokit) => {
  octokit.hook.before("request", (options) => {
    if (options.method !== "GET") options.request = { ...options.request, retries: 0 };
  });
}).defaults((options: { throttle?: object }) => ({
  ...options,
  throttle: { onRateLimit: () => false, onSecondaryRateLimit: () => false, ...options.throttle },
}));

/** A request that GitHub answered. */
export interface Answered {
  readonly status: number;
  /** What is left of the installation's hour, where the answer says it. */
  readonly remaining: number | null;
}

/** The same Octokit, which tells of every request that is answered. */
export function observed(
  Octokit: typeof ProbotOctokit,
  tell: (answered: Answered) => void,
): typeof ProbotOctokit {
  return Octokit.plugin((octokit) => {
    octokit.hook.wrap("request", async (request, options) => {
      try {
        const response = await request(options);
        tell({ status: response.status, remaining: remaining(response.headers) });
        return response;
      } catch (error) {
        if (error instanceof Error && "status" in error)
          tell({ status: Number(error.status), remaining: null });
        throw error;
      }
    });
  });
}

function remaining(headers: Record<string, unknown>): number | null {
  const value = headers["x-ratelimit-remaining"];
  return value === undefined ? null : Number(value);
}

/** Octokit without the pauses that GitHub asks for, for an emulator that does not. */
export const UnpacedOctokit: typeof ProbotOctokit = AppOctokit.defaults((options: object) => ({
  ...options,
  throttle: { enabled: false },
  retry: { enabled: false },
}));

/** Asks GitHub who we are: as the App itself, and for the App's user as one of its installations. */
export async function identify(app: GitHub, installation: GitHub): Promise<Me> {
  const { data } = await app.rest.apps.getAuthenticated();
  if (data === null) throw new Error("GitHub knows no App by these credentials");
  const bot = await installation.rest.users.getByUsername({ username: `${data.slug}[bot]` });
  return { appId: data.id, userId: bot.data.id };
}

/** True where GitHub will not do this, and trying again would not help: it is forbidden, gone, locked or not valid. */
export function isRefused(error: unknown): boolean {
  return error instanceof Error && "status" in error && [403, 404, 410, 422].includes(Number(error.status));
}

/** True for the answer "understood and not taken": the request asks for what GitHub does not allow. */
export function isUnprocessable(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 422;
}

/** True for the answer "there is no such thing", the only error of GitHub's that is an answer to us. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 404;
}
