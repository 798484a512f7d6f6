import { type Changed, changedFiles, commitOn, isAt, moveBranch, NOWHERE } from "./branch-commit.ts";
import {
  type Base,
  type OwnBranch,
  type OwnPull,
  readOwnPull,
  readOwnTip,
  type Tip,
} from "./branch-state.ts";
import { type GitHub, isUnprocessable, type Me } from "./client.ts";
import { sameText } from "./comments.ts";
import { isClosedByOthers } from "./issue.ts";
import { pauseAskedFor } from "./pace.ts";
import { readTip } from "./pull-request.ts";
import { isForbidden, type NewText } from "./write.ts";

/** Somebody whose work is in a commit. */
export interface CoAuthor {
  readonly id: number;
  readonly login: string;
}

/** What a living pull request is to hold. */
export interface Proposal {
  /** What the texts were made from. */
  readonly base: Base;
  /** Files as they are to be. Those that are so already are left out; with none left nothing is proposed. */
  readonly files: readonly NewText[];
  readonly commit: {
    readonly headline: string;
    readonly body: string;
    readonly coAuthors: readonly CoAuthor[];
  };
  readonly title: string;
  readonly body: string;
  /** When somebody last asked for it, as GitHub writes times: an earlier "no" is none to that. */
  readonly askedAt?: string | undefined;
}

/**
 * How it stands after a run. Nothing is written in the last three: "closed" by a person, "taken over" by a person's
 * push or pull request, "refused" by the repository. `number` is the pull request's, where there is one.
 */
export type Living =
  | { readonly state: "written" | "unchanged"; readonly number: number | null }
  | { readonly state: "closed" | "taken over"; readonly number: number | null }
  | { readonly state: "refused" };

interface Ours {
  readonly me: Me;
  readonly place: OwnBranch;
}

/** What there is now. */
interface Standing {
  readonly tip: Tip | null;
  readonly pull: OwnPull | null;
}

/**
 * Makes a branch of ours hold one commit on the default branch, and one pull request show it. It looks first and writes
 * the difference, so that a second run writes nothing. With nothing to propose the pull request is closed and the branch
 * deleted. The branch is only ever moved from the commit that was looked at: what somebody pushes meanwhile is never lost.
 *
 * @throws where the branch moved meanwhile; the next run sees what is there then.
 */
export async function updateLivingBranch(github: GitHub, ours: Ours, proposal: Proposal): Promise<Living> {
  const { base } = proposal;
  const tip = await readOwnTip(github, ours);
  const pull = await readOwnPull(github, ours, base);
  const stop = await whyNot(github, ours, { tip, pull, askedAt: proposal.askedAt });
  if (stop !== null) return { state: stop, number: pull?.number ?? null };
  const changed = await changedFiles(github, ours.place, proposal);
  if (changed === null) return { state: "refused" };
  try {
    if (changed.length === 0) return await withdraw(github, ours, { tip, pull, proposal });
    return await show(github, ours, { tip, pull, proposal, changed });
  } catch (error) {
    if (!isForbidden(error) || pauseAskedFor(error, Date.now()) !== null) throw error;
    return { state: "refused" };
  }
}

async function whyNot(
  github: GitHub,
  ours: Ours,
  { tip, pull, askedAt }: Standing & { readonly askedAt: string | undefined },
): Promise<"closed" | "taken over" | null> {
  if (pull?.open && !pull.isOurs) return "taken over";
  const isOver = pull !== null && !pull.open;
  if (isOver && !pull.merged) {
    const isNews = askedAt !== undefined && askedAt > (pull.closedAt ?? "");
    if (!isNews && (await isClosedByOthers(github, ours.me, { ...ours.place, number: pull.number })))
      return "closed";
  }
  const isForeign = tip !== null && !tip.isOurs;
  // What a merged or closed pull request has shown is kept there.
  return isForeign && !(isOver && pull.headSha === tip.sha) ? "taken over" : null;
}

interface Showing extends Standing {
  readonly proposal: Proposal;
  readonly changed: readonly Changed[];
}

async function show(github: GitHub, ours: Ours, { tip, pull, proposal, changed }: Showing): Promise<Living> {
  const { owner, repo, branch } = ours.place;
  const { base, title, body } = proposal;
  const message = messageOf(proposal);
  const isSame = tip !== null && (await isAt(github, ours.place, { tip, base, changed, message }));
  if (!isSame) {
    const sha = await commitOn(github, ours.place, { base, changed, message });
    await moveBranch(github, ours.place, { base, from: tip?.sha ?? NOWHERE, to: sha });
  }
  if (pull?.open) {
    const isTold = pull.title === title && sameText(pull.body, body);
    if (!isTold) await github.rest.pulls.update({ owner, repo, pull_number: pull.number, title, body });
    return { state: isSame && isTold ? "unchanged" : "written", number: pull.number };
  }
  try {
    const { data } = await github.rest.pulls.create({
      owner,
      repo,
      title,
      body,
      head: branch,
      base: base.branch,
    });
    return { state: "written", number: data.number };
  } catch (error) {
    // The list of pull requests may lag behind; the next run finds it there.
    if (isUnprocessable(error) && error instanceof Error && /already exists/i.test(error.message))
      throw new Error("the pull request is there and was not shown", { cause: error });
    if (isForbidden(error) && pauseAskedFor(error, Date.now()) === null) {
      const now = await readTip(github, ours.place, branch);
      if (now !== null) await moveBranch(github, ours.place, { base, from: now, to: NOWHERE });
    }
    throw error;
  }
}

async function withdraw(
  github: GitHub,
  { place }: Ours,
  { tip, pull, proposal }: Standing & { readonly proposal: Proposal },
): Promise<Living> {
  const { owner, repo } = place;
  const { base, body } = proposal;
  if (pull?.open)
    await github.rest.pulls.update({ owner, repo, pull_number: pull.number, body, state: "closed" });
  if (tip !== null) await moveBranch(github, place, { base, from: tip.sha, to: NOWHERE });
  const isWritten = pull?.open === true || tip !== null;
  return { state: isWritten ? "written" : "unchanged", number: null };
}

/** Credit goes to the address that GitHub keeps for everybody, which tells nobody's own. */
function messageOf({ commit: { headline, body, coAuthors } }: Proposal): string {
  const trailers = coAuthors.map(
    ({ id, login }) => `Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`,
  );
  return [headline, body, trailers.join("\n")].filter((part) => part !== "").join("\n\n");
}
