import type { Entry, Flaw, List, Range, Section } from "../model/list.ts";
import type { Text } from "../model/text.ts";
import { type Block, parseBlocks, type TableBlock } from "./blocks.ts";
import { type Candidate, type ItemReading, readItems } from "./candidates.ts";
import { findConflicts } from "./conflicts.ts";
import { type Reading, readLine } from "./entry/line.ts";
import { readColumns, readRow } from "./entry/row.ts";
import { entryHeadings, headingEntries } from "./heading-entries.ts";
import type { Inline } from "./inline/scan.ts";
import { scanInline } from "./inline.ts";
import { indexLines, type Lines } from "./lines.ts";
import { readParagraph } from "./paragraphs.ts";
import { createSections, headingText, type Sections } from "./sections.ts";

/** How many unbulleted one-line entries a document must hold before one of them is believed to be one. */
const MIN_PLAIN_ENTRIES = 5;

const TOO_COMPLEX: Text = {
  en: "too complex: its constructs nest or repeat beyond reason",
  zh: "过于复杂：其结构嵌套或重复过多",
};
const HTML_TABLE: Text = { en: "its entries stand in an HTML table", zh: "其条目位于 HTML 表格中" };
const onlyMarkdown = (format: string): Text => ({
  en: `${format} is not read, only Markdown is`,
  zh: `不读取 ${format}，只读取 Markdown`,
});

/**
 * Reads a Markdown document as a list of papers.
 *
 * Never throws on any text. A document in a form that is not read (RST, YAML, an HTML table, nesting beyond reason)
 * comes back without entries and says why in `notJudged`.
 *
 * @param source the whole text, decoded; offsets of the result count its UTF-16 units.
 * @param path the file's path in its repository, for messages.
 */
export function parseList(source: string, path = "README.md"): List {
  const format = /\.(ya?ml|rst|csv|json|html?)$/i.exec(path)?.[1];
  if (format) return unread(source, path, onlyMarkdown(format.toUpperCase()));
  const blocks = parseBlocks(source);
  if (!blocks) return unread(source, path, TOO_COMPLEX);
  const lines = indexLines(source);
  const sections = createSections(lines);
  const reader: Reader = { source, lines, sections, entries: [], plain: [] };
  const headings = entryHeadings(source, blocks);
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    if (!headings.has(block)) readBlock(reader, block);
    else {
      index += bodyLength(blocks, index);
      addAll(reader, headingEntries(source, block, blocks[index + 1]?.range.start ?? source.length));
    }
  }
  const entries = mergePlain(reader);
  const table =
    entries.length < MIN_PLAIN_ENTRIES &&
    blocks.some(
      (block) =>
        block.kind === "html" && /<table[\s>]/i.test(source.slice(block.range.start, block.range.end)),
    );
  const notJudged = table ? HTML_TABLE : null;
  return {
    path,
    source,
    sections: sections.all,
    entries: notJudged ? [] : entries,
    flaws: findConflicts(source, blocks),
    notJudged,
  };
}

interface Reader {
  readonly source: string;
  readonly lines: Lines;
  readonly sections: Sections;
  readonly entries: Entry[];
  /** Unbulleted lines that are entries only if the document has many of them. */
  readonly plain: Entry[];
}

function unread(source: string, path: string, notJudged: Text): List {
  return { path, source, sections: createSections(indexLines("")).all, entries: [], flaws: [], notJudged };
}

function readBlock(reader: Reader, block: Block): void {
  const { source, sections } = reader;
  if (block.kind === "heading") {
    const title = headingText(source.slice(block.range.start, block.range.end));
    sections.open({ title, level: block.level, range: block.range });
  } else if (block.kind === "list") {
    for (const reading of readItems(source, block)) addItem(reader, reading);
  } else if (block.kind === "table") readTable(reader, block);
  else if (block.kind === "paragraph") readText(reader, block.range);
  else if (block.kind === "html")
    sections.readHtml(source.slice(block.range.start, block.range.end), block.range);
}

function addItem(reader: Reader, reading: ItemReading): void {
  if (reading.kind === "candidate") {
    addAll(reader, [reading.candidate]);
    return;
  }
  reader.sections.openBold(reading.title, reading.range);
  for (const item of reading.items) addItem(reader, item);
}

