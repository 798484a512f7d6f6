import { indexLines, type Lines } from "../list/lines.ts";
import type { Finding, Fix } from "../model/finding.ts";
import type { Edit } from "../model/list.ts";

/** Neighbouring lines as they are and as a fix would leave them, without their final line end. */
export interface Correction {
  readonly line: number;
  readonly endLine: number;
  readonly before: string;
  /** Null where the lines go altogether. */
  readonly after: string | null;
}

/** A source with its lines counted once, for asking many corrections of it. */
export interface CountedSource {
  readonly source: string;
  readonly lines: Lines;
}

/** Counts the lines of a source. */
export function countLines(source: string): CountedSource {
  return { source, lines: indexLines(source) };
}

/** The lines that edits touch, each run of neighbouring lines once, in order. */
export function correctedLines({ source, lines }: CountedSource, edits: readonly Edit[]): Correction[] {
  const groups: { line: number; endLine: number; edits: Edit[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const line = lines.lineAt(edit.start);
    const endLine = lastLineOf(edit, { source, lines });
    const last = groups.at(-1);
    if (last !== undefined && line <= last.endLine + 1) {
      last.endLine = Math.max(last.endLine, endLine);
      last.edits.push(edit);
    } else groups.push({ line, endLine, edits: [edit] });
  }
  return groups.map((group) => {
    const start = lines.lineRange(group.line).start;
    const end = group.endLine < lines.count ? lines.lineRange(group.endLine + 1).start : source.length;
    const after = applied(source, { start, end, edits: group.edits });
    return {
      line: group.line,
      endLine: group.endLine,
      before: withoutFinalBreak(source.slice(start, end)),
      after: after === "" ? null : withoutFinalBreak(after),
    };
  });
}

/** An edit that ends where a line begins touches that line only where it takes away what kept the two apart. */
function lastLineOf({ start, end, text }: Edit, { source, lines }: CountedSource): number {
  const last = lines.lineAt(Math.max(start, end - 1));
  const takesLineEnd = /[\n\r]$/.test(source.slice(start, end)) && !/[\n\r]$/.test(text);
  const takesWholeLines = text === "" && start === lines.lineRange(lines.lineAt(start)).start;
  return takesLineEnd && !takesWholeLines && end < source.length ? lines.lineAt(end) : last;
}

/**
 * The edits of one entry's findings of one safety, taken together in the order given:
 * a fix that would touch what an earlier one already changes is left out.
 */
export function joinedEdits(findings: readonly Finding[], safety: Fix["safety"]): Edit[] {
  const taken: Edit[] = [];
  for (const { fix } of findings) {
    if (fix?.safety !== safety) continue;
    if (fix.edits.some((edit) => taken.some((other) => collide(edit, other)))) continue;
    taken.push(...fix.edits);
  }
  return taken;
}

function collide(a: Edit, b: Edit): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start && a.end === b.end;
}

function applied(source: string, part: { start: number; end: number; edits: readonly Edit[] }): string {
  let text = "";
  let at = part.start;
  for (const edit of part.edits) {
    if (edit.start < at) continue;
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at, part.end);
}

function withoutFinalBreak(text: string): string {
  return text.replace(/(\r\n|\n|\r)$/, "");
}
