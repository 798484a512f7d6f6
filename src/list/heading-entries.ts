import type { Block, HeadingBlock } from "./blocks.ts";
import type { Candidate } from "./candidates.ts";
import { scanInline } from "./inline.ts";
import { isPlaceholderLabel } from "./label.ts";
import { readParagraph } from "./paragraphs.ts";

/** How many headings of one level must look like entries before that level is believed to hold them. */
const MIN_HEADINGS = 5;

/**
 * The level whose headings are entries ("### 12. A title", then authors, an abstract and a line of links),
 * or null where headings only head sections.
 */
export function headingEntryLevel(source: string, blocks: readonly Block[]): number | null {
  for (const level of [2, 3, 4, 5]) {
    const headings = blocks.flatMap((block, index) =>
      block.kind === "heading" && block.level === level ? [index] : [],
    );
    const entries = headings.filter((index) => looksLikeEntry(source, blocks, index));
    if (entries.length >= MIN_HEADINGS && entries.length >= headings.length * 0.7) return level;
  }
  return null;
}

/** The entry that a heading of that level begins; it goes on to `end`. */
export function headingEntries(source: string, heading: HeadingBlock, end: number): Candidate[] {
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
