import type { ReportItem } from "../../model/report.ts";

/**
 * Tells the findings that a push has brought: one of their lines, or of those they speak of, stands in the text more
 * often than it did before. A line that was only moved is none.
 *
 * @param before the texts by path, as they were; a file that is not among them was not there.
 */
export function freshItems(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): (item: ReportItem) => boolean {
  const found = new Map<string, ReadonlySet<number>>();
  const freshIn = (path: string): ReadonlySet<number> => {
    const known = found.get(path) ?? freshLines(before.get(path) ?? "", after.get(path) ?? "");
    found.set(path, known);
    return known;
  };
  return ({ path, line, endLine, related = [] }) => {
    const own = freshIn(path);
    for (let at = line; at <= endLine; at++) if (own.has(at)) return true;
    return related.some((other) => freshIn(other.path ?? path).has(other.line));
  };
}

function freshLines(before: string, after: string): Set<number> {
  const [old, now] = [counted(before), counted(after)];
  const fresh = new Set<number>();
  for (const [index, text] of lines(after).entries()) {
    if ((now.get(text) ?? 0) > (old.get(text) ?? 0)) fresh.add(index + 1);
  }
  return fresh;
}

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines(text)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function lines(text: string): string[] {
  return text.split(/\r\n|[\n\r]/);
}
