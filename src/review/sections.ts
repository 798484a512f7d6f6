import type { EntryVerdict, FileReview, Finding, Review } from "../model/finding.ts";
import { type Correction, type CountedSource, correctedLines, countLines, joinedEdits } from "./corrected.ts";
import { fenced, inert, inertCell, inertSentence } from "./inert.ts";
import { words } from "./words.ts";

const TABLE_LIMIT = 20_000;
const gravity = { error: 0, warning: 1, notice: 2 };

/** What a comment needs beside the review itself. */
export interface CommentContext {
  readonly headSha: string;
  /** The texts as they will be, by path: the corrected lines are cut from them. */
  readonly sources: ReadonlyMap<string, string>;
  /** The address of a line of the reviewed text. */
  linkTo(path: string, line: number): string;
}

/** The problems of a review as pieces of Markdown, one for each entry that has any. */
export interface Sections {
  readonly sections: readonly { readonly text: string; readonly problems: number }[];
  readonly problems: number;
}

type Verdict = EntryVerdict & { readonly path: string };

/** How many of the entries that a change touched are ready; a notice does not keep one from it. */
export function readyCounts(review: Review): { readonly ready: number; readonly total: number } {
  const verdicts = review.files.flatMap((file) => file.verdicts);
  return { ready: verdicts.filter(isReady).length, total: verdicts.length };
}

/** The table of the change's entries, or null where it touched none. */
export function verdictTable(review: Review, context: CommentContext): string | null {
  const verdicts: Verdict[] = review.files.flatMap((file) =>
    file.verdicts.map((verdict) => ({ ...verdict, path: file.path })),
  );
  if (verdicts.length === 0) return null;
  const { columns } = words;
  const rows = [`| ${columns.entry} | ${columns.place} | ${columns.verdict} |`, "| --- | --- | --- |"];
  let length = 0;
  let shown = 0;
  for (const verdict of verdicts) {
    const row = tableRow(verdict, context);
    length += row.length + 1;
    if (length > TABLE_LIMIT) break;
    rows.push(row);
    shown += 1;
  }
  if (shown < verdicts.length) rows.push(`| ${words.moreEntries(verdicts.length - shown)} | | |`);
  return rows.join("\n");
}

function tableRow(verdict: Verdict, context: CommentContext): string {
  const word = isReady(verdict) ? words.verdict[verdict.verdict] : `**${words.verdict[verdict.verdict]}**`;
  const place = verdict.place === "" ? "" : inertCell(verdict.place, 100);
  const link = `[${words.line(verdict.line)}](${context.linkTo(verdict.path, verdict.line)})`;
  return `| ${inertCell(verdict.title, 120)} (${link}) | ${place} | ${word} |`;
}

function isReady(verdict: EntryVerdict): boolean {
  return verdict.verdict === "ready" || verdict.verdict === "notice";
}

/** Every error and warning, by entry, the gravest entries first. Notices are not for comments. */
export function problemSections(review: Review, context: CommentContext): Sections {
  const sections: { text: string; problems: number; rank: number }[] = [];
  for (const file of review.files) {
    const source = context.sources.get(file.path);
    const counted = source === undefined ? null : countLines(source);
    for (const findings of byEntry(file)) {
      const rank = Math.min(...findings.map((finding) => gravity[finding.severity]));
      sections.push({
        text: sectionText({ file, findings, counted, context }),
        problems: findings.length,
        rank,
      });
    }
  }
  sections.sort((a, b) => a.rank - b.rank);
  return { sections, problems: sections.reduce((sum, section) => sum + section.problems, 0) };
}

function byEntry(file: FileReview): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of file.findings) {
    if (finding.severity === "notice") continue;
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
}

function sectionText(section: Section): string {
  const { file, findings, context } = section;
  const [first] = findings;
  if (first === undefined) return "";
  const line = first.entry?.line ?? first.line;
  const place = `[${words.fileLine(inert(file.path), line)}](${context.linkTo(file.path, line)})`;
  const heading = first.entry === undefined ? `**${place}**` : `**${inert(first.entry.title)}** · ${place}`;
  const points = findings.map((finding) => problemText(finding, file, context));
  return [heading, points.join("\n"), ...corrections(section)].join("\n\n");
}

function problemText(finding: Finding, file: FileReview, context: CommentContext): string {
  const note = finding.note === undefined ? "" : ` ${ended(inertSentence(finding.note))}`;
  const lines = [
    `- **${words.severity[finding.severity]}:** ${ended(inertSentence(finding.message))}${note} (${inert(finding.rule)})`,
  ];
  for (const { path = file.path, line, message, url } of finding.related ?? []) {
    const label = path === file.path ? words.line(line) : words.fileLine(inert(path), line);
    const address = url === undefined ? "" : ` ${inert(url)}`;
    lines.push(`  - [${label}](${context.linkTo(path, line)}): ${ended(inertSentence(message))}${address}`);
  }
  return lines.join("\n");
}

function corrections({ findings, counted }: Section): string[] {
  if (counted === null) return [];
  const safe = correctedLines(counted, joinedEdits(findings, "safe"));
  const unsafe = correctedLines(counted, joinedEdits(findings, "unsafe"));
  return [
    ...safe.map((correction) => correctionText(correction, words.corrected)),
    ...unsafe.map((correction) => correctionText(correction, words.possible)),
  ];
}

function correctionText({ line, endLine, after }: Correction, say: typeof words.corrected): string {
  if (after === null) return `${say(line, endLine)} ${words.goes(line, endLine)}`;
  const block = fenced(after, "md");
  return block === null ? words.notShown : `${say(line, endLine)}\n\n${block}`;
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
