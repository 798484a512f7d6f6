import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTitle } from "../../../src/identity/title.ts";
import { parseList } from "../../../src/list/parse.ts";
import { learnStyle } from "../../../src/list/style.ts";
import type { Entry, List, Section } from "../../../src/model/list.ts";
import { learnDrafts } from "../../../src/requests/draft.ts";
import { indexTitles } from "../../../src/requests/nearest.ts";
import { learnPlacement } from "../../../src/requests/place.ts";
import { readHeading } from "../../../src/rules/section-placement/heading.ts";
import { learnConforming } from "./conforming.ts";
import { isPrintable, knownFrom } from "./known-from.ts";

/** How often each was true of the entries that were asked about. */
export interface Tally {
  readonly asked: number;
  readonly right: number;
  /** Right, or among the alternatives that are shown. */
  readonly shown: number;
  /** Of the baselines: the fullest section, and that of the entry with the likest title. */
  readonly biggest: number;
  readonly neighbour: number;
  /** Made of nothing but what is known of a paper. */
  readonly printable: number;
  readonly printed: number;
  /** Printable, and written as most entries of its list are. */
  readonly conforming: number;
  readonly equal: number;
}

/** What one list gave. */
export interface Score extends Tally {
  readonly name: string;
  /** What most of its entries stand under. */
  readonly headings: "venues or years" | "topics";
  readonly misses: readonly Miss[];
}

/** An entry that was placed or printed otherwise, and why that may be. */
export interface Miss {
  readonly kind: "section" | "print" | "conforming print";
  readonly cause: string;
  readonly text: string;
}

const FOLDS = 10;
const nothing: Tally = {
  ...{ asked: 0, right: 0, shown: 0, biggest: 0, neighbour: 0 },
  ...{ printable: 0, printed: 0, conforming: 0, equal: 0 },
};

/** Takes entries out of every list of a folder, a tenth at a time, and asks for their section and their print. */
export function measureFolder(folder: string, most: number): Score[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => measureList(name, readFileSync(join(folder, name), "utf8"), most))
    .filter(({ asked }) => asked > 0);
}

/** The sum of several lists. */
export function total(scores: readonly Tally[]): Tally {
  return scores.reduce(add, nothing);
}

function add(a: Tally, b: Tally): Tally {
  const sum = (key: keyof Tally) => a[key] + b[key];
  return {
    ...{ asked: sum("asked"), right: sum("right"), shown: sum("shown") },
    ...{ biggest: sum("biggest"), neighbour: sum("neighbour"), printable: sum("printable") },
    ...{ printed: sum("printed"), conforming: sum("conforming"), equal: sum("equal") },
  };
}

export function measureList(name: string, source: string, most: number): Score {
  const list = parseList(source, name);
  const whole = list.entries.filter(
    ({ title, flaws, links }) => title !== "" && flaws.length === 0 && links.length > 0,
  );
  const asked = sample(whole, most);
  const misses: Miss[] = [];
  let tally = nothing;
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = asked.filter((_, index) => index % FOLDS === fold);
    if (out.length === 0) continue;
    const papers = new Set(out.map(paperKey));
    const ask = examiner({ ...list, entries: list.entries.filter((entry) => !papers.has(paperKey(entry))) });
    for (const entry of out) {
      const listed = whole.filter((each) => paperKey(each) === paperKey(entry));
      const answer = ask(
        entry,
        listed.map(({ section }) => section),
      );
      tally = add(tally, answer.tally);
      misses.push(...answer.misses);
    }
  }
  return { name, headings: headingsOf(whole), ...tally, misses };
}

/** A paper that a list shows in several sections is taken out of all of them, and right in each. */
function paperKey({ title }: Entry): string {
  return readTitle(title).key;
}

/** Every so many entries, so that all of the list is asked about. */
function sample(entries: readonly Entry[], most: number): Entry[] {
  const step = Math.max(1, entries.length / most);
  return Array.from(
    { length: Math.min(most, entries.length) },
    (_, index) => entries[Math.floor(index * step)],
  ).filter((entry) => entry !== undefined);
}

/** Asks about entries that a list had: the list without them is all that is known. */
function examiner(
  left: List,
): (entry: Entry, rightly: readonly Section[]) => { tally: Tally; misses: Miss[] } {
  const placement = learnPlacement([left]);
  const drafts = learnDrafts(left, learnStyle(left));
  const conforming = learnConforming(left);
  const nearest = indexTitles(left.entries.filter(({ title }) => title !== ""));
  const biggest = biggestSection(left);
  return (entry, rightly) => {
    const isListed = (section: Section | null | undefined) => section != null && rightly.includes(section);
    const paper = knownFrom(left.source, entry);
    const choice = placement.choose({ paper });
    const [near] = nearest.to(paper.title, 1);
    const text = left.source.slice(entry.range.start, entry.range.end);
    const number = /^\d+/.exec(text)?.[0];
    const draft = drafts(entry.section, paper)?.print(number === undefined ? null : Number(number)) ?? null;
    const isRight = isListed(choice?.section);
    const isKnown = isPrintable(left.source, entry);
    const isConforming = isKnown && conforming(left.source, entry);
    const misses: Miss[] = [];
    const why = choice === null ? "no section" : `${choice.reason.kind}, ${causeOf(entry, choice.section)}`;
    if (!isRight)
      misses.push({
        kind: "section",
        cause: why,
        text: `${pathOf(entry.section)} ≠ ${choice ? pathOf(choice.section) : "-"}: ${entry.title}`,
      });
    if (isKnown && draft !== text)
      misses.push({
        kind: isConforming ? "conforming print" : "print",
        cause: draft === null ? "nothing printed" : "another print",
        text: `- ${text}\n    + ${draft}`,
      });
    const count = (is: boolean) => (is ? 1 : 0);
    const tally = {
      ...{ asked: 1, right: count(isRight), biggest: count(isListed(biggest)) },
      shown: count(isRight || choice?.alternatives.some(({ section }) => isListed(section)) === true),
      neighbour: count(isListed(near?.entry.section)),
      ...{ printable: count(isKnown), printed: count(isKnown && draft === text) },
      ...{ conforming: count(isConforming), equal: count(isConforming && draft === text) },
    };
    return { tally, misses };
  };
}

/** What the right section and the chosen one have in common. */
function causeOf({ section }: Entry, chosen: Section): string {
  if (pathOf(section) === pathOf(chosen)) return "of the same name";
  if (chosen.path.join("\n").startsWith(section.path.join("\n"))) return "below the right one";
  if (section.path.join("\n").startsWith(chosen.path.join("\n"))) return "above the right one";
  const isSibling = section.path.slice(0, -1).join("\n") === chosen.path.slice(0, -1).join("\n");
  return isSibling && section.path.length > 1 ? "beside the right one" : "elsewhere";
}

function pathOf({ path }: Section): string {
  return path.join(" > ");
}

function biggestSection({ entries }: List): Section | null {
  const counts = new Map<Section, number>();
  for (const { section } of entries) counts.set(section, (counts.get(section) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function headingsOf(entries: readonly Entry[]): Score["headings"] {
  const dated = entries.filter(({ section }) => {
    const { venue, year } = readHeading(section);
    return venue !== null || year !== null;
  });
  return dated.length * 2 >= entries.length ? "venues or years" : "topics";
}
