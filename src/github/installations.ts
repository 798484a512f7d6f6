import type { GitHub, Repository } from "./client.ts";

/** A repository as the installation's list of them shows it. */
export interface InstalledRepository extends Repository {
  readonly defaultBranch: string;
  readonly url: string;
  /** GitHub counts pull requests among the issues: where it is 0 there is no open pull request. */
  readonly openIssues: number;
}

/** A pull request as a list of them shows it. */
export interface OpenPullRequest {
  readonly number: number;
  /** When anything happened to it last. */
  readonly updatedAt: Date;
}

/** The installations of the App that are not suspended. Asked as the App. */
export async function listInstallations(app: GitHub): Promise<number[]> {
  const all = await app.paginate(app.rest.apps.listInstallations, { per_page: 100 });
  return all.filter(({ suspended_at }) => !suspended_at).map(({ id }) => id);
}

/** The repositories an installation may work on, without those that nobody can write to any more. */
export async function listRepositories(github: GitHub): Promise<InstalledRepository[]> {
  const all = await github.paginate(github.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
  return all
    .filter(({ archived, disabled }) => !archived && !disabled)
    .map((repository) => ({
      owner: repository.owner.login,
      repo: repository.name,
      defaultBranch: repository.default_branch,
      url: repository.html_url,
      openIssues: repository.open_issues_count,
    }));
}

/** The open pull requests of a repository. */
export async function listOpenPullRequests(
  github: GitHub,
  { owner, repo }: Repository,
): Promise<OpenPullRequest[]> {
  const all = await github.paginate(github.rest.pulls.list, { owner, repo, state: "open", per_page: 100 });
  return all.map(({ number, updated_at }) => ({ number, updatedAt: new Date(updated_at) }));
}

/**
 * Asks GitHub to send the deliveries again that did not arrive since a point in time, and answers how many.
 * GitHub keeps them for three days; one that arrived at a later attempt is not asked for.
 */
export async function redeliverFailed(app: GitHub, since: Date): Promise<number> {
  const arrived = new Set<string>();
  const failed = new Map<string, number>();
  const pages = app.paginate.iterator(app.rest.apps.listWebhookDeliveries, { per_page: 100 });
  for await (const { data } of pages) {
    for (const { id, guid, status_code, delivered_at } of data) {
      if (new Date(delivered_at) < since) continue;
      if (status_code >= 200 && status_code < 300) arrived.add(guid);
      else if (!failed.has(guid)) failed.set(guid, id);
    }
    if (data.some(({ delivered_at }) => new Date(delivered_at) < since)) break;
  }
  const lost = [...failed].filter(([guid]) => !arrived.has(guid));
  for (const [, id] of lost) await app.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
  return lost.length;
}
