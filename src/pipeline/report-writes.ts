import type { GitHub, Me, Repository } from "../github/client.ts";
import { sameText } from "../github/comments.ts";
import { openReport, type ReportIssue, updateReport } from "../github/report-issue.ts";
import type { NumberedItem } from "../model/report.ts";
import type { Text } from "../model/text.ts";
import type { Reported } from "../pipeline.ts";
import { inert } from "../review/inert.ts";
import type { ItemContext } from "../review/report/item-text.ts";
import type { Ledger } from "../review/report/ledger.ts";
import { withRemark } from "../review/report/remark.ts";
import { renderReport, type TidyState } from "../review/report/render.ts";
import { renderTold } from "../review/report/told.ts";
import { reportWordsIn } from "../review/report/words/words.ts";
import { answerReportTalk } from "./report-answers.ts";
import { contextOf } from "./report-context.ts";
import type { Findings, Seen } from "./report-findings.ts";
import type { SetUp } from "./set-up/propose.ts";
import { updateTidy } from "./tidy.ts";

/** People are told of new mistakes once a day at the most. */
const DAY_MS = 24 * 3_600_000;

/** When a report is made. */
export interface Moment {
  /** In milliseconds since 1970. */
  readonly now: number;
  /** Whether nobody has pushed for a while: only then people are told of anything. */
  readonly isQuiet: boolean;
  /** Whether the network is asked for what is not known of the list: of a whole list that is much, and never for a push. */
  readonly isSweep?: boolean;
}

/** What is to be shown, and what may be said aloud. */
export interface Publishing {
  readonly me: Me;
  readonly place: Repository;
  readonly seen: Seen;
  readonly findings: Findings;
  readonly moment: Moment;
  /** True where somebody else has closed the report: then it is kept up to date in silence. */
  readonly isShut: boolean;
  /** How the set-up pull request stands; null where nobody asked for it. */
  readonly setUp: SetUp | null;
}

/**
 * Shows what was found: the tidy pull request first, as the report speaks of it; then what people are told aloud, and
 * last the text, which says that they were.
 */
export async function publishReport(github: GitHub, publishing: Publishing): Promise<Reported> {
  const { seen, findings, place } = publishing;
  const { issue, config, talk } = seen;
  const context = await contextOf(github, place, seen, findings);
  const tidy = await showTidy(github, publishing, context);
  const ref = { ...place, number: issue?.number ?? 0 };
  await answerReportTalk(github, ref, { talk, findings, setUp: publishing.setUp, words: context.report });
  if (!config.report) {
    const closed =
      issue === null ? 0 : await updateReport(github, place, { issue, body: issue.body, open: false });
    return { outcome: "reported", writes: tidy.writes + closed, waits: tidy.isWaiting ? 0 : null };
  }
  const plan = planTelling(publishing);
  if (plan.news.length > 0 && issue !== null) {
    const body = renderTold(plan.news, minuteOf(publishing.moment.now), context);
    await github.rest.issues.createComment({ ...place, issue_number: issue.number, body });
  }
  const told = new Set([...talk.told, ...plan.news.map(({ number }) => number)]);
  const written = await writeReport(github, publishing, {
    context,
    told,
    tidy: tidy.state,
    isDue: plan.isDue,
  });
  const writes = tidy.writes + (plan.news.length > 0 ? 1 : 0) + written;
  return { outcome: "reported", writes, waits: plan.waits ?? (tidy.isWaiting ? 0 : null) };
}

interface TellingPlan {
  /** What a comment is to tell of now. */
  readonly news: readonly NumberedItem[];
  /** Whether the report is to be open, as soon as people may be told. */
  readonly isDue: boolean;
  readonly waits: number | null;
}

function planTelling({ seen, findings, moment, isShut }: Publishing): TellingPlan {
  const { issue, talk } = seen;
  const isOpen = issue?.open === true;
  if (isShut || issue?.locked === true) return { news: [], isDue: isOpen, waits: null };
  const isDue = isOpen || findings.open.some(isCertain);
  const news = findings.open.filter(({ number, state }) => state === "new" && !talk.told.has(number));
  // A report that is only now opened tells by being opened.
  const isNews = issue !== null && news.length > 0;
  const isOver = isOpen && !findings.open.some(isProblem);
  if (!moment.isQuiet) return { news: [], isDue, waits: isNews || isOver || isDue !== isOpen ? 0 : null };
  const left = talk.toldAt === null ? 0 : Date.parse(talk.toldAt) + DAY_MS - moment.now;
  if (isNews && left > 0) return { news: [], isDue, waits: Math.ceil(left / 1000) };
  return { news: isNews ? news : [], isDue, waits: null };
}

