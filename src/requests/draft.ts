import { type EntryPart, printEntry } from "../list/print.ts";
import type { Style } from "../list/style.ts";
import type { Entry, EntryForm, List, Section } from "../model/list.ts";
import { printAuthors } from "./author-notation.ts";
import { escapeText } from "./escape.ts";
import { groupLinks } from "./fill-links.ts";
import type { KnownPaper } from "./known.ts";
import { learnLinkForm } from "./link-notation.ts";
import { dateNotation, learnNotation, type Notation, venuePart } from "./notation.ts";
import { type Skeleton, skeletons } from "./skeleton.ts";

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

/** Prints papers as entries of a list; null where no sequence of pieces can be filled. */
export type Drafting = (section: Section, paper: KnownPaper) => Draft | null;

/** What entries of one section are printed by. */
interface Model {
  readonly form: EntryForm;
  readonly notation: Notation;
  /** The sequences of the section, then those of the list; in each the most common first. */
  readonly skeletons: readonly Skeleton[];
}

/**
 * Learns to print papers as entries: in the commonest sequence of pieces of the section that the known facts can fill,
 * and in the section's own notation.
 */
export function learnDrafts(list: List, style: Style): Drafting {
  const whole = list.entries.filter((entry) => entry.flaws.length === 0 && entry.title !== "");
  const linkForm = learnLinkForm(list);
  const models = new Map<Section, Model | null>();

  function modelOf(section: Section): Model | null {
    const known = models.get(section);
    if (known !== undefined) return known;
    const model = learnModel(list.source, whole, section);
    models.set(section, model);
    return model;
  }

  return (section, paper) => {
    const model = modelOf(section);
    if (model === null) return null;
    const { form, notation } = model;
    const printable = { ...paper, links: paper.links.map((link) => ({ ...link, url: linkForm(link.url) })) };
    const traits = style.traitsOf({ section, form });
    for (const skeleton of model.skeletons) {
      const parts = fill(skeleton, { paper: printable, notation, form });
      if (parts === null) continue;
      const print = (number: number | null) => printEntry({ parts, number }, traits);
      const text = print(form === "numbered" ? 1 : null);
      if (text !== null) return { form, print, text };
    }
    return null;
  };
}

function learnModel(source: string, entries: readonly Entry[], section: Section): Model | null {
  const own = entries.filter((entry) => entry.section === section);
  const form = commonForm(own.length > 0 ? own : entries);
  if (form === null) return null;
  const ofForm = entries.filter((entry) => entry.form === form);
  const here = own.filter((entry) => entry.form === form);
  const scopes = here.length >= ENOUGH ? [here, ofForm] : [ofForm];
  return {
    form,
    notation: learnNotation(source, scopes),
    skeletons: scopes.flatMap((scope) => skeletons(source, scope)),
  };
}

function commonForm(entries: readonly Entry[]): EntryForm | null {
  const counts = new Map<EntryForm, number>();
  for (const { form } of entries) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
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
  const groups = groupLinks(skeleton, loose, filling);
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
              : remark(skeleton, at, filling);
    if (text === null) return null;
    parts.push({ kind, text });
  }
  return parts;
}

function authorText({ authors }: KnownPaper, entries: readonly Entry[], form: EntryForm): string | null {
  return typeof authors === "string" ? authors || null : escaped(printAuthors(authors, entries), form);
}

/**
 * What stands at a place for remarks: the paper's venue or date where the entries have theirs there, or the words that
 * they all have. A cell that nothing is known for stays empty.
 */
function remark(
  { kinds, pieces, entries }: Skeleton,
  at: number,
  { notation, paper, form }: Filling,
): string | null {
  const kind = kinds[at];
  const before = kinds.slice(0, at).filter((each) => each === kind).length;
  const found = pieces.map((parts) => parts.filter((part) => part.kind === kind)[before]);
  const most = found.length * CONSTANT_SHARE;
  const starts = entries.map((entry) => venuePart(entry)?.start);
  const isVenue =
    found.filter((part, index) => part !== undefined && part.start === starts[index]).length >= most;
  if (isVenue) return escaped(notation.venue(paper), form);
  const texts = found.map((part) => part?.text ?? "");
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [common] = [...counts].sort((a, b) => b[1] - a[1]);
  if (common && texts.length >= ENOUGH && common[1] >= most) return common[0];
  const dated = texts.filter((text) => dateNotation(text) !== null).length;
  const known = dated >= most ? notation.date(paper) : null;
  return known ?? (form === "row" && kind === "note" ? "" : null);
}

function escaped(text: string | null, form: EntryForm): string | null {
  return text === null ? null : escapeText(text, form);
}
