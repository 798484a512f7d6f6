import { type EntryPart, printEntry } from "../list/print.ts";
import type { Style, Traits } from "../list/style.ts";
import type { Entry, EntryForm, List, Section } from "../model/list.ts";
import { printAuthors } from "./author-notation.ts";
import { escapeText } from "./escape.ts";
import { groupLinks } from "./fill-links.ts";
import { ENOUGH, type Habit, learnHabit } from "./habit.ts";
import type { KnownPaper } from "./known.ts";
import { learnLinkForm } from "./link-notation.ts";
import { dateNotation, type Notation, venuePart } from "./notation.ts";
import type { PaperLink } from "./paper.ts";
import type { Skeleton } from "./skeleton.ts";

/** An entry as the list would print it, without a line end and, of a numbered one, without its number. */
export interface Draft {
  readonly form: EntryForm;
  readonly print: (number: number | null) => string | null;
  readonly text: string;
}

/** A remark that this share of the entries makes is a part of the form. */
const CONSTANT_SHARE = 0.8;

/** Prints papers as entries of a list; null where no sequence of pieces can be filled. */
export type Drafting = (section: Section, paper: KnownPaper) => Draft | null;

/**
 * Learns to print papers as entries: in the commonest sequence of pieces of the section that the known facts can fill
 * and that has a place for every link, and in the section's own notation.
 */
export function learnDrafts(list: List, style: Style): Drafting {
  const whole = list.entries.filter((entry) => entry.flaws.length === 0 && entry.title !== "");
  const linkForm = learnLinkForm(list);
  const habits = new Map<Section, Habit | null>();

  function habitOf(section: Section): Habit | null {
    const known = habits.get(section);
    if (known !== undefined) return known;
    const habit = learnHabit(list.source, whole, section);
    habits.set(section, habit);
    return habit;
  }

  return (section, paper) => {
    const habit = habitOf(section);
    if (habit === null) return null;
    const { form, notation } = habit;
    const links = oneOfEachRole(paper.links).map((link) => ({ ...link, url: linkForm(link.url) }));
    const traits = style.traitsOf({ section, form });
    const filling = { paper: { ...paper, links }, notation, form, traits };
    return printBest(paper.isPreprint ? habit.preprints : habit.published, filling);
  };
}

/** In the first sequence of those that have a place for the most links. */
function printBest(sequences: readonly Skeleton[], filling: Filling): Draft | null {
  const { form, traits } = filling;
  let best: { readonly draft: Draft; readonly links: number } | null = null;
  const all = filling.paper.links.length;
  for (const skeleton of sequences) {
    const parts = fill(skeleton, filling);
    if (parts === null) continue;
    const print = (number: number | null) => printEntry({ parts, number }, traits);
    const text = print(form === "numbered" ? 1 : null);
    const links = parts.filter(({ kind }) => kind === "link" || kind === "url").length;
    if (text !== null && links > (best?.links ?? 0)) best = { draft: { form, print, text }, links };
    if (best !== null && best.links >= all) break;
  }
  return best?.draft ?? null;
}

/** Lists link a paper once, and its code once; what comes first stands. */
function oneOfEachRole(links: readonly PaperLink[]): PaperLink[] {
  return links.filter(({ role }, at) => links.findIndex((link) => link.role === role) === at);
}

interface Filling {
  readonly paper: KnownPaper;
  readonly notation: Notation;
  readonly form: EntryForm;
  readonly traits: Traits;
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
