import type { Block } from "./blocks.ts";
import type { Candidate } from "./candidates.ts";
import { scanInline } from "./inline.ts";
import { isPlaceholderLabel } from "./label.ts";
import { readParagraph } from "./paragraphs.ts";

/** How many headings of one level must look like entries before that level is believed to hold them. */
const MIN_HEADINGS = 5;

/** Which share of them must. Numbered headings are counted apart, where others of their level head sections. */
const MIN_SHARE = { all: 0.7, numbered: 0.9 };

/**
 * The headings that are entries ("### 12. A title", then authors, an abstract and a line of links); none where
 * headings only head sections.
 */
export function entryHeadings(source: string, blocks: readonly Block[]): ReadonlySet<Block> {
  for (const level of [2, 3, 4, 5]) {
    const isHeading = (block: Block) => block.kind === "heading" && block.level === level;
    const headings = blocks.filter(isHeading);
    if (headings.length < MIN_HEADINGS) continue;
    const entries = new Set(
      blocks.filter((block, index) => isHeading(block) && looksLikeEntry(source, blocks, index)),
    );
    const numbered = headings.filter(({ range }) => NUMBERED.test(source.slice(range.start, range.end)));
    for (const [some, share] of [
      [headings, MIN_SHARE.all] as const,
      [numbered, MIN_SHARE.numbered] as const,
    ]) {
      const count = some.filter((heading) => entries.has(heading)).length;
      if (count >= MIN_HEADINGS && count >= some.length * share) return new Set(some);
    }
  }
  return new Set();
}

const NUMBERED = /^[ \t]*#{1,6}[ \t]*\d{1,4}[.)]/;

/** The entry that a heading of that level begins; it goes on to `end`. */
export function headingEntries(source: string, heading: Block, end: number): Candidate[] {
  const marker =
    /^[ \t]*#{1,6}[ \t]*/.exec(source.slice(heading.range.start, heading.range.end))?.[0].length ?? 0;
  let last = end;
  while (last > heading.range.end && /\s/.test(source[last - 1] ?? "")) last--;
  const content = { start: heading.range.start + marker, end: last };
  const inline = scanInline(source, content);
  return [
    {
      form: "heading",
      range: { start: heading.range.start, end: last },
      content,
      inline,
      hasLink: inline.links.length > 0,
    },
  ];
}

/** No list and no table under it, and a line of its body that is made of short links. */
function looksLikeEntry(source: string, blocks: readonly Block[], index: number): boolean {
  let hasLinks = false;
  for (let at = index + 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block || block.kind === "heading") break;
    if (block.kind === "list" || block.kind === "table") return false;
    if (block.kind !== "paragraph") continue;
    if (readParagraph(source, block.range).kind === "candidates") return false;
    const { links } = scanInline(source, block.range);
    hasLinks ||= links.some((link) => isPlaceholderLabel(link.label.replace(/^[^\p{L}]+/u, "")));
  }
  return hasLinks;
}
