import type { Range, Section, SectionKind } from "../model/list.ts";
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
    /^(?:acknowledge?ments?|contact(?: us| me)?|star history|stargazers|disclaimer|feedback|about(?: us)?|联系|致谢)\b/i,
  ],
];

/** Starts with the section before the first heading. */
export function createSections(lines: Lines): Sections {
  const all: Section[] = [
    {
      index: 0,
      title: "",
      path: [],
      level: 0,
      line: 1,
      range: { start: 0, end: 0 },
      kind: "entries",
      venue: null,
      year: null,
    },
  ];
  const above: Section[] = [];
  let boldLevel = 0;

  function current(): Section {
    return all[all.length - 1] as Section;
  }

  function add(title: string, level: number, range: Range): Section {
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    const parent = above.at(-1);
    const venue = readVenue(title, range.start);
    const section: Section = {
      index: all.length,
      title,
      path: [...(parent?.path ?? []), title],
      level,
      line: lines.lineAt(range.start),
      range,
      kind: kindOf(title, parent),
      venue: venue?.name ? venue : null,
      year: venue?.year ?? yearIn(title) ?? parent?.year ?? null,
    };
    all.push(section);
    above.push(section);
    return section;
  }

  return {
    all,
    current,
    open({ title, level, range }) {
      boldLevel = level + 1;
      return add(title, level, range);
    },
    openBold: (title, range) => add(title, Math.max(boldLevel, 1), range),
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
    .replace(/^(?:[\p{Extended_Pictographic}\s]|\ufe0f)+|[\s:：]+$/gu, "")
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
