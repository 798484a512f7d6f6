import { digest } from "./check-runs.ts";
import type { Repository } from "./client.ts";

/** Claims what is about to be created, each by a name of its own; throws where it may not be created now. */
export type BeginCreation = (place: Repository, objects: readonly string[]) => Promise<void>;

/** A request as Octokit knows it before it is sent: the route's template beside its parameters. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly [parameter: string]: unknown;
}

interface Hooked {
  readonly hook: { before(name: "request", hook: (request: Request) => Promise<void>): unknown };
}

/**
 * Makes every request that creates something claim it first. GitHub shows what it was told to create some time after,
 * and a request may fail after it was carried out: who looks then sees nothing, and would create it again.
 */
export function claimCreations<T extends Hooked>(octokit: T, begin: BeginCreation): T {
  octokit.hook.before("request", async (request) => {
    const objects = createdBy(request);
    if (objects.length > 0)
      await begin({ owner: String(request.owner), repo: String(request.repo) }, objects);
  });
  return octokit;
}

const REPOSITORY = "/repos/{owner}/{repo}";
/** Our comments begin with a mark that says what kind they are. */
const MARK = /^<!-- (listwarden:\S+)/;

/** What a request would create, named so that the same thing has the same name; nothing for all other requests. */
export function createdBy({ method, url, ...request }: Request): string[] {
  if (method !== "POST" || !url.startsWith(REPOSITORY)) return [];
  const name = names[url.slice(REPOSITORY.length)];
  return name === undefined ? [] : name(request);
}

const names: Readonly<Record<string, (request: Readonly<Record<string, unknown>>) => string[]>> = {
  "/issues": () => ["issue"],
  "/issues/{issue_number}/comments": ({ issue_number, body }) => [
    `comment on ${issue_number} ${MARK.exec(String(body))?.[1] ?? ""}`,
  ],
  "/check-runs": ({ head_sha, external_id }) => [`check run of ${head_sha} ${external_id}`],
  "/pulls": ({ head }) => [`pull request from ${head}`],
  "/pulls/{pull_number}/reviews": ({ pull_number, comments }) =>
    (Array.isArray(comments) ? comments : []).map(
      (comment) => `lines of ${pull_number} ${digest(JSON.stringify(comment))}`,
    ),
};
