import type { ChangeCounts } from "../model/change.ts";
import type { EntryVerdict, FileReview, Finding, Language, Review, Severity } from "../model/finding.ts";
import { type Correction, type CountedSource, correctedLines, countLines, joinedEdits } from "./corrected.ts";
import { fenced, inert, inertCell, inertSentence } from "./inert.ts";
import { type Words, wordsIn } from "./words/words.ts";

/** A change that touches more entries than this is a reorganisation: it is counted, not told entry by entry. */
const MANY = 50;
const gravity = { error: 0, warning: 1, notice: 2 };

/** What a comment needs beside the review itself. */
export interface CommentContext {
  readonly headSha: string;
  /** What is spoken where there is no review that says. */
  readonly language: Language;
  /** The texts as they will be, by path: the corrected lines are cut from them. */
  readonly sources: ReadonlyMap<string, string>;
  /** Why the contributor objects to the verdict. */
  readonly dispute?: string;
  /** False where nobody hears the commands of a conversation. */
  readonly takesCommands?: boolean;
  /** Files that the change touches and that are not the list's. */
  readonly outside?: readonly string[];
  /** The address of a line of the reviewed text, where it has one. */
  readonly linkTo?: (path: string, line: number) => string;
}

/** The problems of a review as pieces of Markdown, one for each entry that has any. */
export interface Sections {
  readonly sections: readonly { readonly text: string; readonly problems: number }[];
  readonly problems: number;
}

/** How many of the entries that a change touched are ready; a notice does not keep one from it. */
export function readyCounts(review: Review): { readonly ready: number; readonly total: number } {
  const verdicts = review.files.flatMap((file) => file.verdicts);
  return { ready: verdicts.filter(isReady).length, total: verdicts.length };
}

/** What a change did to the entries of all its files; zeros where there was nothing to compare with. */
export function touchedCounts(review: Review): ChangeCounts {
  const sum = { added: 0, edited: 0, moved: 0, removed: 0 };
  for (const { changes } of review.files) {
    sum.added += changes?.added ?? 0;
    sum.edited += changes?.edited ?? 0;
    sum.moved += changes?.moved ?? 0;
    sum.removed += changes?.removed ?? 0;
  }
  return sum;
}

/** True for a change that touches so many entries that only what is certain is worth a word. */
export function isReorganised(review: Review): boolean {
  const { added, edited, moved, removed } = touchedCounts(review);
  return added + edited + moved + removed > MANY;
}

/** The table of the change's entries, or null where it touched none or too many to tell one by one. */
export function verdictTable(review: Review, context: CommentContext): string | null {
  const words = wordsIn(review.language);
  const { columns } = words;
  const rows = review.files.flatMap((file) =>
    file.verdicts.map((verdict) =>
      tableRow(verdict, { words, link: (label, line) => linked(label, { path: file.path, line, context }) }),
    ),
  );
  if (rows.length === 0 || isReorganised(review)) return null;
  const shown = rows.slice(0, MANY);
  if (shown.length < rows.length) shown.push(`| ${words.moreEntries(rows.length - shown.length)} | | |`);
  const head = [`| ${columns.entry} | ${columns.place} | ${columns.verdict} |`, "| --- | --- | --- |"];
  return [...head, ...shown].join("\n");
}

interface RowContext {
  readonly words: Words;
  link(label: string, line: number): string;
}

function tableRow(verdict: EntryVerdict, { words, link }: RowContext): string {
  const word = isReady(verdict) ? words.verdict[verdict.verdict] : `**${words.verdict[verdict.verdict]}**`;
  const place = verdict.place === "" ? "" : inertCell(verdict.place, 100);
  const title = verdict.title === "" ? words.untitled : inertCell(verdict.title, 120);
  return `| ${title} (${link(words.line(verdict.line), verdict.line)}) | ${place} | ${word} |`;
}

function isReady(verdict: EntryVerdict): boolean {
  return verdict.verdict === "ready" || verdict.verdict === "notice";
}

