import type { Base, OwnBranch, Tip } from "./branch-state.ts";
import type { GitHub } from "./client.ts";
import { sameText } from "./comments.ts";
import { blobSha, fileEntryAt } from "./file-entry.ts";
import { readTip } from "./pull-request.ts";
import { CONFIG_PATH, FORM_PATH } from "./read.ts";
import type { NewText } from "./write.ts";

/** The files of `.github` that we may propose: whoever merges them has read them. */
const OURS_IN_GITHUB = new Set([CONFIG_PATH, FORM_PATH]);
/** Where a branch is that is not there. */
export const NOWHERE = "0".repeat(40);

// https://docs.github.com/en/graphql/reference/git#updaterefs
const UPDATE_REFS = `mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }`;

/** A file that a commit gives another text. */
export interface Changed extends NewText {
  readonly mode: "100644" | "100755";
  readonly sha: string;
}

/** The files that differ from the default branch; null where one of them is not to be written. */
export async function changedFiles(
  github: GitHub,
  { owner, repo }: OwnBranch,
  { base, files }: { readonly base: Base; readonly files: readonly NewText[] },
): Promise<Changed[] | null> {
  const changed: Changed[] = [];
  for (const { path, text } of files) {
    const sha = blobSha(text);
    const known = await fileEntryAt(github, { owner, repo, sha: base.sha, path });
    if (known?.sha === sha) continue;
    const mode = known?.mode ?? "100644";
    const isAllowed = !/(^|\/)\.github(\/|$)/i.test(path) || OURS_IN_GITHUB.has(path);
    if (!isAllowed || (mode !== "100644" && mode !== "100755")) return null;
    changed.push({ path, text, mode, sha });
  }
  return changed;
}

/** What a commit is made of. */
export interface Content {
  readonly base: Base;
  readonly changed: readonly Changed[];
  readonly message: string;
}

/** True where the branch is at just this commit. */
export async function isAt(
  github: GitHub,
  { owner, repo }: OwnBranch,
  { tip, base, changed, message }: Content & { readonly tip: Tip },
): Promise<boolean> {
  if (tip.parents.join() !== base.sha || !sameText(tip.message, message)) return false;
  const paths = changed.map(({ path }) => path);
  if ([...tip.paths].sort().join("\n") !== paths.sort().join("\n")) return false;
  for (const { path, sha, mode } of changed) {
    const shown = await fileEntryAt(github, { owner, repo, sha: tip.sha, path });
    if (shown?.sha !== sha || shown.mode !== mode) return false;
  }
  return true;
}

/** Makes a commit on the base. Without an author, GitHub signs the commit in the App's name. */
export async function commitOn(
  github: GitHub,
  { owner, repo }: OwnBranch,
  { base, changed, message }: Content,
): Promise<string> {
  const { data: parent } = await github.rest.git.getCommit({ owner, repo, commit_sha: base.sha });
  const { data: tree } = await github.rest.git.createTree({
    ...{ owner, repo, base_tree: parent.tree.sha },
    tree: changed.map(({ path, text, mode }) => ({ path, mode, type: "blob" as const, content: text })),
  });
  const { data } = await github.rest.git.createCommit({
    ...{ owner, repo, message, tree: tree.sha, parents: [base.sha] },
  });
  return data.sha;
}

/** From which commit to which. */
export interface Move {
  readonly base: Base;
  readonly from: string;
  readonly to: string;
}

/**
 * Creates, moves or deletes the branch if it still is where it was seen: GitHub compares and swaps in one step.
 *
 * @throws where it is elsewhere by now, or GitHub does not let us.
 */
export async function moveBranch(github: GitHub, place: OwnBranch, { base, from, to }: Move): Promise<void> {
  const update = { name: `refs/heads/${place.branch}`, beforeOid: from, afterOid: to, force: true };
  try {
    const input = { repositoryId: base.repositoryId, refUpdates: [update] };
    await github.graphql(UPDATE_REFS, { input });
  } catch (error) {
    const now = await readTip(github, place, place.branch);
    if ((now ?? NOWHERE) === from) throw error;
    throw new Error(`${place.branch} has moved from ${from}`, { cause: error });
  }
}
