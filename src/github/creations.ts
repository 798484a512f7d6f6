import type { ProbotOctokit } from "probot";
import { digest } from "./check-runs.ts";
import type { Repository } from "./client.ts";

/** What is being created, each object by a name of its own. */
export interface Creations {
  /** Claims what is about to be created; throws where it may not be created now. */
  begin(place: Repository, objects: readonly string[]): Promise<void>;
  /** The request has ended, well or not: from now on GitHub may take its time to show what came of it. */
  end(place: Repository, objects: readonly string[]): Promise<void>;
}

/** A request as Octokit knows it before it is sent: the route's template beside its parameters. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly [parameter: string]: unknown;
}

/**
 * Makes every request that creates something claim it first. GitHub shows what it was told to create some time after,
 * and a request may fail after it was carried out: who looks then sees nothing, and would create it again.
 */
export function claimCreations(octokit: ProbotOctokit, creations: Creations): ProbotOctokit {
  octokit.hook.wrap("request", async (send, request) => {
    const objects = createdBy(request);
    if (objects.length === 0) return send(request);
    const place = { owner: String(request.owner), repo: String(request.repo) };
    await creations.begin(place, objects);
    try {
      return await send(request);
    } finally {
      await creations.end(place, objects);
    }
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