function readText(reader: Reader, range: Range): void {
  const reading = readParagraph(reader.source, range);
  if (reading.kind === "heading") reader.sections.openBold(reading.title, range);
  if (reading.kind !== "candidates" || reader.sections.current().kind !== "entries") return;
  const candidates = reading.candidates.filter((candidate) => candidate.hasLink);
  if (reading.certain && reader.sections.current().level > 0) addAll(reader, candidates);
  else for (const candidate of candidates) reader.plain.push(toEntry(reader, candidate));
}

function addAll(reader: Reader, candidates: readonly Candidate[]): void {
  if (reader.sections.current().kind !== "entries") return;
  for (const candidate of candidates) {
    const entry = toEntry(reader, candidate);
    if (!isTemplate(entry)) reader.entries.push(entry);
  }
}

/** `- ** [[paper]()] [[code]()]`, kept to be copied: it names no paper and leads nowhere. */
function isTemplate({ title, links }: Entry): boolean {
  return title === "" && links.every(({ url }) => url === "");
}

function toEntry(reader: Reader, candidate: Candidate): Entry {
  const reading = readLine(reader.source, candidate.content, candidate.inline);
  return assemble(reader, {
    form: candidate.form,
    range: candidate.range,
    flaws: candidate.inline.flaws,
    reading,
  });
}

function assemble(
  reader: Reader,
  found: { form: Entry["form"]; range: Range; flaws: readonly Flaw[]; reading: Reading },
): Entry {
  const { line, endLine } = reader.lines.position(found.range);
  const section: Section = reader.sections.current();
  const split =
    found.form === "bullet" || found.form === "numbered" ? titleBreaks(reader.source, found.reading) : [];
  return {
    form: found.form,
    range: found.range,
    line,
    endLine,
    section,
    flaws: [...found.flaws, ...split],
    ...found.reading,
  };
}

/** A title that goes on on the next line, but for one that pauses there: one flaw for all its line ends. */
function titleBreaks(source: string, { titleRange }: Reading): Flaw[] {
  const title = source.slice(titleRange.start, titleRange.end);
  const edits = [...title.matchAll(/(?<![:.,;?!—–\s])(-?)[ \t]*\r?\n[ \t]*/g)].map((match) => ({
    start: titleRange.start + match.index,
    end: titleRange.start + match.index + match[0].length,
    text: match[1] === "-" ? "-" : " ",
  }));
  if (edits.length === 0) return [];
  return [{ kind: "line-break", range: titleRange, breaksLink: false, edits }];
}

/** The rows of a table are entries where most of them hold a link out of the document. */
function readTable(reader: Reader, table: TableBlock): void {
  const { source } = reader;
  if (reader.sections.current().kind !== "entries") return;
  const columns = readColumns(table.header.map((cell) => source.slice(cell.start, cell.end)));
  const rows = table.rows.map((row) => ({
    row,
    inlines: row.cells.map((cell): Inline => scanInline(source, cell)),
  }));
  const linked = rows.filter(({ inlines }) =>
    inlines.some((inline) => inline.links.some((link) => !link.url.startsWith("#"))),
  );
  if (linked.length < rows.length * 0.5) return;
  for (const { row, inlines } of rows) {
    const reading = readRow(source, row.cells, { columns, inlines });
    if (reading.title === "" && reading.links.length === 0) continue;
    const flaws = inlines.flatMap((inline) => inline.flaws);
    reader.entries.push(assemble(reader, { form: "row", range: row.range, flaws, reading }));
  }
}

/** Puts unbulleted lines among the entries where the document writes its entries that way. */
function mergePlain(reader: Reader): Entry[] {
  const blocks = reader.entries.filter((entry) => entry.form === "block").length;
  if (reader.plain.length + blocks < MIN_PLAIN_ENTRIES) return reader.entries;
  return [...reader.entries, ...reader.plain].sort((a, b) => a.range.start - b.range.start);
}

/** How many blocks after a heading belong to it, up to the next heading. */
function bodyLength(blocks: readonly Block[], index: number): number {
  let length = 0;
  while (blocks[index + 1 + length] && blocks[index + 1 + length]?.kind !== "heading") length++;
  return length;
}
