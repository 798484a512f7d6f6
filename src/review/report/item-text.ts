import type { Blame, NumberedItem } from "../../model/report.ts";
import { type CountedSource, correctedLines } from "../corrected.ts";
import { fenced, inert, inertSentence } from "../inert.ts";
import { endedSentence } from "../sections.ts";
import type { Words } from "../words/words.ts";
import type { ReportWords } from "./words/words.ts";

/** Other places of a finding that are shown. */
const MOST_RELATED = 3;

/** What the words about a finding need beside it. */
export interface ItemContext {
  readonly words: Words;
  readonly report: ReportWords;
  /** The texts that were looked at, by path. */
  readonly sources: ReadonlyMap<string, CountedSource>;
  /** Who wrote each line, by path; a file that nobody knows it of is not there. */
  readonly blame: ReadonlyMap<string, Blame>;
  /** The address of a line or a commit, where there is one. */
  readonly linkTo?: (path: string, line: number) => string;
  readonly linkToCommit?: (sha: string) => string;
}

/** A finding as a piece of Markdown: its number, where it stands and since when, what is wrong, the corrected line. */
export function itemText(item: NumberedItem, context: ItemContext): string {
  const { entry, place } = item;
  const title = entry === undefined || entry.title === "" ? [] : [inert(entry.title, 160)];
  const head = [
    `**F${item.number}**`,
    ...title,
    linked(item, context),
    ...(place === "" ? [] : [inert(place, 100)]),
    ...origin(item, context),
  ];
  return [head.join(" · "), sentences(item, context.words), ...corrections(item, context)].join("\n\n");
}

/** The line of a finding, linked where it has an address. */
export function linked(
  { path, line }: { readonly path: string; readonly line: number },
  context: ItemContext,
): string {
  const label = context.words.fileLine(inert(path), line);
  return context.linkTo === undefined ? label : `[${label}](${context.linkTo(path, line)})`;
}

/** What is wrong and why it matters, with the other places that it speaks of. */
export function sentences({ message, note, related = [], path }: NumberedItem, words: Words): string {
  const ended = (sentence: string) => endedSentence(inertSentence(sentence), words);
  const others = related.slice(0, MOST_RELATED).map((other) => {
    const isHere = other.path === undefined || other.path === path;
    const place = isHere ? words.line(other.line) : words.fileLine(inert(other.path ?? ""), other.line);
    return `- ${words.told(place, ended(other.message))}`;
  });
  const said = `${ended(message)}${note === undefined ? "" : `${words.gap}${ended(note)}`}`;
  return others.length === 0 ? said : `${said}\n\n${others.join("\n")}`;
}

function origin({ path, line }: NumberedItem, { blame, report, linkToCommit }: ItemContext): string[] {
  const from = blame.get(path)?.get(line);
  if (from === undefined) return [];
  const short = from.sha.slice(0, 7);
  return [
    report.since(linkToCommit === undefined ? short : `[${short}](${linkToCommit(from.sha)})`, from.day),
  ];
}

function corrections({ fix, path }: NumberedItem, { sources, words }: ItemContext): string[] {
  const counted = sources.get(path);
  if (fix === undefined || counted === undefined) return [];
  const say = fix.safety === "safe" ? words.corrected : words.possible;
  return correctedLines(counted, fix.edits).map(({ line, endLine, after }) => {
    if (after === null) return `${say(line, endLine)}${words.gap}${words.goes(line, endLine)}`;
    const block = fenced(after, "md");
    return block === null ? words.notShown : `${say(line, endLine)}\n\n${block}`;
  });
}
