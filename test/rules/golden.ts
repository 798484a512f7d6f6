import { applyEdits } from "../../src/list/edit.ts";
import { indexLines } from "../../src/list/lines.ts";
import type { Finding, Fix } from "../../src/model/finding.ts";

/** Findings as text that a pull request shows well: one a line, what belongs to it indented below. */
export function renderFindings(source: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return "nothing\n";
  return `${findings.map((finding) => renderFinding(source, finding)).join("\n")}\n`;
}

function renderFinding(source: string, finding: Finding): string {
  const { line, column, endLine, endColumn, severity, rule, message } = finding;
  const lines = [`${line}:${column}-${endLine}:${endColumn} ${severity} ${rule}  ${message}`];
  if (finding.note !== undefined) lines.push(`  note ${finding.note}`);
  for (const { line, message, path } of finding.related ?? [])
    lines.push(`  related ${path === undefined ? "" : `${path}:`}${line}  ${message}`);
  if (finding.fix) lines.push(`  fix ${finding.fix.safety}`, ...renderFix(source, finding.fix));
  return lines.join("\n");
}

/** The lines that a fix touches, as they are and as they would be, in the order of the text. */
function renderFix(source: string, fix: Fix): string[] {
  const lines = indexLines(source);
  const shown: string[] = [];
  const edits = [...fix.edits].sort((a, b) => a.start - b.start);
  for (let index = 0; index < edits.length; ) {
    const first = lines.lineAt(edits[index]?.start ?? 0);
    let last = first;
    const start = lines.lineRange(first).start;
    const here: typeof edits = [];
    for (let edit = edits[index]; edit && lines.lineAt(edit.start) <= last; edit = edits[++index]) {
      here.push(edit);
      last = Math.max(last, lines.lineAt(Math.max(edit.start, edit.end - 1)));
    }
    const end = Math.max(lines.lineRange(last).end, ...here.map((edit) => edit.end));
    const local = here.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const old = source.slice(start, end);
    shown.push(...marked("-", first, old), ...marked("+", first, applyEdits(old, local)));
  }
  return shown;
}

function marked(sign: string, line: number, text: string): string[] {
  if (text === "") return [];
  return text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((each, index) => `    ${line + index} ${sign} ${each}`);
}
