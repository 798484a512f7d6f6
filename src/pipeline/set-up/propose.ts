import { type Base, readOwnPull } from "../../github/branch-state.ts";
import type { GitHub, Me, Repository } from "../../github/client.ts";
import { fileEntryAt } from "../../github/file-entry.ts";
import { updateLivingBranch } from "../../github/living-branch.ts";
import type { NewText } from "../../github/write.ts";
import type { CollectFacts } from "../../isolate.ts";
import type { Inspection } from "../../review/report/inspect.ts";
import { renderSetUp } from "../../review/report/set-up-body.ts";
import { reportWordsIn } from "../../review/report/words/words.ts";
import { setUpFiles } from "./files.ts";
import { judgePastChanges } from "./past-changes.ts";

const SET_UP_BRANCH = "listwarden/setup";

/** How the set-up pull request stands; "complete" where the list has every file that it would add. */
export type SetUp = "open" | "complete" | "closed" | "taken over" | "refused";

/** What a list is set up with. */
export interface SettingUp {
  readonly me: Me;
  readonly place: Repository;
  readonly base: Base;
  readonly inspection: Inspection;
  readonly collect?: CollectFacts;
}

/**
 * Opens the pull request that sets a list up: its configuration and the form for requests, where they are not there
 * yet. What somebody has closed is not opened again, and what is there is never written over.
 */
export async function proposeSetUp(github: GitHub, settingUp: SettingUp): Promise<SetUp> {
  const { me, place, base, inspection, collect } = settingUp;
  const ours = { me, place: { ...place, branch: SET_UP_BRANCH } };
  const files = await missingFiles(github, settingUp);
  if (files.length === 0) return "complete";
  const pull = await readOwnPull(github, ours, base);
  if (pull !== null && !pull.open && !pull.merged) return "closed";
  const words = reportWordsIn(inspection.learned.language);
  const paths = inspection.files.filter(({ isList }) => isList).map(({ path }) => path);
  const asks = collect ? { collect } : {};
  const past = await judgePastChanges(github, place, { sha: base.sha, paths, ...asks });
  const living = await updateLivingBranch(github, ours, {
    ...{ base, files, title: words.setUpTitle },
    commit: { headline: words.setUpTitle, body: words.setUpCommit, coAuthors: [] },
    body: renderSetUp(
      { paths: files.map(({ path }) => path), past, inspection },
      { words, linkTo: (sha) => `${base.url}/commit/${sha}` },
    ),
  });
  return living.state === "written" || living.state === "unchanged" ? "open" : living.state;
}

async function missingFiles(
  github: GitHub,
  { place, base, inspection }: SettingUp,
): Promise<readonly NewText[]> {
  const missing: NewText[] = [];
  for (const file of setUpFiles({ language: inspection.learned.language, files: null })) {
    const known = await fileEntryAt(github, { ...place, sha: base.sha, path: file.path });
    if (known === null) missing.push(file);
  }
  return missing;
}