function minuteOf(now: number): string {
  return `${new Date(now).toISOString().slice(0, 16)}Z`;
}

/** Something that is certain: a mistake, or how one is to be corrected. */
function isCertain({ severity, fix }: NumberedItem): boolean {
  return severity === "error" || (severity === "warning" && fix?.safety === "safe");
}

/** A notice alone keeps no report open. */
function isProblem({ severity }: NumberedItem): boolean {
  return severity !== "notice";
}

interface ShownTidy {
  readonly state: TidyState;
  readonly writes: number;
  /** True where there is a pull request to open once people may be told. */
  readonly isWaiting: boolean;
}

async function showTidy(github: GitHub, publishing: Publishing, context: ItemContext): Promise<ShownTidy> {
  const { me, place, seen, findings, moment } = publishing;
  const { config, pulls, base, sources, inspection } = seen;
  const state = config.tidy ? "none" : "unwanted";
  const nothing = { state: { state, number: null, holds: new Set<number>() }, writes: 0 } as const;
  const isOpen = pulls.some(({ open }) => open);
  if (!config.tidy && !isOpen) return { ...nothing, isWaiting: false };
  if (!isOpen && !moment.isQuiet) {
    const isWaiting = findings.decisions.length > 0 || findings.open.some(isCertain);
    return { ...nothing, isWaiting };
  }
  const entries = inspection.files.reduce((sum, file) => sum + file.entries, 0);
  // Where no corrections are wanted any more, what is open is taken back.
  const { open: items, asked, decisions } = config.tidy ? findings : { ...findings, open: [], decisions: [] };
  const tidying = { me, place, base, items, asked, decisions, sources, entries, pulls, config, context };
  const { living, holds } = await updateTidy(github, tidying);
  const number = "number" in living ? living.number : null;
  const isShown = (living.state === "written" || living.state === "unchanged") && number !== null;
  const shown = isShown ? "open" : living.state === "taken over" ? "taken over" : state;
  return {
    state: { state: shown, number, holds },
    writes: living.state === "written" ? 1 : 0,
    isWaiting: false,
  };
}

interface Writing {
  readonly context: ItemContext;
  readonly told: ReadonlySet<number>;
  readonly tidy: TidyState;
  /** Whether the report is to be open, as soon as people may be told. */
  readonly isDue: boolean;
}

async function writeReport(
  github: GitHub,
  { seen, findings, moment, isShut, place }: Publishing,
  { context, told, tidy, isDue }: Writing,
): Promise<number> {
  const { issue, inspection, config } = seen;
  const { declined } = findings;
  const filesAreNamed = config.files !== undefined;
  const bodyAt = (head: string): string => {
    const ledger = { ...withTold(findings.ledger, told), head };
    return renderReport({ inspection, items: findings.open, declined, filesAreNamed, ledger, tidy }, context);
  };
  const { head } = findings.ledger;
  if (issue === null) {
    if (!isDue || !moment.isQuiet) return 0;
    return (await openReport(github, place, { title: context.report.title, body: bodyAt(head) })) === null
      ? 0
      : 1;
  }
  // A commit that changes nothing of what is said is no reason to say it anew.
  const before = seen.known === null ? null : bodyAt(seen.known.head);
  const body = before !== null && sameText(before, issue.body) ? before : bodyAt(head);
  const isOver = moment.isQuiet && !findings.open.some(isProblem);
  const open = issue.open ? !isOver : isDue && moment.isQuiet && !isShut;
  return updateReport(github, place, { issue, body, open });
}

function withTold(ledger: Ledger, told: ReadonlySet<number>): Ledger {
  const lines = ledger.lines.map((line) =>
    told.has(line.number) ? { ...line, state: "told" as const } : line,
  );
  return { ...ledger, lines };
}

/** Says in a report that is open that the last look at the list came to nothing; what stands there stays. */
export async function remarkInconclusive(
  github: GitHub,
  place: Repository,
  {
    issue,
    why,
  }: { readonly issue: ReportIssue | null; readonly why: { readonly path: string } | Text | null },
): Promise<void> {
  if (issue === null || !issue.open) return;
  const language = issue.title === reportWordsIn("zh").title ? "zh" : "en";
  const words = reportWordsIn(language);
  const reason =
    why === null ? words.listGone : "path" in why ? words.unreadable(inert(why.path)) : inert(why[language]);
  await updateReport(github, place, {
    issue,
    body: withRemark(issue.body, words.inconclusive(reason)),
    open: true,
  });
}
