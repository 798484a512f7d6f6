import type { GitHub, PullRequestRef, Repository } from "../github/client.ts";
import { addLabel, hasLabel } from "../github/issue.ts";
import { compareCommits, type OpenPull } from "../github/pull-request.ts";
import { readFileAt } from "../github/read.ts";
import type { TakenPull } from "../requests/taken.ts";
import type { Asked } from "./commands.ts";

/** The label of a pull request whose entries are taken into the additions. */
export const TAKEN = "taken";
/** Pull requests that are taken at the same time. */
const MOST = 20;

/** Marks a pull request as taken, where a curator has asked for that. */
export async function takeIfAsked(github: GitHub, ref: PullRequestRef, { pending }: Asked): Promise<void> {
  if (pending.some(({ command, allowed }) => allowed && command.kind === "take"))
    await addLabel(github, ref, TAKEN);
}

/** A pull request that is taken, with the list's texts before it and as they would be. */
export interface Taken extends OpenPull, TakenPull {}

/** Those of the open pull requests that are taken, as far as they change the list's files. */
export async function readTaken(
  github: GitHub,
  { owner, repo }: Repository,
  {
    pulls,
    files,
  }: { readonly pulls: readonly OpenPull[]; readonly files: readonly { readonly path: string }[] },
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const pull of pulls.filter((each) => hasLabel(each, TAKEN)).slice(0, MOST)) {
    const { baseRef: base, headSha: head } = pull;
    const comparison = await compareCommits(github, { owner, repo, base, head });
    if (comparison === null) continue;
    const changed: { path: string; before: string; after: string }[] = [];
    for (const { path } of files) {
      if (!comparison.files.some((file) => file.path === path)) continue;
      const before = await textAt(github, { owner, repo, path, ref: comparison.startSha });
      const after = await textAt(github, { owner, repo, path, ref: head });
      if (before !== null && after !== null) changed.push({ path, before, after });
    }
    if (changed.length > 0) taken.push({ ...pull, files: changed });
  }
  return taken;
}

async function textAt(github: GitHub, at: Parameters<typeof readFileAt>[1]): Promise<string | null> {
  const file = await readFileAt(github, at);
  return file.kind === "text" && file.validUtf8 ? file.text : null;
}
