import type { ListItem, Nodes, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Range } from "../model/list.ts";

/** The block structure of a document: all that Markdown itself decides; what stands on the lines is ours to read. */
export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | OtherBlock;

export interface HeadingBlock {
  readonly kind: "heading";
  readonly range: Range;
  readonly level: number;
}

export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly range: Range;
}

export interface ListBlock {
  readonly kind: "list";
  readonly range: Range;
  readonly ordered: boolean;
  readonly items: readonly ItemBlock[];
}

export interface ItemBlock {
  readonly range: Range;
  /** What stands before the first nested list, without the marker; null where there is nothing. */
  readonly own: Range | null;
  readonly nested: readonly ListBlock[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly range: Range;
  readonly header: readonly Range[];
  readonly rows: readonly RowBlock[];
}

export interface RowBlock {
  readonly range: Range;
  readonly cells: readonly Range[];
}

export interface OtherBlock {
  readonly kind: "html" | "code" | "quote" | "definition" | "other";
  readonly range: Range;
}

/** How deep containers may nest, and how many cells one line may hold, before a document counts as an attack. */
const MAX_CONTAINERS_PER_LINE = 60;
const MAX_CELLS_PER_LINE = 100;

/** Cells of a whole document: the parser takes some 50 µs for each, and 3,000 rows of 20 columns are still a list. */
const MAX_CELLS = 60_000;

/**
 * How many quote marks, and how many headings by underline, a document may hold: the parser's time grows with more
 * than the square of both, and lists have a handful.
 */
const MAX_QUOTE_MARKS = 1000;
const MAX_UNDERLINES = 500;

/**
 * Inline constructs that are switched off: the block parse then costs a third of a full one,
 * and a broken link reaches our own scanner as the text it is.
 */
const blocksOnly = {
  disable: {
    null: [
      "attention",
      "autolink",
      "characterEscape",
      "characterReference",
      "codeText",
      "hardBreakEscape",
      "htmlText",
      "labelEnd",
      "labelStartImage",
      "labelStartLink",
    ],
  },
};

/**
 * Reads the blocks of a Markdown document (CommonMark with GFM tables).
 *
 * @returns the top-level blocks in order with offsets into `source`, or null where the document nests
 * or repeats constructs in a way no list does ("too complex").
 */
export function parseBlocks(source: string): Block[] | null {
  if (isTooComplex(source)) return null;
  const shift = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const tree = fromMarkdown(blankFrontMatter(source), {
    extensions: [gfmTable(), blocksOnly],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return tree.children.flatMap((node) => toBlocks(node, shift, source));
}

function toBlocks(node: Nodes, shift: number, source: string): Block[] {
  const range = rangeOf(node, shift);
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", range, level: node.depth }];
    case "paragraph":
      return [{ kind: "paragraph", range }];
    case "list":
      return [
        {
          kind: "list",
          range,
          ordered: node.ordered === true,
          items: node.children.map((item) => toItem(item, shift, source)),
        },
      ];
    case "table":
      return [toTable(node, shift)];
    case "html":
    case "code":
    case "definition":
      return [{ kind: node.type, range }];
    case "blockquote":
      return [{ kind: "quote", range }];
    default:
      return [{ kind: "other", range }];
  }
}

function toItem(node: ListItem, shift: number, source: string): ItemBlock {
  const nested: ListBlock[] = [];
  let own: Range | null = null;
  for (const child of node.children) {
    for (const block of toBlocks(child, shift, source)) {
      if (block.kind === "list") nested.push(block);
      else if (nested.length === 0) own = own ? { start: own.start, end: block.range.end } : block.range;
    }
  }
  return { range: rangeOf(node, shift), own, nested };
}

function toTable(node: Table, shift: number): TableBlock {
  const rows = node.children.map((row) => ({
    range: rangeOf(row, shift),
    cells: row.children.map((cell) => rangeOf(cell, shift)),
  }));
  const [header, ...body] = rows;
  return { kind: "table", range: rangeOf(node, shift), header: header?.cells ?? [], rows: body };
}

function rangeOf(node: Nodes, shift: number): Range {
  const { start, end } = node.position ?? { start: { offset: 0 }, end: { offset: 0 } };
  return { start: (start.offset ?? 0) + shift, end: (end.offset ?? 0) + shift };
}

/** Front matter is for a site's generator; as Markdown it would read as a rule and a heading. */
function blankFrontMatter(source: string): string {
  const match = /^\uFEFF?---[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,100}?---[ \t]*(?:\r?\n|$)/.exec(source);
  if (!match || !/\n[\w-]+:/.test(match[0])) return source;
  return (
    match[0].replace(/[^\r\n]/g, (character) => (character === "\uFEFF" ? character : " ")) +
    source.slice(match[0].length)
  );
}

function isTooComplex(source: string): boolean {
  let at = 0;
  let quotes = 0;
  let underlines = 0;
  let cells = 0;
  while (at < source.length) {
    let end = source.indexOf("\n", at);
    if (end < 0) end = source.length;
    quotes += quoteMarks(source, at, end);
    if (isUnderline(source, at, end)) underlines++;
    if (quotes > MAX_QUOTE_MARKS || underlines > MAX_UNDERLINES) return true;
    if (containersAt(source, at, end) > MAX_CONTAINERS_PER_LINE) return true;
    const cellsHere = count(source, "|", at, end);
    cells += cellsHere;
    if (cellsHere > MAX_CELLS_PER_LINE || cells > MAX_CELLS) return true;
    at = end + 1;
  }
  return false;
}

function quoteMarks(source: string, start: number, end: number): number {
  let marks = 0;
  for (let at = start; at < end; at++) {
    if (source[at] === ">") marks++;
    else if (source[at] !== " ") break;
  }
  return marks;
}

/** A row of `=` or `-` right below a line of text. */
function isUnderline(source: string, start: number, end: number): boolean {
  const first = source[start];
  if ((first !== "=" && first !== "-") || start < 2 || source[start - 2] === "\n") return false;
  return /^(?:=+|-+)[ \t]*\r?$/.test(source.slice(start, Math.min(end, start + 200)));
}

/** Counts what could open a container at the start of a line: `>`, bullets, and indentation four by four. */
function containersAt(source: string, start: number, end: number): number {
  let containers = 0;
  let blanks = 0;
  for (let at = start; at < end; at++) {
    const character = source[at];
    if (character === " ") blanks++;
    else if (character === "\t") blanks += 4;
    else if (character === ">" || character === "-" || character === "*" || character === "+") containers++;
    else break;
  }
  return containers > 3 && blanks > 0
    ? containers
    : Math.max(blanks >> 2, source[start] === ">" ? containers : 0);
}

function count(source: string, character: string, start: number, end: number): number {
  let found = 0;
  for (let at = start; at < end; at++) if (source[at] === character) found++;
  return found;
}
