import { type GitHub, isNotFound, type PullRequestRef, type Repository } from "./client.ts";

/** An issue as it stands now. */
export interface Issue {
  readonly number: number;
  readonly subject: string;
  readonly body: string;
  readonly open: boolean;
  readonly locked: boolean;
  readonly labels: readonly string[];
  readonly writer: { readonly id: number; readonly isPerson: boolean } | null;
}

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

/** The newest hundred open issues, pull requests left out. */
export async function openIssues(github: GitHub, { owner, repo }: Repository): Promise<Issue[]> {
  const { data } = await github.rest.issues.listForRepo({ owner, repo, state: "open", per_page: 100 });
  return data.filter(({ pull_request }) => pull_request === undefined).map(asIssue);
}

type Received = Awaited<ReturnType<GitHub["rest"]["issues"]["get"]>>["data"];

function asIssue({ number, title, body, state, locked, labels, user }: Received): Issue {
  return {
    number,
    subject: title,
    body: body ?? "",
    open: state === "open",
    locked,
    labels: labels.map((label) => (typeof label === "string" ? label : (label.name ?? ""))),
    writer: user ? { id: user.id, isPerson: user.type === "User" } : null,
  };
}
