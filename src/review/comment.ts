import type { FileReview, Review } from "../model/finding.ts";
import { inert, inertSentence } from "./inert.ts";
import {
  type CommentContext,
  problemSections,
  readyCounts,
  type Sections,
  verdictTable,
} from "./sections.ts";
import { words } from "./words.ts";

/** GitHub takes 65,536 characters and 262,144 bytes; the rest is room for what a later edit adds. */
const LIMIT = 60_000;
const MARKER = "<!-- listwarden:v1 ";

/** Says whether a comment's text is one of ours; who wrote it is for the caller to ask. */
export function isMarked(body: string): boolean {
  return body.startsWith(MARKER);
}

/** The comment of a pull request, or null where nothing is wrong: silence is the default. */
export function renderComment(review: Review, context: CommentContext): string | null {
  const sections = problemSections(review, context);
  if (sections.problems === 0) return null;
  const head = [marker(context.headSha), `**${headline(review, sections)}.**`];
  const table = verdictTable(review, context);
  if (table !== null) head.push(table);
  const tail = closing(review, context);
  const room = LIMIT - [...head, ...tail].join("\n\n").length - 200;
  return [...head, ...fitting(sections, room), "---", ...tail].join("\n\n");
}

/** What takes a comment's place when it is no longer true, or no longer known to be. */
export function renderResolved(review: Review | "no-list" | "stopped", headSha: string): string {
  return [marker(headSha), resolvedText(review), small(words.reviewedAt(headSha))].join("\n\n");
}

function resolvedText(review: Review | "no-list" | "stopped"): string {
  if (review === "no-list") return words.noLongerAList;
  if (review === "stopped") return words.noLongerKnown;
  if (!review.files.some((file) => file.judged)) return words.noLongerKnown;
  const { ready, total } = readyCounts(review);
  return total > 0 ? `**${words.entriesReady(ready, total)}.** ${words.resolved}` : words.resolved;
}

/** The first words of a review: how many entries are ready, or how many problems there are beside them. */
export function headline(review: Review, sections: Sections): string {
  const { ready, total } = readyCounts(review);
  if (total === 0) return sections.problems === 0 ? words.nothingFound : words.problems(sections.problems);
  const verdict = words.entriesReady(ready, total);
  return ready === total && sections.problems > 0
    ? `${verdict}, ${words.problems(sections.problems)}`
    : verdict;
}

/** What was not judged, not checked, ignored or only cosmetic: a list, empty where there is nothing of it. */
export function remarks(review: Review): string[] {
  const lines: string[] = [];
  for (const file of review.files) {
    if (!file.judged) lines.push(`- ${words.notJudged} ${inert(file.path)}${why(file)}`);
  }
  const open = review.files.flatMap((file) => file.notChecked);
  for (const { what, why } of open.slice(0, 20))
    lines.push(`- ${words.notChecked} ${inertSentence(what)}: ${inertSentence(why)}.`);
  if (open.length > 20) lines.push(`- ${words.moreEntries(open.length - 20)}`);
  const ignored = review.files.reduce((sum, file) => sum + file.ignored.length, 0);
  if (ignored > 0) lines.push(`- ${words.ignored(ignored)}`);
  const cosmetic = review.files.reduce((sum, file) => sum + file.cosmeticLines, 0);
  if (cosmetic > 0) lines.push(`- ${words.cosmetic(cosmetic)}`);
  return lines;
}

function why(file: FileReview): string {
  return file.why === undefined ? "" : `: ${inertSentence(file.why)}.`;
}

function closing(review: Review, context: CommentContext): string[] {
  const notices = review.files
    .flatMap((file) => file.findings)
    .filter((finding) => finding.severity === "notice");
  const lines = remarks(review);
  if (notices.length > 0) lines.push(`- ${words.notices(notices.length)}`);
  const footer = small(words.reviewedAt(context.headSha));
  return lines.length > 0 ? [lines.join("\n"), footer] : [footer];
}

function fitting(sections: Sections, room: number): string[] {
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
