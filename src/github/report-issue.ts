import { type GitHub, isRefused, type Me, type Repository } from "./client.ts";
import { sameText } from "./comments.ts";

/** The one issue of ours that says how a list stands. */
export interface ReportIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  readonly locked: boolean;
}

interface Ours {
  readonly me: Me;
  readonly place: Repository;
  isMarked(body: string): boolean;
}

/**
 * Finds our report among the issues: ours is what we wrote and what bears our marker, of several the oldest; null where
 * there is none. What somebody else wrote with the same marker is not seen.
 */
export async function findReport(github: GitHub, { me, place, isMarked }: Ours): Promise<ReportIssue | null> {
  const { owner, repo } = place;
  const pages = github.paginate.iterator(github.rest.issues.listForRepo, {
    ...{ owner, repo, state: "all", sort: "created", direction: "asc", per_page: 100 },
    ...(me.login === undefined ? {} : { creator: me.login }),
  });
  for await (const { data } of pages) {
    const found = data.find(
      ({ user, body, pull_request }) =>
        user?.id === me.userId && pull_request === undefined && isMarked(body ?? ""),
    );
    if (found === undefined) continue;
    const { number, title, body, state, locked } = found;
    return { number, title, body: body ?? "", open: state === "open", locked };
  }
  return null;
}

/** Opens a report; null where the repository takes no issues of ours. */
export async function openReport(
  github: GitHub,
  { owner, repo }: Repository,
  text: { readonly title: string; readonly body: string },
): Promise<number | null> {
  try {
    const { data } = await github.rest.issues.create({ owner, repo, ...text });
    return data.number;
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

/** Makes a report say this and be open or closed; answers how many writes it took, none where it is so already. */
export async function updateReport(
  github: GitHub,
  { owner, repo }: Repository,
  { issue, body, open }: { readonly issue: ReportIssue; readonly body: string; readonly open: boolean },
): Promise<number> {
  const isTold = sameText(issue.body, body);
  if (isTold && issue.open === open) return 0;
  await github.rest.issues.update({
    ...{ owner, repo, issue_number: issue.number },
    ...(isTold ? {} : { body }),
    ...(issue.open === open ? {} : { state: open ? "open" : "closed" }),
  });
  return 1;
}
