import { type Config, defaultConfig, policyOf, ruleSettings } from "../config.ts";
import { type Comparison, compareLists } from "../list/compare.ts";
import { parseList } from "../list/parse.ts";
import { exemplar, learnStyle } from "../list/style.ts";
import { type Change, countChanges } from "../model/change.ts";
import type { FactTable } from "../model/facts.ts";
import type {
  EntryVerdict,
  FileReview,
  Finding,
  Language,
  Review,
  Severity,
  Text,
} from "../model/finding.ts";
import type { List } from "../model/list.ts";
import type { PendingEntry } from "../model/pending.ts";
import { papersBeside } from "../rules/mirrors.ts";
import { type Papers, toPaper } from "../rules/papers.ts";
import type { Policy } from "../rules/policy.ts";
import { runRules } from "../rules/run.ts";
import { factNeeds } from "./fact-needs.ts";
import { inForce, splitIgnored } from "./ignored.ts";
import { chooseLanguage } from "./language.ts";
import { notChecked } from "./not-checked.ts";
import { notAList } from "./recognise.ts";

/** The two texts of one file of a change. */
export interface FileTexts {
  readonly path: string;
  /** Null when there is nothing to compare with: then the whole file is judged. */
  readonly before: string | null;
  readonly after: string;
}

/** Everything a review is made from, apart from the facts of the network. */
export interface ReviewInput {
  readonly files: readonly FileTexts[];
  /** The list's decisions; without it every rule says what it says by default. */
  readonly config?: Config;
  /**
   * Whether a person said that these files are the list, at the terminal or in the config; true without it.
   * A file that was only found must look like a list to be judged.
   */
  readonly named?: boolean;
  /** What the findings are told in; without it the config says, or the texts do. */
  readonly language?: Language;
  /** The pull request's title and body, where the change is one. */
  readonly prose?: string;
  /** Other files of the same list, as they are; a repeat in them counts. */
  readonly siblings?: readonly { readonly path: string; readonly text: string }[];
  /** What earlier open pull requests add to the list; a repeat of it is told. */
  readonly pending?: readonly PendingEntry[];
  /** The day of the review, as `2026-11-25`; without it nothing is said of the future, and no decision ends. */
  readonly today?: string;
}

interface ParsedFile {
  readonly base: List | null;
  readonly head: List;
  readonly comparison: Comparison;
}

/** A change, read and compared, before anything is asked of the network. */
export interface ParsedChange {
  readonly config: Config;
  readonly language: Language;
  readonly files: readonly ParsedFile[];
  readonly siblings: readonly List[];
  readonly pending: readonly PendingEntry[];
  readonly today: string | null;
  readonly prose: string | null;
  readonly named: boolean;
}

/** Reads and compares the texts of a change. */
export function parseChange(input: ReviewInput): ParsedChange {
  const files = input.files.map((texts): ParsedFile => {
    const head = parseList(texts.after, texts.path);
    const base = texts.before === null ? null : parseList(texts.before, texts.path);
    return { base, head, comparison: compareOrAll(base, head) };
  });
  const siblings = (input.siblings ?? [])
    .map(({ path, text }) => parseList(text, path))
    .filter((list) => notAList(list, input.named ?? true) === null);
  const config = inForce(input.config ?? defaultConfig, input.today);
  const heads = files.map((file) => file.head);
  const set = input.language ?? (config.language === "auto" ? null : config.language);
  const language = set ?? chooseLanguage(heads, input.prose ?? "");
  const { pending = [], today = null, named = true } = input;
  return { config, language, files, siblings, pending, today, named, prose: input.prose || null };
}

/** Without a base every entry is new. */
function compareOrAll(base: List | null, head: List): Comparison {
  if (base) return compareLists(base, head);
  const changes = head.entries.map((entry): Change => ({ kind: "added", entry }));
  return { changes, cosmeticLines: 0 };
}

/** Judges a change that was read, with what the network said. */
export function judgeChange(change: ParsedChange, facts: FactTable): Review {
  const heads = change.files.map((file) => file.head);
  const papersOf = papersBeside([...heads, ...change.siblings], change.pending);
  const files = change.files.map((file) => judgeFile(change, file, { papers: papersOf(file.head), facts }));
  return { language: change.language, files };
}

/**
 * Builds the review of a change.
 * Pure: the same texts and facts always give the same review. Unguarded: hostile texts may take long.
 */
