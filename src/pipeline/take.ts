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

/** A pull request that is taken, with the list's two texts. */
export interface Taken extends OpenPull, TakenPull {}

/** Those of the open pull requests that are taken, as far as they change the file. */
export async function readTaken(
  github: GitHub,
  { owner, repo }: Repository,
  { pulls, path }: { readonly pulls: readonly OpenPull[]; readonly path: string },
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const pull of pulls.filter((each) => hasLabel(each, TAKEN)).slice(0, MOST)) {
    const { baseRef: base, headSha: head } = pull;
    const comparison = await compareCommits(github, { owner, repo, base, head });
    if (comparison === null || !comparison.files.some((file) => file.path === path)) continue;
    const textAt = async (ref: string) => {
      const file = await readFileAt(github, { owner, repo, path, ref });
      return file.kind === "text" && file.validUtf8 ? file.text : null;
    };
    const before = await textAt(comparison.startSha);
    const after = await textAt(head);
    if (before !== null && after !== null) taken.push({ ...pull, before, after });
  }
  return taken;
}
