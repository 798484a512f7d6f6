import type { Link, Part, Range, Venue } from "../../model/list.ts";
import type { Inline } from "../inline/scan.ts";
import { roleOfLabel } from "../label.ts";
import { plainText } from "../plain-text.ts";
import { readVenue } from "../venue.ts";
import { placeholders, type Reading, readLine } from "./line.ts";

/** What a table's column holds, by its header. */
export type Column = "title" | "venue" | "date" | "authors" | "links" | "note";

/** Reads a table's columns off its header cells. */
export function readColumns(headers: readonly string[]): Column[] {
  const columns = headers.map((header): Column => {
    const name = plainText(header).toLowerCase();
    if (/title|paper name|paper\b|论文|标题|^work|^article|publication$/.test(name) && !/link|pdf/.test(name))
      return "title";
    if (/venue|conference|journal|publish|publication|会议|期刊|where/.test(name)) return "venue";
    if (/date|year|time|年|日期/.test(name)) return "date";
    if (/author|作者/.test(name)) return "authors";
    if (/link|code|github|demo|pdf|project|url|page|data|bib/.test(name)) return "links";
    return "note";
  });
  if (!columns.includes("title")) {
    const named = headers.findIndex((header) => /name|method|model|名称|方法/i.test(header));
    columns[Math.max(named, 0)] = "title";
  }
  return columns;
}

/** Reads an entry that is a row of a table; `inlines` holds the scan of each cell. */
export function readRow(
  source: string,
  cells: readonly Range[],
  found: { columns: readonly Column[]; inlines: readonly Inline[] },
): Reading {
  const titleAt = Math.max(found.columns.indexOf("title"), 0);
  let reading: Reading | null = null;
  const parts: Part[] = [];
  const links: Link[] = [];
  let venue: Venue | null = null;
  let year: number | null = null;
  let authors: string | null = null;
  cells.forEach((cell, index) => {
    const inline = found.inlines[index];
    if (!inline) return;
    if (index === titleAt) {
      reading = readLine(source, trimCell(source, cell), inline);
      parts.push(...reading.parts);
      links.push(...reading.links);
      return;
    }
    const inner = trimCell(source, cell);
    const text = source.slice(inner.start, inner.end);
    const cellLinks = cellLinksOf(source, inline);
    links.push(...cellLinks);
    parts.push(...cellLinks.map((link): Part => ({ slot: "link", range: link.range })));
    if (cellLinks.length > 0 || text === "") return;
    const column = found.columns[index] ?? "note";
    const named = column === "venue" || column === "date" ? readVenue(text, inner.start) : null;
    if (column === "venue") venue ??= named ?? wholeName(text, inner);
    if (column === "date") year ??= named?.year ?? null;
    if (column === "authors") authors = plainText(text);
    parts.push({
      slot: column === "venue" ? "venue" : column === "authors" ? "authors" : "note",
      range: inner,
    });
  });
  const base: Reading =
    reading ?? readLine(source, { start: cells[0]?.start ?? 0, end: cells[0]?.start ?? 0 }, emptyInline);
  const named: Venue | null = venue ?? base.venue;
  return {
    ...base,
    links,
    parts,
    venue: named,
    year: named?.year ?? year ?? base.year,
    authors: authors ?? base.authors,
  };
}

function cellLinksOf(source: string, inline: Inline): Link[] {
  return [...inline.links, ...placeholders(source, inline)].map((link) => ({
    ...link,
    role: roleOfLabel(link.label),
  }));
}

/** A venue column names venues, also those that no table of ours knows. */
function wholeName(text: string, range: Range): Venue | null {
  if (!/^\p{L}[\p{L}\p{N} .&'’:-]{1,60}$/u.test(text)) return null;
  return { name: text, year: null, month: null, nameRange: range, range };
}

function trimCell(source: string, cell: Range): Range {
  let { start, end } = cell;
  while (start < end && /[\s|]/.test(source[start] ?? "")) start++;
  while (end > start && /[\s|]/.test(source[end - 1] ?? "")) end--;
  return { start, end };
}

const emptyInline: Inline = {
  links: [],
  images: [],
  spans: [],
  boxes: [],
  breaks: [],
  opaque: [],
  flaws: [],
};
