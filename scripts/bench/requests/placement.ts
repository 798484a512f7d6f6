import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { applyEdits } from "../../../src/list/edit.ts";
import { parseList } from "../../../src/list/parse.ts";
import { conforms } from "../../../src/list/print.ts";
import { learnStyle, type Style } from "../../../src/list/style.ts";
import { isPreprintServer } from "../../../src/list/venue-names.ts";
import type { Entry, List } from "../../../src/model/list.ts";
import { learnDrafts } from "../../../src/requests/draft.ts";
import type { KnownPaper } from "../../../src/requests/known.ts";
import { indexTitles } from "../../../src/requests/nearest.ts";
import { venuePart } from "../../../src/requests/notation.ts";
import { learnPlacement } from "../../../src/requests/place.ts";
import { readHeading } from "../../../src/rules/section-placement/heading.ts";

/** What one list gave: how often the section was right, beside two baselines, and how often the print was equal. */
export interface Score {
  readonly name: string;
  /** What most of its entries stand under. */
  readonly headings: "venues or years" | "topics";
  readonly asked: number;
  readonly right: number;
  /** Right, or among the alternatives that are shown. */
  readonly shown: number;
  readonly biggest: number;
  readonly neighbour: number;
  /** Conforming entries of a plain title, made of nothing but what is known of a paper. */
  readonly printable: number;
  readonly equal: number;
  readonly misses: readonly string[];
}

const FOLDS = 10;

/** Takes entries out of every list of a folder, a tenth at a time, and asks for their section and their print. */
export function measureFolder(folder: string, most: number): Score[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => measureList(name, readFileSync(join(folder, name), "utf8"), most))
    .filter(({ asked }) => asked > 0);
}

/** Every so many entries, so that all of the list is asked about. */
function sample(entries: readonly Entry[], most: number): Entry[] {
  const step = Math.max(1, entries.length / most);
  return Array.from(
    { length: Math.min(most, entries.length) },
    (_, index) => entries[Math.floor(index * step)],
  ).filter((entry) => entry !== undefined);
}

export function measureList(name: string, source: string, most: number): Score {
  const list = parseList(source, name);
  const style = learnStyle(list);
  const whole = list.entries.filter(
    ({ title, flaws, links }) => title !== "" && flaws.length === 0 && links.length > 0,
  );
  const asked = sample(whole, most);
  const tally = { right: 0, shown: 0, biggest: 0, neighbour: 0, printable: 0, equal: 0 };
  const misses: string[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = asked.filter((_, index) => index % FOLDS === fold);
    if (out.length === 0) continue;
    const left = parseList(
      applyEdits(
        source,
        out.map((entry) => linesOf(source, entry)),
      ),
      name,
    );
    const ask = examiner(left);
    for (const entry of out) {
      const given = ask(entry, knownFrom(entry), isPrintable(source, entry, style));
      for (const key of ["right", "shown", "biggest", "neighbour", "printable", "equal"] as const)
        tally[key] += given[key] ? 1 : 0;
      if (given.miss !== null) misses.push(given.miss);
    }
  }
  return { name, headings: headingsOf(whole), asked: asked.length, ...tally, misses };

  function examiner(left: List) {
    const placement = learnPlacement(left);
    const drafts = learnDrafts(left, learnStyle(left));
    const nearest = indexTitles(left.entries.filter(({ title }) => title !== ""));
    const biggest = biggestSection(left);
    return (entry: Entry, paper: KnownPaper, isKnown: boolean) => {
      const truth = entry.section.path.join(" > ");
      const choice = placement.choose({ paper });
      const chosen = choice?.section.path.join(" > ");
      const others = choice?.alternatives.map(({ path }) => path.join(" > ")) ?? [];
      const [near] = nearest.to(paper.title, { count: 1 });
      const section = left.sections.find(({ path }) => path.join(" > ") === truth);
      const text = source.slice(entry.range.start, entry.range.end);
      const draft = section ? drafts(section, paper) : null;
      const number = /^\d+/.exec(text)?.[0];
      const printed = draft?.print(number === undefined ? null : Number(number)) ?? null;
      const right = chosen === truth;
      const equal = isKnown && printed === text;
      const miss = !right
        ? `section ${truth} ≠ ${chosen}: ${entry.title}`
        : isKnown && !equal
          ? `print\n  - ${text}\n  + ${printed}`
          : null;
      return {
        right,
        shown: right || others.includes(truth),
        biggest: biggest === truth,
        neighbour: near?.entry.section.path.join(" > ") === truth,
        printable: isKnown,
        equal,
        miss,
      };
    };
  }
}

/** Remarks, methods' names and marks within a title are known to nobody but the list's keeper. */
function isPrintable(source: string, entry: Entry, style: Style): boolean {
  const venue = venuePart(entry);
  const isPlain = source.slice(entry.titleRange.start, entry.titleRange.end) === entry.title;
  const isKnown = entry.parts.every(
    ({ slot, range }) => (slot !== "note" && slot !== "tag") || range.start === venue?.start,
  );
  return isPlain && isKnown && conforms(source, entry, style);
}

function biggestSection({ entries }: List): string {
  const counts = new Map<string, number>();
  for (const { section } of entries)
    counts.set(section.path.join(" > "), (counts.get(section.path.join(" > ")) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

function linesOf(source: string, { range }: Entry) {
  const start = source.lastIndexOf("\n", range.start - 1) + 1;
  const end = source.indexOf("\n", range.end);
  return { start, end: end < 0 ? source.length : end + 1, text: "" };
}

function headingsOf(entries: readonly Entry[]): Score["headings"] {
  const dated = entries.filter(({ section }) => {
    const { venue, year } = readHeading(section);
    return venue !== null || year !== null;
  });
  return dated.length * 2 >= entries.length ? "venues or years" : "topics";
}

/** What a registry would say of the paper: what the entry says, and where it says nothing, its headings. */
function knownFrom(entry: Entry): KnownPaper {
  const heading = readHeading(entry.section);
  const venue = entry.venue?.name || heading.venue;
  const number = entry.links
    .map(({ url }) => /arxiv\.org\/\w+\/(\d\d)(\d\d)\.\d/.exec(url))
    .find((match) => match !== null);
  const isPreprint = venue === null || isPreprintServer(venue);
  const titled = entry.links.find(
    ({ labelRange }) => labelRange.start <= entry.titleRange.start && entry.titleRange.end <= labelRange.end,
  );
  return {
    title: entry.title,
    authors: entry.authors ?? "",
    venue: isPreprint ? null : venue,
    year: entry.year ?? heading.year ?? (number ? 2000 + Number(number[1]) : null),
    month: entry.venue?.month ?? (number ? Number(number[2]) : null),
    isPreprint,
    links: entry.links
      .filter(({ url }) => url !== "")
      .map((link) => ({ role: link === titled ? ("paper" as const) : link.role, url: link.url })),
    evidence: null,
  };
}
