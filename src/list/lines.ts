import type { Position } from "../model/finding.ts";
import type { Range } from "../model/list.ts";

/** The lines of a text, for turning offsets into line numbers. */
export interface Lines {
  /** How many lines there are; a final newline ends the last line, it does not begin another. */
  readonly count: number;
  /** The line an offset is in, from 1. */
  lineAt(offset: number): number;
  /** First and last line and column of a range, from 1; the end column is the one after the last character. */
  position(range: Range): Position;
  /** The range of a line without its end. */
  lineRange(line: number): Range;
}

/** Splits at LF, CRLF and lone CR, as Markdown does. */
export function indexLines(source: string): Lines {
  const starts = [0];
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    if (code === 13 && source.charCodeAt(at + 1) === 10) at++;
    starts.push(at + 1);
  }
  if (starts.length > 1 && starts.at(-1) === source.length) starts.pop();

  function lineAt(offset: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  function lineRange(line: number): Range {
    const start = starts[line - 1] ?? source.length;
    let end = starts[line] ?? source.length;
    while (end > start && (source[end - 1] === "\n" || source[end - 1] === "\r")) end--;
    return { start, end };
  }

  function position(range: Range): Position {
    const line = lineAt(range.start);
    const endLine = lineAt(Math.max(range.start, range.end));
    return {
      line,
      column: range.start - (starts[line - 1] ?? 0) + 1,
      endLine,
      endColumn: range.end - (starts[endLine - 1] ?? 0) + 1,
    };
  }

  return { count: starts.length, lineAt, position, lineRange };
}
