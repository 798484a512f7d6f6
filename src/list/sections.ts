import type { Range, Section, SectionKind } from "../model/list.ts";
import { type DetailsTag, detailsTags } from "./details.ts";
import type { Lines } from "./lines.ts";
import { plainText } from "./plain-text.ts";
import { readVenue } from "./venue.ts";

/** The sections of a document as they are met, each knowing the headings above it. */
export interface Sections {
  readonly all: readonly Section[];
  /** The one that what comes next stands in. */
  current(): Section;
  /** Opens a section at a heading; `level` 1 to 6. */
  open(heading: { readonly title: string; readonly level: number; readonly range: Range }): Section;
  /** Opens a section at a bold line, one deeper than the heading above. */
  openBold(title: string, range: Range): Section;
  /** Reads a block of HTML: a `<summary>` is the heading of what its `<details>` hold. */
  readHtml(html: string, range: Range): void;
}

/** What a heading's words say about what stands under it, in the languages that lists are written in. */
const KINDS: readonly (readonly [SectionKind, RegExp])[] = [
  ["contents", /^(?:table of )?contents?\b|^toc$|^index$|目录/i],
  [
    "news",
    /^(?:news|latest news|updates?|update log|what'?s new|change ?log|recent updates|announcements?)\b|^(?:新闻|更新|最新动态)/i,
  ],
  [
    "contributing",
    /^(?:how to )?(?:contribut|pull request)|^(?:maintainers?|contributors?)\b|贡献|^markdown format|^(?:paper )?format$/i,
  ],
  [
    "citation",
    /^(?:citations?|citing|cite|how to cite|bibtex|reference format)\b(?! (?:recommend|predict|count))|引用/i,
  ],
  ["licence", /^licen[cs]es?\b|许可/i],
  [
    "other",
    /^(?:acknowledge?ments?|credits|contact(?: us| me)?|star history|stargazers|disclaimer|feedback|about(?: us)?|to[- ]?dos?(?: list)?|road ?map|sponsors?)\b|^(?:联系|致谢|待办)/i,
  ],
];

/** Where a reader stands among the headings. */
interface Position {
  readonly here: Section;
  /** The headings that what comes next stands under, outermost first. */
  readonly above: readonly Section[];
  readonly boldLevel: number;
}

/** Starts with the section before the first heading. */
export function createSections(lines: Lines): Sections {
  const all: Section[] = [BEFORE_HEADINGS];
  let now: Position = { here: BEFORE_HEADINGS, above: [], boldLevel: 0 };
  /** What is open: where the reader stood before its summary opened a section, null where it has none. */
  let details: (Position | null)[] = [];

  function add(title: string, level: number, range: Range): Section {
    const above = now.above.filter((heading) => heading.level < level);
    const place = { index: all.length, level, line: lines.lineAt(range.start), range };
    const here = sectionUnder(above.at(-1), title, place);
    all.push(here);
    now = { ...now, here, above: [...above, here] };
    return here;
  }

  function readTag(tag: DetailsTag, range: Range): void {
    if (tag.kind === "open") details.push(null);
    else if (tag.kind === "close") now = details.pop() ?? now;
    else if (details.at(-1) === null) {
      details[details.length - 1] = now;
      const { level } = add(headingText(tag.html), now.here.level + 1, range);
      now = { ...now, boldLevel: level + 1 };
    }
  }

  return {
    all,
    current: () => now.here,
    open({ title, level, range }) {
      now = { ...now, boldLevel: level + 1 };
      // A heading that is not below what the details stand in ends them, closed or not.
      if (details.some((before) => before !== null && before.here.level >= level)) details = [];
      return add(title, level, range);
    },
    openBold: (title, range) => add(title, Math.max(now.boldLevel, 1), range),
    readHtml(html, range) {
      for (const tag of detailsTags(html)) readTag(tag, range);
    },
  };
}

const BEFORE_HEADINGS: Section = {
  ...{ index: 0, title: "", path: [], level: 0, line: 1 },
  ...{ range: { start: 0, end: 0 }, kind: "entries", venue: null, year: null },
};

function sectionUnder(
  parent: Section | undefined,
  title: string,
  place: Pick<Section, "index" | "level" | "line" | "range">,
): Section {
  const venue = readVenue(title, place.range.start);
  return {
    ...place,
    title,
    path: [...(parent?.path ?? []), title],
    kind: kindOf(title, parent),
    venue: venue?.name ? venue : null,
    year: venue?.year ?? yearIn(title) ?? parent?.year ?? null,
  };
}

/** The words of a heading's source: without marks, links' targets, tags and anchors. */
export function headingText(source: string): string {
  const bare = source
    .replace(/^[ \t]*#{1,6}[ \t]*/, "")
    .replace(/\n[ \t]*(?:=+|-+)[ \t]*$/, "")
    .replace(/[ \t]+#+[ \t]*$/, "");
  const words = plainText(bare.replace(/!\[[^\]]*\]\([^)]*\)/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
  return words
    .replace(/^(?:[\p{Extended_Pictographic}\s*_]|\ufe0f)+|[\s:：*_]+$/gu, "")
    .replace(/^\d{1,3}(?:\.\d+)*\.? (?=\p{L})/u, "");
}

function kindOf(title: string, parent: Section | undefined): SectionKind {
  for (const [kind, words] of KINDS) if (words.test(title)) return kind;
  return parent?.kind === "news" || parent?.kind === "contributing" ? parent.kind : "entries";
}

function yearIn(title: string): number | null {
  const match = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(title);
  const others = match ? /(?<!\d)(?:19|20)\d\d(?!\d)/.test(title.slice(match.index + 4)) : false;
  return match?.[1] && !others ? Number(match[1]) : null;
}
