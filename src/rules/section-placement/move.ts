import type { Fix } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { type Heading, readHeading } from "./heading.ts";
import type { Reading } from "./reading.ts";

/** Moves an entry to the end of the one section under a heading that is right for it; null where none or several are. */
export function moveFix(reading: Reading, entry: Entry, isRight: (heading: Heading) => boolean): Fix | null {
  if (entry.form !== "bullet" && entry.form !== "row") return null;
  const last = lastUnder(reading, entry, isRight);
  if (!last || last.form !== entry.form) return null;
  const { source } = reading;
  const start = source.lastIndexOf("\n", entry.range.start - 1) + 1;
  const lineEnd = source.indexOf("\n", entry.range.end);
  if (source.slice(start, entry.range.start).trim() !== "" || lineEnd < 0) return null;
  if (source.slice(entry.range.end, lineEnd).trim() !== "") return null;
  const line = source.slice(start, entry.range.end);
  const newline = source.slice(entry.range.end, lineEnd).endsWith("\r") ? "\r\n" : "\n";
  return {
    safety: "unsafe",
    edits: [
      { start, end: lineEnd + 1, text: "" },
      { start: last.range.end, end: last.range.end, text: newline + line },
    ],
  };
}

/** The last entry of that section, in the run of dated sections that the entry's own belongs to. */
function lastUnder(reading: Reading, entry: Entry, isRight: (heading: Heading) => boolean): Entry | null {
  const { sections, entries } = reading.list;
  const isDated = (index: number) => {
    const section = sections[index];
    if (!section || section.level === 0) return false;
    const heading = readHeading(section);
    return heading.year !== null || heading.venue !== null;
  };
  let from = entry.section.index;
  let to = from;
  while (isDated(from - 1)) from--;
  while (isDated(to + 1)) to++;
  const right = sections.slice(from, to + 1).filter((section) => isRight(readHeading(section)));
  const [only, another] = right.filter((section) => entries.some((other) => other.section === section));
  if (!only || another || only === entry.section) return null;
  return entries.findLast((other) => other.section === only) ?? null;
}
