import type { FileReview, Finding, Review, Severity } from "../model/finding.ts";
import { type CountedSource, correctedLines, countLines } from "./corrected.ts";
import { visible } from "./inert.ts";
import { type Words, wordsIn } from "./words/words.ts";

const WIDTH = 100;
const LONG = 4_000;

export interface TextOptions {
  readonly color?: boolean;
}

type Paint = (style: keyof typeof styles, text: string) => string;

const styles = { error: 31, warning: 33, notice: 36, bold: 1, dim: 2, fix: 32 };

/**
 * A review for the terminal: each finding with its place, its line with the part it speaks of underlined,
 * and the line as it would be corrected. `sources` holds the reviewed texts by path.
 */
export function renderText(
  review: Review,
  sources: ReadonlyMap<string, string>,
  options: TextOptions = {},
): string {
  const paint: Paint = (style, text) =>
    options.color === true && text !== "" ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
  const words = wordsIn(review.language);
  const blocks: string[] = [];
  for (const file of review.files) {
    const source = sources.get(file.path);
    const counted = source === undefined ? null : countLines(source);
    for (const finding of file.findings) blocks.push(findingText({ finding, file, counted, paint, words }));
    const remarks = fileRemarks(file, words, paint);
    if (remarks !== "") blocks.push(remarks);
  }
  blocks.push(summary(review, words, paint));
  return `${blocks.join("\n\n")}\n`;
}

interface Shown {
  readonly finding: Finding;
  readonly file: FileReview;
  readonly counted: CountedSource | null;
  readonly paint: Paint;
  readonly words: Words;
}

function findingText(shown: Shown): string {
  const { finding, file, counted, paint, words } = shown;
  const { labels } = words.terminal;
  const place = paint("bold", `${visible(file.path)}:${finding.line}:${finding.column}`);
  const severity = paint(finding.severity, finding.severity);
  const lines = [`${place} ${severity} ${paint("dim", finding.rule)} ${visible(finding.message, LONG)}`];
  if (counted !== null)
    lines.push(...sourceLines(finding, counted, paint), ...fixLines(finding, counted, shown));
  if (finding.note !== undefined) lines.push(row(labels.note, visible(finding.note, LONG), paint));
  for (const related of finding.related ?? []) {
    const where = `${visible(related.path ?? file.path)}:${related.line}`;
    lines.push(row(labels.see, `${where} ${visible(related.message, LONG)}`, paint));
  }
  return lines.join("\n");
}

function sourceLines(finding: Finding, { source, lines }: CountedSource, paint: Paint): string[] {
  const range = lines.lineRange(finding.line);
  const text = source.slice(range.start, range.end);
  const start = Math.min(finding.column - 1, text.length);
  const end = finding.endLine > finding.line ? text.length : Math.min(finding.endColumn - 1, text.length);
  const from = start + (end - start) <= WIDTH ? 0 : Math.max(0, Math.min(start - 20, end - WIDTH + 1));
  const head = from > 0 ? "…" : "";
  const before = `${head}${visible(text.slice(from, start), LONG)}`;
  const marked = visible(text.slice(start, end), WIDTH);
  const room = WIDTH - before.length - marked.length;
  const after = room > 0 ? visible(text.slice(end), room) : "";
  const under = `${" ".repeat(columns(before))}${paint(finding.severity, "^".repeat(Math.max(1, columns(marked))))}`;
  return [row(String(finding.line), `${before}${marked}${after}`, paint), row("", under, paint)];
}

function fixLines(finding: Finding, counted: CountedSource, { words: { terminal }, paint }: Shown): string[] {
  if (finding.fix === undefined) return [];
  const label = finding.fix.safety === "safe" ? terminal.labels.fix : terminal.labels.possible;
  return correctedLines(counted, finding.fix.edits).flatMap(({ line, endLine, after }) => {
    if (after === null) {
      return [row(label, paint("fix", terminal.goes(line, endLine)), paint)];
    }
    return after.split(/\r\n|\n|\r/).map((text) => row(label, paint("fix", visible(text, LONG)), paint));
  });
}

function fileRemarks(file: FileReview, { terminal }: Words, paint: Paint): string {
  const lines: string[] = [];
  const path = visible(file.path);
  if (!file.judged) lines.push(terminal.notJudged(path, file.why === undefined ? null : visible(file.why)));
  for (const { what, why } of file.notChecked) {
    lines.push(paint("dim", terminal.notChecked(path, visible(what), visible(why))));
  }
  for (const { rule, line, reason } of file.ignored) {
    lines.push(paint("dim", terminal.ignored(`${path}:${line}`, visible(rule), visible(reason))));
  }
  return lines.join("\n");
}

function summary(review: Review, words: Words, paint: Paint): string {
  const findings = review.files.flatMap((file) => file.findings);
  const entries = review.files.reduce((sum, file) => sum + file.entries, 0);
  const { terminal, nothingFound } = words;
  const seen = terminal.seen(entries, review.files.length);
  if (findings.length === 0) return terminal.nothing(paint("fix", nothingFound), seen);
  const counts = (["error", "warning", "notice"] satisfies Severity[]).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [paint(severity, terminal.count(severity, count))];
  });
  const safe = findings.filter((finding) => finding.fix?.safety === "safe").length;
  return `${terminal.summary(counts, seen)}${safe === 0 ? "" : terminal.safe(safe)}`;
}

function row(label: string, text: string, paint: Paint): string {
  return `${paint("dim", `${" ".repeat(Math.max(0, 6 - columns(label)))}${label} |`)} ${text}`.trimEnd();
}

/** How many columns a terminal gives a text: East Asian wide characters take two, combining marks none. */
function columns(text: string): number {
  let sum = 0;
  for (const character of text) {
    if (/\p{Mn}/u.test(character)) continue;
    sum +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  }
  return sum;
}
