import type { Config } from "../config.ts";
import type { Base } from "../github/branch-state.ts";
import type { GitHub, Repository } from "../github/client.ts";
import type { PastPull } from "../github/own-pulls.ts";
import { readFileAt } from "../github/read.ts";
import type { ReportIssue } from "../github/report-issue.ts";
import type { NumberedItem } from "../model/report.ts";
import { visible } from "../review/inert.ts";
import { fingerprint } from "../review/report/fingerprint.ts";
import { freshItems } from "../review/report/fresh.ts";
import type { Inspection } from "../review/report/inspect.ts";
import { type Ledger, numberItems } from "../review/report/ledger.ts";
import type { IgnoreDecision } from "../review/report/tidy-body.ts";
import { lastWords, type ReportTalk } from "./report-commands.ts";
import { declinedNames } from "./tidy.ts";

/** Everything that was read for a report. */
export interface Seen {
  readonly inspection: Inspection;
  /** The texts that were looked at, by path. */
  readonly sources: ReadonlyMap<string, string>;
  readonly damaged: ReadonlySet<string>;
  readonly base: Base;
  readonly config: Config;
  readonly issue: ReportIssue | null;
  /** What the report remembers; null where there is none, or it has lost its memory. */
  readonly known: Ledger | null;
  readonly talk: ReportTalk;
  readonly pulls: readonly PastPull[];
}

/** What is wrong with a list, with what people have decided of it. */
export interface Findings {
  /** What nobody has said no to. */
  readonly open: readonly NumberedItem[];
  /** What somebody has said no to. */
  readonly declined: readonly NumberedItem[];
  readonly ledger: Ledger;
  /** Findings whose correction somebody asked for. */
  readonly asked: ReadonlySet<number>;
  /** Decisions for the configuration that it does not have yet. */
  readonly decisions: readonly IgnoreDecision[];
}

/** Numbers the findings by what the report remembers, and sorts out what people have said no to. */
export async function numberFindings(github: GitHub, place: Repository, seen: Seen): Promise<Findings> {
  const { inspection, sources, damaged, known, talk, pulls, base } = seen;
  const ended = declinedNames(pulls);
  const words = lastWords(talk);
  const items = inspection.items.map((item) => (damaged.has(item.path) ? withoutFix(item) : item));
  const isSame = known === null || known.head === base.sha;
  const before = isSame ? sources : await textsAt(github, place, { known, sources });
  const numbered = numberItems(items, known, {
    head: base.sha,
    declined: new Set([...(known?.declined ?? []), ...ended.keys()]),
    isFresh: freshItems(before, sources),
    spoken: Math.max(0, ...words.keys()),
  });
  const asked = new Set<number>();
  const open: NumberedItem[] = [];
  const declined: NumberedItem[] = [];
  const decisions: IgnoreDecision[] = [];
  for (const item of numbered.items) {
    const word = words.get(item.number);
    const name = item.fixName ?? "";
    const isWanted = word?.command.kind === "fix" && word.comment.createdAt > (ended.get(name) ?? "");
    const isRefused = numbered.ledger.declined.includes(name) && !isWanted;
    if (isWanted) asked.add(item.number);
    if (word?.command.kind === "ignore" || isRefused) declined.push(item);
    else open.push(item);
    if (word?.command.kind !== "ignore" || item.paper === null) continue;
    const decision = decisionOf(item.rule, item.paper, word.command.reason);
    if (!ended.has(decision.name)) decisions.push(decision);
  }
  return { open, declined, ledger: numbered.ledger, asked, decisions };
}

function withoutFix<Item extends { readonly fix?: unknown; readonly fixName: string | null }>({
  fix: _,
  ...item
}: Item): Omit<Item, "fix"> {
  return { ...item, fixName: null };
}

function decisionOf(rule: string, paper: string, reason: string): IgnoreDecision {
  const name = fingerprint(`ignore\n${rule}\n${paper}`);
  return { rule, paper: visible(paper), reason: visible(reason, 200), name };
}

interface Earlier {
  readonly known: Ledger;
  readonly sources: ReadonlyMap<string, string>;
}

/** The texts at the commit that was looked at last. A text that cannot be read is taken as unchanged: nothing in it is new. */
async function textsAt(
  github: GitHub,
  { owner, repo }: Repository,
  { known, sources }: Earlier,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const [path, now] of sources) {
    const file = await readFileAt(github, { owner, repo, path, ref: known.head });
    if (file.kind === "absent") continue;
    texts.set(path, file.kind === "text" ? file.text : now);
  }
  return texts;
}
