import type { FileReview, Review } from "../model/finding.ts";
import { inert, inertSentence } from "./inert.ts";
import {
  type CommentContext,
  isReorganised,
  problemSections,
  readyCounts,
  type Sections,
  touchedCounts,
  verdictTable,
} from "./sections.ts";
import { type Words, wordsIn } from "./words/words.ts";

/** GitHub takes 65,536 characters and 262,144 bytes; the rest is room for what a later edit adds. */
const LIMIT = 60_000;
const MARKER = "<!-- listwarden:v1 ";
/** How many remarks of one kind are told one by one. */
const SHOWN = 20;

/** Says whether a comment's text is one of ours; who wrote it is for the caller to ask. */
export function isMarked(body: string): boolean {
  return body.startsWith(MARKER);
}

/** The comment of a pull request, or null where nothing is wrong: silence is the default. */
export function renderComment(review: Review, context: CommentContext): string | null {
  const sections = problemSections(review, context);
  if (sections.problems === 0) return null;
  const words = wordsIn(review.language);
  const head = [marker(context.headSha), `**${words.sentence(headline(review, sections))}**`];
  if (context.dispute !== undefined) head.push(`**${words.disputed(inert(context.dispute))}**`);
  const table = verdictTable(review, context);
  if (table !== null) head.push(table);
  else if (isReorganised(review)) head.push(words.onlyCertain);
  const tail = closing(review, context);
  const room = LIMIT - [...head, ...tail].join("\n\n").length - 200;
  return [...head, ...fitting(sections, { room, words }), "---", ...tail].join("\n\n");
}

/** What answers a command, as the last part of our comment; it holds as long as the head does. */
export function renderNote(text: string, headSha: string): string {
  return `${noteMarker(headSha)}\n\n${text}`;
}

/** The answer in a comment of ours that belongs to this head, or null. */
export function carriedNote(body: string, headSha: string): string | null {
  const at = body.lastIndexOf(noteMarker(headSha));
  return at < 0 ? null : body.slice(at);
}

function noteMarker(headSha: string): string {
  return `<!-- listwarden:note head=${headSha.replace(/[^0-9a-f]/g, "")} -->`;
}

/** What takes a comment's place when it is no longer true, or no longer known to be. */
export function renderResolved(review: Review | "no-list" | "stopped", context: CommentContext): string {
  const words = wordsIn(context.language);
  const footer = small(words.reviewedAt(context.headSha));
  return [marker(context.headSha), resolvedText(review, words), footer].join("\n\n");
}

function resolvedText(review: Review | "no-list" | "stopped", words: Words): string {
  if (review === "no-list") return words.noLongerAList;
  if (review === "stopped") return words.noLongerKnown;
  if (!review.files.some((file) => file.judged)) return words.noLongerKnown;
  const { ready, total } = readyCounts(review);
  if (total === 0) return words.resolved;
  return `**${words.sentence(words.entriesReady(ready, total))}**${words.gap}${words.resolved}`;
}

/** The first words of a review: how many entries are ready, or how many problems there are beside them. */
export function headline(review: Review, sections: Sections): string {
  const words = wordsIn(review.language);
  if (isReorganised(review)) {
    const { added, moved, edited, removed } = touchedCounts(review);
    return words.reorganised({ added, moved, changed: edited, lost: removed });
  }
  const { ready, total } = readyCounts(review);
  if (total === 0) return sections.problems === 0 ? words.nothingFound : words.problems(sections.problems);
  const verdict = words.entriesReady(ready, total);
  return ready === total && sections.problems > 0
    ? words.joined(verdict, words.problems(sections.problems))
    : verdict;
}

/** What was not judged, not checked, ignored, removed or only cosmetic: a list, empty where there is nothing of it. */
export function remarks(review: Review, { outside = [] }: CommentContext): string[] {
  const words = wordsIn(review.language);
  const { files } = review;
  const cosmetic = files.reduce((sum, file) => sum + file.cosmeticLines, 0);
  const { removed } = touchedCounts(review);
  const paths = outside.slice(0, SHOWN).map((path) => inert(path));
  return [
    ...files.filter((file) => !file.judged).map((file) => words.notJudged(inert(file.path), why(file))),
    ...unchecked(review, words),
    ...files.flatMap((file) => ignoredIn(file, words)),
    ...(removed > 0 && !isReorganised(review) ? [words.removed(removed)] : []),
    ...(cosmetic > 0 ? [words.cosmetic(cosmetic)] : []),
    ...(paths.length > 0 ? [words.outside(paths, outside.length - paths.length)] : []),
  ].map((line) => `- ${line}`);
}

function unchecked({ files }: Review, words: Words): string[] {
  const open = files.flatMap((file) => file.notChecked);
  const more = open.length - SHOWN;
  const lines = open
    .slice(0, SHOWN)
    .map((each) => words.notChecked(inertSentence(each.what), inertSentence(each.why)));
  return more > 0 ? [...lines, words.moreEntries(more)] : lines;
}

function ignoredIn({ path, ignored }: FileReview, words: Words): string[] {
  const more = ignored.length - SHOWN;
  const lines = ignored.slice(0, SHOWN).map(({ rule, line, reason }) => {
    const place = words.fileLine(inert(path), line);
    return words.ignored(inert(rule), place, reason === "" ? "" : inert(reason));
  });
  return more > 0 ? [...lines, words.moreIgnored(more)] : lines;
}

function why(file: FileReview): string | null {
  return file.why === undefined ? null : inertSentence(file.why);
}

function closing(review: Review, context: CommentContext): string[] {
  const words = wordsIn(review.language);
  const notices = review.files
    .flatMap((file) => file.findings)
    .filter((finding) => finding.severity === "notice").length;
  const lines = remarks(review, context);
  if (notices > 0) lines.push(`- ${words.notices(notices)}`);
  const commands =
    context.takesCommands === false
      ? ""
      : `
${small(words.commands)}`;
  const footer = `${small(words.reviewedAt(context.headSha))}${commands}`;
  return lines.length > 0 ? [lines.join("\n"), footer] : [footer];
}

/** As many of the sections as there is room for, cut between two of them, and how much is left out. */
export function fitting(sections: Sections, { room, words }: { room: number; words: Words }): string[] {
  const shown: string[] = [];
  let left = room;
  let problems = 0;
  for (const section of sections.sections) {
    left -= section.text.length + 2;
    if (left < 0) break;
    shown.push(section.text);
    problems += section.problems;
  }
  if (problems < sections.problems) shown.push(words.moreProblems(sections.problems - problems));
  return shown;
}

function marker(headSha: string): string {
  return `${MARKER}head=${headSha.replace(/[^0-9a-f]/g, "")} -->`;
}

function small(text: string): string {
  return `<sub>${text}</sub>`;
}
