import type { Entry, Link, LinkRole } from "../model/list.ts";
import { innerLabel, linkForm, type SegmentKind, segmentsOf } from "./entry/segments.ts";
import { gapKey } from "./observe.ts";
import type { Style, Traits } from "./style.ts";

/** A piece of an entry as data, without the punctuation that the house style puts around it. */
export interface EntryPart {
  readonly kind: SegmentKind;
  /** As it is printed; of a link that has a form, nothing but what `link` says. */
  readonly text: string;
  readonly link?: { readonly role: LinkRole; readonly label: string; readonly url: string };
}

/** An entry as data: what it says, in its order, and the number of a numbered item. */
export interface EntryParts {
  readonly parts: readonly EntryPart[];
  readonly number: number | null;
}

/** Takes an entry apart into what it says; how it is written is left behind. */
export function readParts(source: string, entry: Entry): EntryParts {
  const parts = segmentsOf(entry).map(({ kind, range, link }): EntryPart => {
    const text = source.slice(range.start, range.end);
    if (!link || linkForm(source, link) === null) return { kind, text };
    return { kind, text: "", link: printable(source, link) };
  });
  const number = /^\s*(\d{1,9})[.)]/.exec(source.slice(entry.range.start, entry.range.end))?.[1];
  return { parts, number: number === undefined ? null : Number(number) };
}

function printable(source: string, link: Link): { role: LinkRole; label: string; url: string } {
  const label = innerLabel(source, link);
  return { role: link.role, label: source.slice(label.start, label.end), url: link.url };
}

/**
 * Prints an entry the way a section writes its entries: every gap and every link in its most common form.
 *
 * @returns the entry's text without a line end, or null where the section has never put these pieces side by side.
 */
export function printEntry({ parts, number }: EntryParts, traits: Traits): string | null {
  let text = "";
  let before = "start";
  for (const part of [...parts, null]) {
    const gap = traits.get(gapKey(before, part?.kind ?? "end"))?.forms[0]?.value;
    const piece = part === null ? "" : printPart(part, traits);
    if (gap === undefined || piece === null) return null;
    text += gap + piece;
    before = part?.kind ?? "end";
  }
  return number === null ? text : text.replace(/^(\s*)#(?=[.)])/, `$1${number}`);
}

function printPart({ text, link }: EntryPart, traits: Traits): string | null {
  if (!link) return text;
  const form = traits.get(`form:${link.role}`)?.forms[0]?.value;
  const match = /^(.*)L(.*)U(.*)$/s.exec(form ?? "");
  return match ? `${match[1]}${link.label}${match[2]}${link.url}${match[3]}` : null;
}

/** True for an entry that is written as its section writes: printed from what it says, it is itself, byte for byte. */
export function conforms(source: string, entry: Entry, style: Style): boolean {
  if (entry.flaws.length > 0) return false;
  const printed = printEntry(readParts(source, entry), style.traitsOf(entry));
  return printed === source.slice(entry.range.start, entry.range.end);
}
