import { readBase } from "../github/branch-state.ts";
import { type GitHub, isRefused } from "../github/client.ts";
import { inspectIsolated } from "../isolate.ts";
import { configInForce } from "../pipeline/config.ts";
import { reconcileReport } from "../pipeline/report.ts";
import { contextOf } from "../pipeline/report-context.ts";
import { readWholeList } from "../pipeline/whole-list.ts";
import { inert } from "../review/inert.ts";
import { numberItems } from "../review/report/ledger.ts";
import { renderReport } from "../review/report/render.ts";
import { reportWordsIn } from "../review/report/words/words.ts";
import { whoWeAre } from "./comment.ts";
import type { Asked, ToldReport } from "./told.ts";

/**
 * Looks at the default branch as it stands: the List report becomes an issue as the App keeps it, where the token may,
 * and the job's summary holds it in any case. It is never red: nobody has just changed the list.
 */
export async function reportWholeList(github: GitHub, asked: Asked): Promise<ToldReport> {
  if (asked.report) await keepReport(github, asked);
  return sayReport(github, asked);
}

/** Only `issues: write` allows it, so whoever wrote the workflow decides. Once a week is quiet enough to be told. */
async function keepReport(github: GitHub, { repository, sweep, chosen }: Asked): Promise<void> {
  try {
    const access = { github, me: await whoWeAre(github), sweep, chosen, proposes: false };
    await reconcileReport(access, repository, { now: Date.now(), isQuiet: true, isSweep: true });
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/** The same as Markdown, numbered for this once. */
async function sayReport(github: GitHub, asked: Asked): Promise<ToldReport> {
  const { repository, chosen, sweep } = asked;
  const { config } = await configInForce(github, repository, chosen.configPath);
  const base = await readBase(github, repository);
  const files = chosen.files ?? config.files;
  const list = await readWholeList(github, repository, { sha: base.sha, named: files });
  if (list.outcome === "inconclusive") return inconclusive(reportWordsIn("en").unreadable(inert(list.path)));
  const named = files !== undefined;
  const today = new Date().toISOString().slice(0, 10);
  const result = await inspectIsolated({ inspect: list.files, config, named, today }, sweep);
  if (result.outcome === "stopped") return inconclusive(inert(result.why.en));
  const { inspection } = result;
  const { items } = numberItems(inspection.items, null, {
    ...{ head: base.sha, declined: new Set(), isFresh: () => false, spoken: 0 },
  });
  const sources = new Map(list.files.map(({ path, text }) => [path, text]));
  const context = await contextOf(github, repository, { inspection, sources, base }, { open: items });
  const tidy = { state: "none", number: null, holds: new Set<number>() } as const;
  const report = { inspection, items, declined: [], filesAreNamed: named, ledger: null, tidy };
  return {
    report: `${renderReport(report, context)}\n`,
    severities: items.map(({ severity }) => severity),
  };
}

function inconclusive(why: string): ToldReport {
  return { report: `${reportWordsIn("en").noReport(why)}\n`, severities: [] };
}
