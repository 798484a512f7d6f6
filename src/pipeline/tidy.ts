import { addIgnores } from "../config/add-ignore.ts";
import { type Config, ConfigError, parseConfig } from "../config.ts";
import type { Base } from "../github/branch-state.ts";
import type { GitHub, Me, Repository } from "../github/client.ts";
import { type Living, updateLivingBranch } from "../github/living-branch.ts";
import type { PastPull } from "../github/own-pulls.ts";
import { CONFIG_PATH, readConfigText } from "../github/read.ts";
import type { NumberedItem } from "../model/report.ts";
import type { ItemContext } from "../review/report/item-text.ts";
import { tidyList } from "../review/report/tidy.ts";
import { type IgnoreDecision, proposedNames, renderTidy } from "../review/report/tidy-body.ts";

export const TIDY_BRANCH = "listwarden/tidy";

/** What the tidy pull request is made from. */
export interface Tidying {
  readonly me: Me;
  readonly place: Repository;
  readonly base: Base;
  /** The findings that nobody has said no to. */
  readonly items: readonly NumberedItem[];
  readonly asked: ReadonlySet<number>;
  readonly decisions: readonly IgnoreDecision[];
  readonly sources: ReadonlyMap<string, string>;
  readonly entries: number;
  readonly pulls: readonly PastPull[];
  readonly config: Config;
  readonly context: ItemContext;
}

/** How the pull request stands, and the findings whose correction it holds. */
export interface TidyOutcome {
  readonly living: Living;
  readonly holds: ReadonlySet<number>;
}

/**
 * Makes the tidy pull request hold the next corrections of the default branch as it is now. What was said no to is not
 * among them, so that a pull request that somebody closed is no obstacle to one with others.
 */
export async function updateTidy(github: GitHub, tidying: Tidying): Promise<TidyOutcome> {
  const { me, place, base, items, asked, sources, entries, context } = tidying;
  const tidied = tidyList({ items, sources, entries, asked });
  const { config, decisions } = await withDecisions(github, tidying);
  const { report } = context;
  const { length: count } = tidied.chosen;
  const isEmpty = count === 0 && decisions.length === 0;
  const title = count === 0 ? report.tidyIgnores : report.tidyTitle(count);
  const texts = [...tidied.texts].map(([path, text]) => ({ path, text }));
  const living = await updateLivingBranch(
    github,
    { me, place: { ...place, branch: TIDY_BRANCH } },
    {
      base,
      files: [...texts, ...(config === null ? [] : [{ path: CONFIG_PATH, text: config }])],
      commit: { headline: title, body: report.commitBody, coAuthors: [] },
      title,
      body: isEmpty ? report.tidyOver : renderTidy({ ...tidied, decisions }, context),
      askedAt: afterLastClose(tidying.pulls),
    },
  );
  const isShown = living.state === "written" || living.state === "unchanged";
  return { living, holds: new Set(isShown ? tidied.chosen.map(({ number }) => number) : []) };
}

/** A moment after the last of our pull requests was closed: what it was a no to is honoured already. */
function afterLastClose(pulls: readonly PastPull[]): string | undefined {
  const last = pulls
    .flatMap(({ closedAt }) => closedAt ?? [])
    .sort()
    .at(-1);
  return last === undefined ? undefined : `${new Date(Date.parse(last) + 1_000).toISOString().slice(0, 19)}Z`;
}

/** The config with the decisions that are not in it, where they can be written into it and read back. */
async function withDecisions(
  github: GitHub,
  { place, base, decisions, config: now }: Tidying,
): Promise<{ readonly config: string | null; readonly decisions: readonly IgnoreDecision[] }> {
  const nothing = { config: null, decisions: [] };
  if (decisions.length === 0) return nothing;
  const text = await readConfigText(github, place, { path: CONFIG_PATH, ref: base.sha });
  const written = addIgnores(text, decisions);
  if (written === null || !holds(written, [...now.ignore, ...decisions])) return nothing;
  return { config: written, decisions };
}

function holds(
  text: string,
  ignore: readonly { readonly rule?: string | undefined; readonly paper?: string | undefined }[],
): boolean {
  try {
    const written = parseConfig(text).ignore;
    return (
      written.length === ignore.length &&
      written.every(({ rule, paper }, at) => rule === ignore[at]?.rule && paper === ignore[at]?.paper)
    );
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

/** The corrections that are ruled out by pull requests that ended without them, each with when that was. */
export function declinedNames(pulls: readonly PastPull[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { body, closedAt } of pulls) {
    if (closedAt === null) continue;
    for (const name of proposedNames(body)) {
      if ((names.get(name) ?? "") < closedAt) names.set(name, closedAt);
    }
  }
  return names;
}
