import type { Text } from "../model/finding.ts";
import type { Range } from "../model/list.ts";

/** How much of the list's own text a message quotes. */
const MAX_QUOTE = 80;

/** The source's text in quotes for a message: on one line, cut in the middle where it is long. */
export function quote(source: string, range: Range): string {
  return quoteText(source.slice(range.start, range.end));
}

/** Text in quotes for a message. */
export function quoteText(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= MAX_QUOTE) return `"${line}"`;
  const head = Math.ceil(MAX_QUOTE * 0.65);
  return `"${line.slice(0, head).trimEnd()}…${line.slice(line.length - (MAX_QUOTE - head)).trimStart()}"`;
}

/** Where an entry stands, for a message: `"2024 › CVPR'24", line 84`. */
export function placeOf(entry: {
  readonly section: { readonly path: readonly string[] };
  readonly line: number;
}): Text {
  const path = entry.section.path.slice(-2).join(" › ");
  const line = { en: `line ${entry.line}`, zh: `第 ${entry.line} 行` };
  if (path === "") return line;
  return { en: `${quoteText(path)}, ${line.en}`, zh: `${quoteText(path)}，${line.zh}` };
}

/** A reason as a sentence of its own. */
export function sentence({ en, zh }: Text): Text {
  return { en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`, zh: `${zh}。` };
}
