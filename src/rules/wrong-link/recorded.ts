import { authorOverlap } from "../../identity/authors.ts";
import type { FactTable, KnownPaper } from "../../model/facts.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry, List } from "../../model/list.ts";
import { foundPapers, type LinkedPaper, writtenId } from "../known-papers.ts";
import { mayBeOneWork, paperAddress, type TitledPaper, titledPaper } from "../titled-paper.ts";
import { compareTitles } from "../titles.ts";
import { quoteText } from "../words.ts";

interface Ground {
  readonly list: List;
  readonly facts: Pick<FactTable, "papers" | "titles">;
}

/**
 * The paper link whose record is another paper's. It is believed where the two titles share nothing, in a short title not
 * even an author, or where one paper has the entry's title and not one of the other's authors; never where the two may be
 * one work under two titles.
 */
export function* recordedOtherwise(entry: Entry, { list, facts }: Ground): Iterable<Observation> {
  if (entry.title === "") return;
  const papers = foundPapers(entry, facts);
  const [first] = papers;
  if (first === undefined || new Set(papers.map(({ id }) => id)).size > 1) return;
  const right = titledPaper(entry, facts);
  if (first.link.role !== "paper" || !isAnothers(entry, first, right)) return;
  const owner = list.entries.find((other) => other !== entry && hasTitleOf(other, first.fact));
  const [own, theirs] = [quoteText(entry.title), quoteText(first.fact.title)];
  yield {
    range: first.link.range,
    message: { en: `The paper link of ${own} leads to ${theirs}`, zh: `${own} 的论文链接指向 ${theirs}` },
    note: right ? noteOf(right) : DIGIT,
    entry,
    severity: "warning",
    ...(owner
      ? { related: [{ line: owner.line, message: { en: "Its paper stands here", zh: "该论文在此处" } }] }
      : {}),
    ...fixOf(first, right, list),
  };
}

const DIGIT: Text = {
  en: "An identifier of another paper: one digit is enough.",
  zh: "标识符属于另一篇论文：错一位数字就会如此。",
};

/** Whether the record of one of an entry's links is its own: then the link is right. */
export function isRecorded(entry: Entry, facts: Pick<FactTable, "papers">): boolean {
  return entry.title !== "" && foundPapers(entry, facts).some(({ fact }) => hasTitleOf(entry, fact));
}

function hasTitleOf({ title }: Entry, { title: known, otherTitles = [] }: KnownPaper): boolean {
  return title !== "" && compareTitles(title, [known, ...otherTitles]).kind === "same";
}

function isAnothers(entry: Entry, named: LinkedPaper<KnownPaper>, right: TitledPaper | null): boolean {
  const { title, otherTitles = [], authors } = named.fact;
  const { kind } = compareTitles(entry.title, [title, ...otherTitles]);
  if (kind !== "other" && kind !== "unclear") return false;
  if (right !== null) return !isOneWork(named, right);
  if ((authorOverlap(entry.authors ?? undefined, authors) ?? 0) > 0) return false;
  return (
    kind === "other" || (areStrangers(entry, authors) && sharesNoWord(entry.title, [title, ...otherTitles]))
  );
}

/** Two people or more are named, and none of them is one of the paper's. */
function areStrangers({ authors }: Entry, known: readonly string[] | undefined): boolean {
  return authors !== null && /,| and |;/.test(authors) && authorOverlap(authors, known) === 0;
}

function sharesNoWord(listed: string, known: readonly string[]): boolean {
  const own = longWords(listed);
  return own.length >= 2 && known.every((title) => longWords(title).every((word) => !own.includes(word)));
}

/** The words that are about something. */
function longWords(title: string): string[] {
  return title.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

function isOneWork({ id, fact }: LinkedPaper<KnownPaper>, right: TitledPaper): boolean {
  return id === right.id || mayBeOneWork(fact, right.paper);
}

function noteOf({ id }: TitledPaper): Text {
  const written = quoteText(writtenId(id));
  return {
    en: `One paper has this title, by other authors: ${written}.`,
    zh: `仅有一篇论文使用此标题，且作者不同：${written}。`,
  };
}

function fixOf({ link }: LinkedPaper, right: TitledPaper | null, list: List): Pick<Observation, "fix"> {
  const address = right && paperAddress(right.id, list);
  if (!address || link.urlRange === null) return {};
  return { fix: { safety: "safe", edits: [{ ...link.urlRange, text: address }] } };
}
