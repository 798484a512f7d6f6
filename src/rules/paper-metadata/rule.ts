import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { KnownPaper } from "../../model/facts.ts";
import type { Fix, Observation } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import { foundPapers, type LinkedPaper } from "../known-papers.ts";
import { defineRule } from "../rule.ts";
import { titledPaper } from "../titled-paper.ts";
import { compareTitles, type TitleMatch } from "../titles.ts";
import { quoteText } from "../words.ts";
import { aboutVenue } from "./venue.ts";

type Found = LinkedPaper<KnownPaper>;

interface Matched {
  readonly paper: Found;
  readonly match: TitleMatch;
}

export default defineRule({
  id: "paper-metadata",
  summary: "The title, venue or year differ from the paper's record",
  severity: "warning",
  fix: "safe",
  needs: ["papers", "titles"],
  options: z.strictObject({}),
  *check({ source, changes, facts }) {
    for (const entry of writtenEntries(changes)) {
      const papers = foundPapers(entry, facts);
      yield* aboutTitle(source, entry, papers);
      const titled = papers.length === 0 ? titledPaper(entry, facts) : null;
      yield* aboutVenue(entry, titled ? [titled.paper] : papers.map(({ fact }) => fact));
    }
  },
});

/** Says something only where no link of the entry leads to a paper of its title. */
function* aboutTitle(source: string, entry: Entry, papers: readonly Found[]): Iterable<Observation> {
  if (entry.title === "") return;
  const matches = papers.map((paper) => ({
    paper,
    match: compareTitles(entry.title, [paper.fact.title, ...(paper.fact.otherTitles ?? [])]),
  }));
  if (matches.some(({ match }) => match.kind === "same")) return;
  const [first] = matches;
  if (first === undefined || new Set(papers.map(({ id }) => id)).size > 1) return;
  const said = titleObservation(source, entry, first);
  if (said) yield said;
}

function titleObservation(source: string, entry: Entry, { paper, match }: Matched): Observation | null {
  const range = entry.titleRange;
  if (match.kind === "word") {
    const fix = wordFix(source, entry, match);
    const [found, expected] = [quoteText(match.found), quoteText(match.expected)];
    const seen = { range: fix?.edits[0] ?? range, entry, ...(fix ? { fix } : {}) };
    return {
      ...seen,
      message: { en: `Expected ${expected}, found ${found}`, zh: `应为 ${expected}，实为 ${found}` },
      note: RECORD,
    };
  }
  if (match.kind !== "truncated" && match.kind !== "near") return null;
  const [found, expected] = [quoteText(entry.title), quoteText(match.known)];
  const isPlain = source.slice(range.start, range.end) === entry.title && !/[[\]*_`|<>]/.test(match.known);
  const fix: Fix = { safety: "unsafe", edits: [{ ...range, text: match.known }] };
  return {
    range,
    message: { en: `Expected title ${expected}, found ${found}`, zh: `题目应为 ${expected}，实为 ${found}` },
    note:
      match.kind === "truncated"
        ? { en: "The title stops in the middle of that of its record.", zh: "题目在中途截断，与记录不符。" }
        : {
            en: "Its record has other words; a title may also have changed between versions.",
            zh: "与记录用词不同；不同版本的题目也可能有变化。",
          },
    entry,
    ...(match.kind === "near" && !hasOneTitle(paper.fact) ? { severity: "notice" as const } : {}),
    ...(isPlain ? { fix } : {}),
  };
}

/** Its first version, its last and its published one are called the same: then other words are a mistake. */
function hasOneTitle({ otherTitles = [], published, isPreprint }: KnownPaper): boolean {
  return otherTitles.length === 0 && (isPreprint === false || published !== undefined);
}

const RECORD = {
  en: "The paper's record spells it so in all its versions that are known.",
  zh: "该论文各已知版本的记录均如此拼写。",
};

/** Replaces the one word where it stands once in the title. */
function wordFix(
  source: string,
  entry: Entry,
  { found, expected }: { found: string; expected: string },
): Fix | null {
  const { start, end } = entry.titleRange;
  const title = source.slice(start, end);
  const at = title.indexOf(found);
  const isAlone = at >= 0 && title.indexOf(found, at + 1) < 0;
  if (!isAlone || !/^[\p{L}\p{N}-]+$/u.test(expected)) return null;
  return { safety: "safe", edits: [{ start: start + at, end: start + at + found.length, text: expected }] };
}