/**
 * The problems of a change by entry, the gravest entries first: errors and warnings, and of a reorganisation errors
 * alone. Notices are not for comments; `least` asks for them.
 */
export function problemSections(
  review: Review,
  context: CommentContext,
  least: Severity = isReorganised(review) ? "error" : "warning",
): Sections {
  const words = wordsIn(review.language);
  const sections: { text: string; problems: number; rank: number }[] = [];
  for (const file of review.files) {
    const source = context.sources.get(file.path);
    const counted = source === undefined ? null : countLines(source);
    for (const findings of byEntry(file, least)) {
      const rank = Math.min(...findings.map((finding) => gravity[finding.severity]));
      const text = sectionText({ file, findings, counted, context, words });
      sections.push({ text, problems: findings.length, rank });
    }
  }
  sections.sort((a, b) => a.rank - b.rank);
  return { sections, problems: sections.reduce((sum, section) => sum + section.problems, 0) };
}

/** A file's findings of at least this severity by entry, the gravest of each first. */
export function byEntry(file: FileReview, least: Severity): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of file.findings) {
    if (gravity[finding.severity] > gravity[least]) continue;
    const key = finding.entry === undefined ? `line ${finding.line}` : `entry ${finding.entry.line}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => gravity[a.severity] - gravity[b.severity]));
}

interface Section {
  readonly file: FileReview;
  readonly findings: readonly Finding[];
  readonly counted: CountedSource | null;
  readonly context: CommentContext;
  readonly words: Words;
}

function sectionText(section: Section): string {
  const { file, findings, context, words } = section;
  const [first] = findings;
  if (first === undefined) return "";
  const line = first.entry?.line ?? first.line;
  const place = linked(words.fileLine(inert(file.path), line), { path: file.path, line, context });
  const title = first.entry === undefined || first.entry.title === "" ? null : inert(first.entry.title);
  const heading = title === null ? `**${place}**` : `**${title}** · ${place}`;
  const points = findings.map((finding) => problemText(finding, section));
  return [heading, points.join("\n"), ...corrections(section)].join("\n\n");
}

function problemText(finding: Finding, { file, context, words }: Section): string {
  const ended = (sentence: string) => endedSentence(sentence, words);
  const note = finding.note === undefined ? "" : `${words.gap}${ended(inertSentence(finding.note))}`;
  const said = words.problem(words.severity[finding.severity], ended(inertSentence(finding.message)));
  const lines = [`- ${words.attributed(`${said}${note}`, inert(finding.rule))}`];
  for (const { path = file.path, line, message, url } of finding.related ?? []) {
    const label = path === file.path ? words.line(line) : words.fileLine(inert(path), line);
    const address = url === undefined ? "" : ` ${inert(url)}`;
    const link = linked(label, { path, line, context });
    lines.push(`  - ${words.told(link, ended(inertSentence(message)))}${address}`);
  }
  return lines.join("\n");
}

function corrections({ findings, counted, words }: Section): string[] {
  if (counted === null) return [];
  const safe = correctedLines(counted, joinedEdits(findings, "safe"));
  const unsafe = correctedLines(counted, joinedEdits(findings, "unsafe"));
  return [
    ...safe.map((correction) => correctionText(correction, words.corrected, words)),
    ...unsafe.map((correction) => correctionText(correction, words.possible, words)),
  ];
}

function correctionText({ line, endLine, after }: Correction, say: Words["corrected"], words: Words): string {
  if (after === null) return `${say(line, endLine)}${words.gap}${words.goes(line, endLine)}`;
  const block = fenced(after, "md");
  return block === null ? words.notShown : `${say(line, endLine)}\n\n${block}`;
}

interface Target {
  readonly path: string;
  readonly line: number;
  readonly context: CommentContext;
}

function linked(label: string, { path, line, context }: Target): string {
  return context.linkTo === undefined ? label : `[${label}](${context.linkTo(path, line)})`;
}

/** A sentence with its full stop, where it has none. */
export function endedSentence(sentence: string, words: Words): string {
  return /[.!?…。！？)）]$/.test(sentence) ? sentence : words.sentence(sentence);
}
