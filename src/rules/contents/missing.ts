import type { AnchoredHeading } from "../../list/anchors.ts";
import type { Contents, ContentsLink } from "../../list/contents.ts";
import type { Fix, Observation } from "../../model/finding.ts";
import { letters } from "../../model/letters.ts";
import { quoteText } from "../words.ts";
import type { Page, Table } from "./pages.ts";

/** Of how many sections of a level, and which share of them, a table of contents must list to miss one more. */
const MIN_SECTIONS = 4;
const MIN_SHARE = 0.9;
/** Without a change to the headings, only a longer table is told what it misses. */
const MIN_SECTIONS_WHOLE = 10;
/** More sections than this are told in one sentence. */
const MAX_SINGLE = 3;

/** Sections that the contents do not list, though they list the others of their level and those beside them. */
export function* missesSection(
  source: string,
  head: Page,
  added: ReadonlySet<AnchoredHeading> | null,
): Iterable<Observation> {
  for (const table of head.tables) {
    const missing = [1, 2, 3, 4, 5, 6].flatMap((level) => missingAt(level, { head, table, added }));
    const [first] = missing;
    if (first && missing.length > MAX_SINGLE) yield observeMany(first, missing);
    else for (const heading of missing) yield observe(source, heading, { head, table });
  }
}

interface Judged {
  readonly head: Page;
  readonly table: Table;
  readonly added: ReadonlySet<AnchoredHeading> | null;
}

function missingAt(level: number, { head, table, added }: Judged): AnchoredHeading[] {
  const below = head.anchors.headings.filter(
    (heading) => heading.level === level && heading.range.start > table.end,
  );
  const peers = below.filter((heading) => !added?.has(heading));
  const minimum = added === null ? MIN_SECTIONS_WHOLE : MIN_SECTIONS;
  if (peers.length < minimum || !areListed(peers, table)) return [];
  const families = Map.groupBy(peers, (heading) => head.parents.get(heading) ?? null);
  const complete = new Set(
    [...families].filter(([, family]) => areListed(family, table)).map(([parent]) => parent),
  );
  return below.filter(
    (heading) =>
      (!added || added.has(heading)) &&
      !isListed(heading, table) &&
      complete.has(head.parents.get(heading) ?? null),
  );
}

function areListed(headings: readonly AnchoredHeading[], table: Table): boolean {
  return headings.filter((heading) => isListed(heading, table)).length >= headings.length * MIN_SHARE;
}

/** By its anchor, whichever of a repeated name it is, or by its name. */
function isListed({ text, anchor }: AnchoredHeading, { names }: Table): boolean {
  return (
    names.has(letters(text)) || names.has(letters(anchor)) || names.has(letters(anchor.replace(/-\d+$/, "")))
  );
}

function observeMany(first: AnchoredHeading, missing: readonly AnchoredHeading[]): Observation {
  const titles = missing.slice(0, MAX_SINGLE).map(({ text }) => quoteText(text));
  const rest = missing.length - titles.length;
  return {
    range: first.range,
    message: {
      en: `The contents do not list ${missing.length} sections: ${titles.join(", ")} and ${rest} more`,
      zh: `目录中没有列出 ${missing.length} 个章节：${titles.join("、")} 等`,
    },
    severity: "notice",
  };
}

function observe(source: string, heading: AnchoredHeading, { head, table }: Insertion): Observation {
  const title = quoteText(heading.text === "" ? heading.anchor : heading.text);
  const fix = insertion(source, heading, { head, table });
  return {
    range: heading.range,
    message: {
      en: `The contents do not list the section ${title}`,
      zh: `目录中没有列出章节 ${title}`,
    },
    note: {
      en: "The other sections of its level are listed there.",
      zh: "目录列出了其他同级章节。",
    },
    severity: "notice",
    ...(fix ? { fix } : {}),
  };
}

interface Insertion {
  readonly head: Page;
  readonly table: Table;
}

/** The line that the contents lack, written like that of the section before it; null where that takes a guess. */
function insertion(source: string, heading: AnchoredHeading, { head, table }: Insertion): Fix | null {
  const sibling = siblingBefore(heading, head);
  const link = sibling && table.links.find(({ fragment }) => fragment === sibling.anchor);
  if (!sibling || !link || !heading.isCertain || /[[\]]/.test(heading.text)) return null;
  const marker = link.marker === null ? null : nextMarker(link, table.links);
  if (marker === null || !link.label.includes(sibling.text)) return null;
  const label = link.label.replace(sibling.text, () => heading.text);
  const at = endOfItem(source, link);
  const end = source.slice(0, at).endsWith("\r\n") ? "\r\n" : "\n";
  return {
    safety: "safe",
    edits: [{ start: at, end: at, text: `${marker}[${label}](#${heading.anchor})${end}` }],
  };
}

/** The nearest heading of the same level above, under the same heading. */
function siblingBefore(heading: AnchoredHeading, { anchors, parents }: Page): AnchoredHeading | null {
  const above = anchors.headings.slice(0, anchors.headings.indexOf(heading));
  const parent = parents.get(heading) ?? null;
  const isSibling = (other: AnchoredHeading) => (parents.get(other) ?? null) === parent;
  return above.findLast((other) => other.level === heading.level && isSibling(other)) ?? null;
}

/** A number goes on counting at the end of its list; in the middle the numbers after it would have to change. */
function nextMarker({ marker, line }: ContentsLink, contents: Contents): string | null {
  const number = /^(\s*)(\d+)([.)].*)$/s.exec(marker ?? "");
  if (!number) return marker;
  const [, indent = "", digits = "", rest = ""] = number;
  const follows = contents.some(
    (other) =>
      other.line > line && other.marker?.startsWith(indent) && /^\d/.test(other.marker.slice(indent.length)),
  );
  return follows ? null : `${indent}${Number(digits) + 1}${rest}`;
}

/** After the item's own line and what is nested under it. */
function endOfItem(source: string, { range, marker }: ContentsLink): number {
  const indent = /^\s*/.exec(marker ?? "")?.[0].length ?? 0;
  let at = lineEnd(source, range.end);
  while (at < source.length) {
    const next = source.slice(at, lineEnd(source, at));
    if (next.trim() === "" || (/^\s*/.exec(next)?.[0].length ?? 0) <= indent) break;
    at += next.length;
  }
  return at;
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf("\n", at);
  return end < 0 ? source.length : end + 1;
}
