import type { Edit, Entry } from "../model/list.ts";
import { innerLabel } from "./entry/segments.ts";
import { type Observed, observe } from "./observe.ts";
import type { Style, Trait } from "./style.ts";

/** A place where an entry departs from a form that binds. */
export interface Departure {
  readonly found: Observed;
  readonly trait: Trait;
  readonly expected: string;
  readonly edits: readonly Edit[];
}

/**
 * Where an entry departs from the house style; none means that nothing of it can be called wrong.
 * What may say something is no departure: words, signs, marks without a partner, a question mark's own pause.
 */
export function departures(source: string, entry: Entry, style: Style): Departure[] {
  const traits = style.traitsOf(entry);
  const departed: Departure[] = [];
  for (const found of observe(source, entry)) {
    const trait = traits.get(found.key);
    if (!trait || trait.bound === null || trait.bound === found.value) continue;
    if (found.key.startsWith("gap:") && saysSomething(source, entry, { found, expected: trait.bound }))
      continue;
    const edits = mend(source, entry, { found, expected: trait.bound });
    departed.push({ found, trait, expected: trait.bound, edits });
  }
  return balanced(departed) ? departed : departed.filter((departure) => !changesMarks(departure));
}

const WORDS = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const MARKS = /[*_"'`()[\]{}“”‘’<>]/g;

function saysSomething(
  source: string,
  entry: Entry,
  { found, expected }: { found: Observed; expected: string },
): boolean {
  if (WORDS.test(found.value.replace(/^#/, "")) || WORDS.test(expected.replace(/^#/, ""))) return true;
  // What is struck through is meant to be, and a colon before words that happen to be a link belongs to the title.
  if (found.value.includes("~~") !== expected.includes("~~")) return true;
  if (found.key === "gap:title>link" && /[:：]/.test(found.value) && !/[:：]/.test(expected)) return true;
  if (entry.form === "row" && squeeze(found.value) === squeeze(expected)) return true;
  return found.key.startsWith("gap:title>") && /[?!]$/.test(source.slice(0, entry.titleRange.end).slice(-1));
}

function squeeze(text: string): string {
  return text.replace(/[ \t]+/g, "");
}

function changesMarks({ found, expected }: Departure): boolean {
  return found.key.startsWith("gap:") && marks(found.value) !== marks(expected);
}

function marks(text: string): string {
  return (text.match(MARKS) ?? []).join("");
}

/** Emphasis, quotes and brackets come in pairs: mending one without the other would break what is whole. */
function balanced(departed: readonly Departure[]): boolean {
  const gaps = departed.filter(changesMarks);
  const net = (mark: string) =>
    gaps.reduce((sum, { found, expected }) => sum + times(expected, mark) - times(found.value, mark), 0);
  return (
    ["**", "*", "__", "_", '"', "`", "'"].every((mark) => net(mark) % 2 === 0) &&
    ["()", "[]", "{}", "“”", "‘’", "<>"].every(([open = "", close = ""]) => net(open) === net(close))
  );
}

/** How often a mark occurs; a single star or underscore is not half of a double one. */
function times(text: string, mark: string): number {
  const rest = mark === "*" || mark === "_" ? text.replaceAll(mark + mark, "") : text;
  return rest.split(mark).length - 1;
}

function mend(source: string, entry: Entry, wanted: { found: Observed; expected: string }): Edit[] {
  const { found, expected } = wanted;
  if (found.key.startsWith("form:")) return mendForm(source, entry, wanted);
  const number = /^\d+/.exec(source.slice(found.range.start, found.range.end))?.[0] ?? "1";
  return [{ ...found.range, text: expected.replace(/^#/, number) }];
}

/** Rewrites the brackets of a link around its own label and address. */
function mendForm(
  source: string,
  entry: Entry,
  { found, expected }: { found: Observed; expected: string },
): Edit[] {
  const link = entry.links.find((candidate) => candidate.range.start === found.range.start);
  const match = /^(.*)L(.*)U(.*)$/s.exec(expected);
  if (!link?.urlRange || !match) return [];
  const label = innerLabel(source, link);
  return [
    { start: link.range.start, end: label.start, text: match[1] ?? "" },
    { start: label.end, end: link.urlRange.start, text: match[2] ?? "" },
    { start: link.urlRange.end, end: link.range.end, text: match[3] ?? "" },
  ];
}
