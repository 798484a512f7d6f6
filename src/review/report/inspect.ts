import type { Config } from "../../config.ts";
import { paperIds } from "../../identity/paper-id.ts";
import type { FactTable } from "../../model/facts.ts";
import type { FileReview, Finding, Language, NotChecked, Severity } from "../../model/finding.ts";
import { letters } from "../../model/letters.ts";
import type { Entry, List } from "../../model/list.ts";
import type { ReportItem } from "../../model/report.ts";
import { standing } from "../../rules/duplicate-entry/standing.ts";
import { buildPapers } from "../../rules/papers.ts";
import { type Learned, learnLists } from "../learned.ts";
import { judgeChange, type ParsedChange, parseChange } from "../review.ts";
import { fingerprint } from "./fingerprint.ts";

/** The files of a list as they stand, and what its curators have decided. */
export interface InspectInput {
  readonly inspect: readonly { readonly path: string; readonly text: string }[];
  readonly config: Config;
  /** Whether a person said that these files are the list. */
  readonly named: boolean;
  /** As `2026-11-25`. */
  readonly today: string;
}

/** A look at a whole list: what is wrong with it, and what only a person can say of it. */
export interface Inspection {
  readonly language: Language;
  readonly learned: Learned;
  /** Errors, warnings and what time has brought about, the most certain first. */
  readonly items: readonly ReportItem[];
  /** How much is left unsaid: notices, and what the config says no to. */
  readonly notices: number;
  readonly ignored: number;
  /** How many preprints stand beside their published version while nothing is decided of them. */
  readonly preprints: number;
  readonly files: readonly {
    readonly path: string;
    readonly entries: number;
    readonly isList: boolean;
    /** Why it was not judged, in words for people; null where it was. */
    readonly why: string | null;
  }[];
  readonly notChecked: readonly NotChecked[];
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, notice: 2 };

/** Reads a whole list, before anything is asked of the network. */
export function readList({ inspect, config, named, today }: InspectInput): ParsedChange {
  const files = inspect.map(({ path, text }) => ({ path, before: null, after: text }));
  return parseChange({ files, config, named, today });
}

/** Looks at a whole list, with what the network said. */
export function inspectChange(change: ParsedChange, facts: FactTable): Inspection {
  const review = judgeChange(change, facts);
  const heads = new Map(change.files.map(({ head }) => [head.path, head]));
  const judged = review.files.filter((file) => file.isList && file.judged);
  const lists = judged.flatMap(({ path }) => heads.get(path) ?? []);
  const all = judged.flatMap(({ findings }) => findings);
  return {
    language: review.language,
    learned: learnLists(lists),
    items: judged.flatMap((file) => itemsOf(file, heads.get(file.path))).sort(byCertainty),
    notices: all.filter((finding) => !isTold(finding)).length,
    ignored: judged.reduce((sum, { ignored }) => sum + ignored.length, 0),
    preprints: change.config.preprints === undefined ? countPreprints(lists, all) : 0,
    files: review.files.map(({ path, entries, isList, judged: isJudged, why }) => ({
      ...{ path, entries, isList },
      why: isJudged ? null : (why ?? ""),
    })),
    notChecked: judged.flatMap(({ notChecked }) => notChecked),
  };
}

function byCertainty(a: ReportItem, b: ReportItem): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    compare(a.rule, b.rule) ||
    compare(a.path, b.path) ||
    a.line - b.line
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Notices stay in the check, but for what only the passing of time brings about. */
const OF_TIME: ReadonlySet<string> = new Set([
  "dead-link",
  "moved-link",
  "published-version",
  "retracted-paper",
]);

function isTold({ severity, rule }: Finding): boolean {
  return severity !== "notice" || OF_TIME.has(rule);
}

function itemsOf({ path, findings }: FileReview, list: List | undefined): ReportItem[] {
  if (list === undefined) return [];
  const entries = new Map(list.entries.map((entry) => [entry.line, entry]));
  const counts = new Map<string, number>();
  /** Two findings of one rule in one entry are told apart by their order. */
  const numbered = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return fingerprint(count === 1 ? name : `${name}\n${count}`);
  };
  return findings.filter(isTold).map((finding): ReportItem => {
    const entry = finding.entry === undefined ? undefined : entries.get(finding.entry.line);
    const title = titleOf(finding, { entry, list });
    const [paper] = entry?.links.flatMap(({ url }) => paperIds(url)) ?? [];
    return {
      ...finding,
      path,
      place: entry?.section.path.slice(-2).join(" › ") ?? "",
      byTitle: numbered(`${finding.rule}\n${path}\n${title}`),
      byPaper: paper === undefined ? null : numbered(`${finding.rule}\n${path}\n${paper}`),
      fixName: fixNameOf(finding, { source: list.source, title: paper ?? title }),
      paper: entry === undefined ? null : entry.title.trim() || (paper ?? null),
    };
  });
}

interface Where {
  readonly entry: Entry | undefined;
  readonly list: List;
}

/** What an entry is called here: its title's letters and digits, or those of its lines where it has no title. */
function titleOf({ line, endLine }: Finding, { entry, list }: Where): string {
  const title = letters(entry?.title ?? "");
  if (title !== "") return title;
  const lines = list.source.split(/\r\n|[\n\r]/, endLine);
  return letters(
    lines
      .slice(line - 1, endLine)
      .join(" ")
      .slice(0, 2_000),
  );
}

function fixNameOf(
  { rule, fix }: Finding,
  { source, title }: { readonly source: string; readonly title: string },
): string | null {
  if (fix === undefined) return null;
  const edits = fix.edits.map(({ start, end, text }) => `${source.slice(start, end)}\n${text}`);
  return fingerprint([rule, title, ...edits].join("\n"));
}

function countPreprints(lists: readonly List[], findings: readonly Finding[]): number {
  const told = new Set(
    findings.filter(({ rule }) => rule === "duplicate-entry").map(({ entry }) => entry?.line),
  );
  const papers = buildPapers(lists);
  const policy = { crossListing: [], preprints: null };
  return lists
    .flatMap(({ entries }) => entries)
    .filter(
      (entry) =>
        told.has(entry.line) &&
        papers
          .matches(entry)
          .some((match) => standing({ entry, match, isOneChange: false, policy })?.preprint === "entry"),
    ).length;
}
