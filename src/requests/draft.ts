import { type EntryPart, printEntry, readParts } from "../list/print.ts";
import type { Style } from "../list/style.ts";
import type { Entry, EntryForm, LinkRole, List, Section } from "../model/list.ts";
import { visible } from "../review/inert.ts";
import { printAuthors } from "./author-notation.ts";
import type { KnownPaper } from "./known.ts";
import { learnLinkForm } from "./link-notation.ts";
import { dateNotation, learnNotation, type Notation } from "./notation.ts";
import type { PaperLink } from "./paper.ts";

/** An entry as the list would print it, without a line end and, of a numbered one, without its number. */
export interface Draft {
  readonly form: EntryForm;
  readonly print: (number: number | null) => string | null;
  readonly text: string;
}

/** A section with fewer entries than this is printed like the rest of its list. */
const ENOUGH = 3;
/** A remark that this share of the entries makes is a part of the form. */
const CONSTANT_SHARE = 0.8;

type Kind = EntryPart["kind"];

/** The pieces of an entry in order; links that stand side by side are one place. */
interface Skeleton {
  readonly kinds: readonly Kind[];
  readonly entries: readonly Entry[];
  /** The pieces of each of the entries. */
  readonly pieces: readonly (readonly EntryPart[])[];
}

/**
 * Prints a paper as an entry of a section: the commonest sequence of pieces there that the known facts can fill, in the
 * section's own notation. Null where no sequence can be filled, or the section never put these pieces side by side.
 */
export function draftEntry(
  { list, style }: { readonly list: List; readonly style: Style },
  section: Section,
  paper: KnownPaper,
): Draft | null {
  const whole = list.entries.filter((entry) => entry.flaws.length === 0 && entry.title !== "");
  const own = whole.filter((entry) => entry.section === section);
  const form = commonForm(own.length > 0 ? own : whole);
  if (form === null) return null;
  const ofForm = whole.filter((entry) => entry.form === form);
  const here = own.filter((entry) => entry.form === form);
  const scopes = here.length >= ENOUGH ? [here, ofForm] : [ofForm];
  const notation = learnNotation(list.source, scopes);
  const linkForm = learnLinkForm(list);
  const printable = { ...paper, links: paper.links.map((link) => ({ ...link, url: linkForm(link.url) })) };
  const traits = style.traitsOf({ section, form });
  for (const entries of scopes) {
    for (const skeleton of skeletons(list.source, entries)) {
      const parts = fill(skeleton, { paper: printable, notation, form });
      if (parts === null) continue;
      const print = (number: number | null) => printEntry({ parts, number }, traits);
      const text = print(form === "numbered" ? 1 : null);
      if (text !== null) return { form, print, text };
    }
  }
  return null;
}

