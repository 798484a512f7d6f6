import { type GitHub, isNotFound, type Me, type PullRequestRef, type Repository } from "./client.ts";

/** An issue as it stands now. */
export interface Issue {
  readonly number: number;
  readonly subject: string;
  readonly body: string;
  readonly open: boolean;
  readonly locked: boolean;
  readonly labels: readonly string[];
  readonly createdAt: string;
  readonly writer: { readonly id: number; readonly login: string; readonly isPerson: boolean } | null;
  /** The address people see the repository at. */
  readonly repositoryUrl: string;
}

/** Issues beyond these are not read: nobody works on so many at once. */
const MOST = 500;

/** Reads an issue; null where it is gone, or is a pull request. */
export async function readIssue(
  github: GitHub,
  { owner, repo, number }: PullRequestRef,
): Promise<Issue | null> {
  try {
    const { data } = await github.rest.issues.get({ owner, repo, issue_number: number });
    return data.pull_request === undefined ? asIssue(data) : null;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** The newest hundred open issues, pull requests left out; none where the repository keeps none. */
export async function openIssues(github: GitHub, { owner, repo }: Repository): Promise<Issue[]> {
  try {
    const { data } = await github.rest.issues.listForRepo({ owner, repo, state: "open", per_page: 100 });
    return data.filter(({ pull_request }) => pull_request === undefined).map(asIssue);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

/** The open issues that came before one, the oldest first, as far as somebody reads them; pull requests left out. */
export async function* earlierIssues(
  github: GitHub,
  { owner, repo, number }: PullRequestRef,
): AsyncGenerator<Issue> {
  const pages = github.paginate.iterator(github.rest.issues.listForRepo, {
    ...{ owner, repo, state: "open", sort: "created", direction: "asc", per_page: 100 },
  });
  for await (const { data } of pages) {
    for (const each of data) {
      if (each.number >= number) return;
      if (each.pull_request === undefined) yield asIssue(each);
    }
  }
}

/** The open issues with a label, the oldest first, pull requests left out. */
export async function labelledIssues(
  github: GitHub,
  { owner, repo }: Repository,
  label: string,
): Promise<Issue[]> {
  const found: Issue[] = [];
  const pages = github.paginate.iterator(github.rest.issues.listForRepo, {
    ...{ owner, repo, state: "open", labels: label },
    ...{ sort: "created", direction: "asc", per_page: 100 },
  });
  for await (const { data } of pages) {
    found.push(...data.filter(({ pull_request }) => pull_request === undefined).map(asIssue));
    if (found.length >= MOST) break;
  }
  return found.slice(0, MOST);
}

/** True where an issue has a label; GitHub tells labels apart without regard to case. */
export function hasLabel({ labels }: Pick<Issue, "labels">, label: string): boolean {
  return labels.some((each) => each.toLowerCase() === label);
}

/** Gives an issue or a pull request a label, which is made where the repository has none of this name. */
export async function addLabel(
  github: GitHub,
  { owner, repo, number }: PullRequestRef,
  label: string,
): Promise<void> {
  await github.rest.issues.addLabels({ owner, repo, issue_number: number, labels: [label] });
}

/** Takes a label off; where it is off already that is as it should be. */
export async function removeLabel(
  github: GitHub,
  { owner, repo, number }: PullRequestRef,
  label: string,
): Promise<void> {
  try {
    await github.rest.issues.removeLabel({ owner, repo, issue_number: number, name: label });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** Closes an issue as done, or as not planned. */
export async function closeIssue(
  github: GitHub,
  { owner, repo, number }: PullRequestRef,
  reason: "completed" | "not_planned",
): Promise<void> {
  await github.rest.issues.update({
    owner,
    repo,
    issue_number: number,
    state: "closed",
    state_reason: reason,
  });
}

/** True where somebody else than us closed an issue or a pull request: then it stays closed. */
export async function isClosedByOthers(
  github: GitHub,
  me: Me,
  { owner, repo, number }: PullRequestRef,
): Promise<boolean> {
  const { data } = await github.rest.issues.get({ owner, repo, issue_number: number });
  return data.closed_by?.id !== me.userId;
}

/** A repository that keeps no issues says so, or that there is no such thing. */
function isGone(error: unknown): boolean {
  return error instanceof Error && "status" in error && (error.status === 404 || error.status === 410);
}

type Received = Awaited<ReturnType<GitHub["rest"]["issues"]["get"]>>["data"];

function asIssue({ number, title, body, state, locked, labels, user, ...data }: Received): Issue {
  return {
    number,
    subject: title,
    body: body ?? "",
    open: state === "open",
    locked,
    labels: labels.map((label) => (typeof label === "string" ? label : (label.name ?? ""))),
    createdAt: data.created_at,
    writer: user ? { id: user.id, login: user.login, isPerson: user.type === "User" } : null,
    repositoryUrl: data.html_url.replace(/\/issues\/\d+$/, ""),
  };
}
