import type { Config } from "../config.ts";
import { type Base, readBase } from "../github/branch-state.ts";
import { type GitHub, isNotFound, type Me, type Repository } from "../github/client.ts";
import { readConversation } from "../github/conversation.ts";
import { pathsAt } from "../github/files-at.ts";
import { isClosedByOthers } from "../github/issue.ts";
import { readOwnPulls } from "../github/own-pulls.ts";
import { CONFIG_PATH } from "../github/read.ts";
import { findReport, type ReportIssue } from "../github/report-issue.ts";
import { collectFiles } from "../isolate/collect-files.ts";
import { type CollectFacts, inspectIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { Text } from "../model/text.ts";
import type { Outcome } from "../pipeline.ts";
import { parseLedger } from "../review/report/ledger.ts";
import { isReport } from "../review/report/render.ts";
import type { Access } from "./access.ts";
import { configInForce } from "./config.ts";
import { noMemory } from "./memory.ts";
import { readReportTalk, silence } from "./report-commands.ts";
import { numberFindings, type Seen } from "./report-findings.ts";
import { type Moment, publishReport, remarkInconclusive } from "./report-writes.ts";
import { proposeSetUp } from "./set-up/propose.ts";
import { TIDY_BRANCH } from "./tidy.ts";
import { readWholeList } from "./whole-list.ts";

/**
 * Makes a repository's List report and its tidy pull request show the default branch as it is now. It reads everything
 * anew and writes the difference, so that running it twice writes nothing the second time.
 */
export async function reconcileReport(access: Access, place: Repository, moment: Moment): Promise<Outcome> {
  const { github, me, memory = noMemory, proposes = true, chosen = { configPath: CONFIG_PATH } } = access;
  if (await memory.isHolding()) return { outcome: "held" };
  // What was merged before the list is read is in the list; the other way round it would look undone.
  const pulls = await readOwnPulls(github, { me, place: { ...place, branch: TIDY_BRANCH } });
  const base = await baseOf(github, place);
  if (base === null) return { outcome: "vanished" };
  const { config: written } = await configInForce(github, place, chosen.configPath);
  const config = {
    ...written,
    ...(chosen.files ? { files: [...chosen.files] } : {}),
    ...(proposes ? {} : { tidy: false }),
  };
  const issue = await findReport(github, { me, place, isMarked: isReport });
  const isOpen = issue?.open === true || pulls.some(({ open }) => open);
  if (!config.report && !config.tidy && !isOpen) return { outcome: "no-list" };
  const collect = moment.isSweep ? access.sweep : access.known;
  const looked = await look(github, place, { base, config, ...(collect ? { collect } : {}) });
  if (looked.outcome === "no-list" && issue?.open !== true) return looked;
  if (looked.outcome !== "looked") {
    const why = looked.outcome === "inconclusive" ? looked.why : null;
    await remarkInconclusive(github, place, { issue, why });
    return { outcome: "inconclusive" };
  }
  const talk = await talkIn(github, { me, place, issue });
  const known = issue === null ? null : parseLedger(issue.body);
  const seen: Seen = { ...looked, base, config, issue, known, talk, pulls };
  const findings = await numberFindings(github, place, seen);
  if (await memory.isHolding()) return { outcome: "held" };
  const isShut =
    issue !== null && !issue.open && (await isClosedByOthers(github, me, { ...place, number: issue.number }));
  const setUp = await setUpIfAsked(access, place, seen);
  return publishReport(github, { me, place, seen, findings, moment, isShut, setUp });
}

async function setUpIfAsked(
  { github, me, known, proposes }: Access,
  place: Repository,
  { talk, base, inspection }: Seen,
) {
  if (proposes === false || !talk.pending.some(({ command, allowed }) => allowed && command.kind === "setup"))
    return null;
  return proposeSetUp(github, { me, place, base, inspection, ...(known ? { collect: known } : {}) });
}

async function baseOf(github: GitHub, place: Repository): Promise<Base | null> {
  try {
    return await readBase(github, place);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

interface Looking {
  readonly base: Base;
  readonly config: Config;
  readonly collect?: CollectFacts;
}

const askNobody: CollectFacts = () => Promise.resolve(noFacts);

type Looked =
  | ({ readonly outcome: "looked" } & Pick<Seen, "inspection" | "sources" | "damaged">)
  | { readonly outcome: "no-list" }
  | { readonly outcome: "inconclusive"; readonly why: { readonly path: string } | Text };

async function look(
  github: GitHub,
  place: Repository,
  { base, config, collect = askNobody }: Looking,
): Promise<Looked> {
  const list = await readWholeList(github, place, { sha: base.sha, named: config.files });
  if (list.outcome === "inconclusive") return { outcome: "inconclusive", why: list };
  if (list.files.length === 0) return { outcome: "no-list" };
  const input = { inspect: list.files, config, named: config.files !== undefined, today: today() };
  const files = (paths: readonly string[]) => pathsAt(github, { ...place, sha: base.sha }, paths);
  const result = await inspectIsolated(input, collectFiles(collect, files));
  if (result.outcome === "stopped") return { outcome: "inconclusive", why: result.why };
  const { inspection } = result;
  if (!inspection.files.some(({ isList, why }) => isList && why === null)) return { outcome: "no-list" };
  const sources = new Map(list.files.map(({ path, text }) => [path, text]));
  return { outcome: "looked", inspection, sources, damaged: list.damaged };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function talkIn(
  github: GitHub,
  { me, place, issue }: { readonly me: Me; readonly place: Repository; readonly issue: ReportIssue | null },
) {
  if (issue === null) return silence;
  const ref = { ...place, number: issue.number };
  return readReportTalk(github, { me, ref, comments: await readConversation(github, ref) });
}