function commonForm(entries: readonly Entry[]): EntryForm | null {
  const counts = new Map<EntryForm, number>();
  for (const { form } of entries) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The sequences of pieces in use, most common first. */
function skeletons(source: string, entries: readonly Entry[]): Skeleton[] {
  const found = new Map<string, { kinds: Kind[]; entries: Entry[]; pieces: (readonly EntryPart[])[] }>();
  for (const entry of entries) {
    const { parts } = readParts(source, entry);
    const kinds = parts
      .map(({ kind }) => kind)
      .filter((kind, at, all) => kind !== "link" || all[at - 1] !== "link");
    const key = kinds.join(" ");
    const known = found.get(key) ?? { kinds, entries: [], pieces: [] };
    known.entries.push(entry);
    known.pieces.push(parts);
    found.set(key, known);
  }
  return [...found.values()].sort((a, b) => b.entries.length - a.entries.length);
}

interface Filling {
  readonly paper: KnownPaper;
  readonly notation: Notation;
  readonly form: EntryForm;
}

function fill(skeleton: Skeleton, filling: Filling): EntryPart[] | null {
  const { kinds, entries } = skeleton;
  const { paper, notation, form } = filling;
  const titleUrl = kinds.includes("url") ? paper.links.find(({ role }) => role === "paper") : undefined;
  if (kinds.includes("url") && !titleUrl) return null;
  const loose = paper.links.filter((link) => link !== titleUrl);
  const groups = groupLinks(skeleton, loose);
  if (groups === null || (!titleUrl && !groups.flat().some(({ link }) => link?.role === "paper")))
    return null;
  const parts: EntryPart[] = [];
  let group = 0;
  for (const [at, kind] of kinds.entries()) {
    if (kind === "link") {
      parts.push(...(groups[group] ?? []));
      group++;
      continue;
    }
    const text =
      kind === "title"
        ? escapeText(paper.title, form)
        : kind === "url"
          ? (titleUrl?.url ?? null)
          : kind === "authors"
            ? authorText(paper, entries, form)
            : kind === "venue"
              ? escaped(notation.venue(paper), form)
              : remark(skeleton, at, { notation, paper });
    if (text === null) return null;
    parts.push({ kind, text });
  }
  return parts;
}

function authorText({ authors }: KnownPaper, entries: readonly Entry[], form: EntryForm): string | null {
  return typeof authors === "string" ? authors || null : escaped(printAuthors(authors, entries), form);
}

/** The remark that the entries of this form all make, or the paper's date where they give dates. */
function remark(
  { kinds, pieces }: Skeleton,
  at: number,
  { notation, paper }: { notation: Notation; paper: KnownPaper },
): string | null {
  const kind = kinds[at];
  const before = kinds.slice(0, at).filter((each) => each === kind).length;
  const texts = pieces.map((parts) => parts.filter((part) => part.kind === kind)[before]?.text ?? "");
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [common] = [...counts].sort((a, b) => b[1] - a[1]);
  if (common && texts.length >= ENOUGH && common[1] >= texts.length * CONSTANT_SHARE) return common[0];
  const dated = texts.filter((text) => dateNotation(text) !== null).length;
  return dated >= texts.length * CONSTANT_SHARE ? notation.date(paper) : null;
}

/** The known links at the places where the entries have links of their roles; null where a place would stay empty. */
function groupLinks({ kinds, pieces }: Skeleton, links: readonly PaperLink[]): EntryPart[][] | null {
  const places = kinds.filter((kind) => kind === "link").length;
  const seen = new Map<
    LinkRole,
    { places: number[]; order: number; count: number; labels: Map<string, number> }
  >();
  for (const parts of pieces) {
    let place = -1;
    for (const [at, { kind, link }] of parts.entries()) {
      if (kind !== "link") continue;
      if (parts[at - 1]?.kind !== "link") place++;
      if (!link) continue;
      const role = seen.get(link.role) ?? { places: [], order: 0, count: 0, labels: new Map() };
      role.places[place] = (role.places[place] ?? 0) + 1;
      role.order += at;
      role.count++;
      role.labels.set(link.label, (role.labels.get(link.label) ?? 0) + 1);
      seen.set(link.role, role);
    }
  }
  const groups: { order: number; part: EntryPart }[][] = Array.from({ length: places }, () => []);
  for (const { role, url } of links) {
    const habit = seen.get(role);
    const [label] = [...(habit?.labels ?? [])].sort((a, b) => b[1] - a[1])[0] ?? [];
    if (!habit || label === undefined) continue;
    const place = habit.places.reduce(
      (best, count, at) => (count > (habit.places[best] ?? 0) ? at : best),
      habit.places.findIndex((count) => count > 0),
    );
    groups[place]?.push({
      order: habit.order / habit.count,
      part: { kind: "link", text: "", link: { role, label, url } },
    });
  }
  if (groups.some((group) => group.length === 0)) return null;
  return groups.map((group) => group.sort((a, b) => a.order - b.order).map(({ part }) => part));
}

function escaped(text: string | null, form: EntryForm): string | null {
  return text === null ? null : escapeText(text, form);
}

const LONGEST_TITLE = 500;

/** A stranger's words as plain text of a Markdown entry: one line, nothing invisible, no mark-up that comes alive. */
function escapeText(text: string, form: EntryForm): string {
  const plain = visible(text.replace(/\s+/g, " ").trim(), LONGEST_TITLE)
    .replace(/[\\`*[\]<]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#?\w{1,31};)/g, "&amp;")
    .replace(/https?:\/\//gi, "");
  return form === "row" ? plain.replaceAll("|", "\\|") : plain;
}