export function buildReview(input: ReviewInput, facts: FactTable): Review {
  return judgeChange(parseChange(input), facts);
}

function judgeFile(
  change: ParsedChange,
  file: ParsedFile,
  known: { papers: Papers; facts: FactTable },
): FileReview {
  const { head, base, comparison } = file;
  const counts = base ? countChanges(comparison.changes) : null;
  const shared = {
    path: head.path,
    entries: head.entries.length,
    changes: counts,
    cosmeticLines: comparison.cosmeticLines,
  };
  const why = head.notJudged ?? refusal(change, file);
  if (why !== null) {
    return {
      ...shared,
      judged: false,
      isList: head.notJudged !== null,
      why: why[change.language],
      verdicts: [],
      findings: [],
      ignored: [],
      notChecked: [],
    };
  }
  const settings = ruleSettings(change.config);
  const style = learnStyle(exemplar(base, head));
  const found = runRules(settings, {
    source: head.source,
    list: head,
    base,
    changes: comparison.changes,
    style,
    ...shownTo(change),
    ...known,
  });
  const fresh = withoutOldDebt(change, file, { found, known });
  const { kept, ignored } = splitIgnored(fresh, head, change.config);
  return {
    ...shared,
    judged: true,
    isList: true,
    verdicts: verdictsOf(comparison.changes, kept),
    findings: kept,
    ignored,
    notChecked: notChecked(factNeeds(change), known.facts, change.language),
  };
}

/** A file is left alone where neither of its texts is a list of papers; a list that was emptied is judged. */
function refusal({ named }: ParsedChange, { base, head }: ParsedFile): Text | null {
  const why = notAList(head, named);
  if (why === null || (base !== null && notAList(base, named) === null)) return null;
  return why;
}

/** What every rule is given of a change, whichever of its texts it looks at. */
function shownTo({ config, language, today, prose }: ParsedChange): {
  policy: Policy;
  language: Language;
  today: string | null;
  prose: string | null;
} {
  return { policy: policyOf(config), language, today, prose };
}

/** What an edited entry had wrong before its edit is not the edit's doing. */
function withoutOldDebt(
  change: ParsedChange,
  file: ParsedFile,
  now: { found: Finding[]; known: { papers: Papers; facts: FactTable } },
): Finding[] {
  const edited = file.comparison.changes.flatMap((each) => (each.kind === "edited" ? [each] : []));
  if (edited.length === 0 || !file.base || now.found.length === 0) return now.found;
  const lists = [
    file.base,
    ...change.files.filter((other) => other !== file).map((other) => other.base ?? other.head),
  ];
  const before = runRules(ruleSettings(change.config), {
    source: file.base.source,
    list: file.base,
    base: null,
    changes: edited.map(({ before }) => ({ kind: "added", entry: before })),
    style: learnStyle(file.base),
    papers: papersBeside([...lists, ...change.siblings])(file.base),
    facts: now.known.facts,
    ...shownTo(change),
  });
  const old = new Set(before.map((finding) => `${finding.entry?.line}:${signature(finding)}`));
  const lineBefore = new Map(edited.map((each) => [each.entry.line, each.before.line]));
  return now.found.filter((finding) => {
    const line = lineBefore.get(finding.entry?.line ?? 0);
    return line === undefined || !old.has(`${line}:${signature(finding)}`);
  });
}

/** Two findings say the same when only line numbers differ. */
function signature(finding: Finding): string {
  return `${finding.rule}:${finding.severity}:${finding.message.replace(/line \d+|第 \d+ 行/g, "line")}`;
}

const RANK: Record<Severity, number> = { notice: 0, warning: 1, error: 2 };

function verdictsOf(changes: readonly Change[], findings: readonly Finding[]): EntryVerdict[] {
  return changes.flatMap((change): EntryVerdict[] => {
    if (change.kind === "removed") return [];
    const { entry } = change;
    const own = findings.filter((finding) => finding.entry?.line === entry.line);
    const gravest = own.map((finding) => finding.severity).sort((a, b) => RANK[b] - RANK[a])[0];
    const place = entry.section.path.slice(-2).join(" › ");
    const { title, line } = entry;
    const links = toPaper(entry).links ?? [];
    return [{ title, line, place, links, change: change.kind, verdict: gravest ?? "ready" }];
  });
}
