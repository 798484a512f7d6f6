import { inert } from "../inert.ts";
import type { Learned } from "../learned.ts";
import type { Inspection } from "./inspect.ts";
import type { ReportWords } from "./words/words.ts";

const SHOWN = 6;

/** What was learned of a list, as the head of its report: one line of Markdown each. */
export function learnedLines({ learned, files }: Inspection, words: ReportWords): string[] {
  const shown = files.filter(({ isList }) => isList).slice(0, SHOWN);
  const lines = shown.map(({ path, entries, why }) =>
    why === null ? words.entries(inert(path), entries) : words.notJudged(inert(path), inert(why)),
  );
  const { style, hubs } = learned;
  if (style !== null) {
    const percent = Math.round((style.conforming / style.count) * 100);
    lines.push(words.style(percent, inert(style.example)));
  }
  const links = linkForms(learned);
  if (links.length > 0) lines.push(words.links(links));
  lines.push(...venueLine(learned, words));
  if (hubs.length > 0) lines.push(words.hubs(hubs.slice(0, SHOWN).map((hub) => inert(hub, 60))));
  return lines.map((line) => `- ${line}`);
}

function linkForms({ links }: Learned): string[] {
  return links.slice(0, 4).map(({ role, form }) => inert(form.replace("L", role).replace("U", "…")));
}

function venueLine({ venues }: Learned, words: ReportWords): string[] {
  if (venues.length === 0) return [];
  const shown = venues.slice(0, SHOWN).map(({ name, count }) => words.venue(inert(name, 40), count));
  return [words.venues(shown, venues.length - shown.length)];
}

/** What only a person can say of the list: one line each, empty where nothing is open. */
export function questionLines(
  { files, preprints }: Inspection,
  { words, filesAreNamed }: { readonly words: ReportWords; readonly filesAreNamed: boolean },
): string[] {
  const lines: string[] = [];
  const lists = files.filter(({ isList, why }) => isList && why === null);
  if (!filesAreNamed && lists.length > 1)
    lines.push(words.whichFile(lists.slice(0, SHOWN).map(({ path }) => inert(path))));
  if (preprints > 0) lines.push(words.preprints(preprints));
  return lines.map((line) => `- ${line}`);
}
