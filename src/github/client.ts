import type { Octokit } from "@octokit/rest";

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
  /** The name we are listed by, where it is known. */
  readonly login?: string;
}

/** Asks GitHub who we are: as the App itself, and for the App's user as one of its installations. */
export async function identify(app: GitHub, installation: GitHub): Promise<Me> {
  const { data } = await app.rest.apps.getAuthenticated();
  if (data === null) throw new Error("GitHub knows no App by these credentials");
  const bot = await installation.rest.users.getByUsername({ username: `${data.slug}[bot]` });
  return { appId: data.id, userId: bot.data.id, login: bot.data.login };
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
