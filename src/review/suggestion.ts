import type { FileReview, Finding, Review } from "../model/finding.ts";
import { type Correction, correctedLines, countLines, joinedEdits } from "./corrected.ts";
import { fenced, inert, inertSentence } from "./inert.ts";
import { byEntry, type CommentContext, endedSentence, isReorganised } from "./sections.ts";
import { type Words, wordsIn } from "./words/words.ts";

/** Requests with more of them time out, and people read no more. */
const MOST = 20;
const MARKER = "<!-- listwarden:v1 suggestion -->";

/** Says whether a comment on a line is one of ours; who wrote it is for the caller to ask. */
export function isSuggestion(body: string): boolean {
  return body.startsWith(MARKER);
}

/** A remark on lines of the diff that offers their corrected text for one click. */
export interface Suggestion {
  readonly path: string;
  /** First and last line that it takes the place of, from 1, in the file as it will be. */
  readonly line: number;
  readonly endLine: number;
  readonly body: string;
}

/** Lines that GitHub shows of each file, by path. A suggestion lies within one run of them or is refused. */
export type ShownLines = ReadonlyMap<string, readonly { readonly start: number; readonly end: number }[]>;

/**
 * The safe corrections that are sure to apply when somebody clicks: within one hunk, one for each line, at most 20,
 * and none that changes nothing. Where line ends would be mixed, or the last line has none, a commit has to serve.
 */
export function suggestionsFor(review: Review, context: CommentContext, shown: ShownLines): Suggestion[] {
  const words = wordsIn(review.language);
  const least = isReorganised(review) ? "error" : "warning";
  const suggestions = review.files.flatMap((file) => {
    const source = context.sources.get(file.path);
    const hunks = shown.get(file.path) ?? [];
    if (source === undefined || source.includes("\r") || hunks.length === 0) return [];
    const counted = countLines(source);
    const last = source.endsWith("\n") ? Number.POSITIVE_INFINITY : counted.lines.count;
    const taken = new Set<number>();
    return byEntry(file, least).flatMap((findings): Suggestion[] =>
      correctedLines(counted, joinedEdits(findings, "safe"))
        .filter(
          ({ line, endLine }) =>
            endLine < last && hunks.some((hunk) => hunk.start <= line && endLine <= hunk.end),
        )
        .filter(({ line, endLine }) => isFree(taken, line, endLine))
        .flatMap((correction) => suggestion({ file, findings, correction, words })),
    );
  });
  return suggestions.slice(0, MOST);
}

interface Offer {
  readonly file: FileReview;
  readonly findings: readonly Finding[];
  readonly correction: Correction;
  readonly words: Words;
}

function suggestion({ file, findings, correction, words }: Offer): Suggestion[] {
  const { line, endLine, before, after } = correction;
  if (after === null || after === before) return [];
  const block = fenced(after, "suggestion");
  if (block === null) return [];
  const reasons = findings
    .filter((finding) => finding.fix?.safety === "safe")
    .map(({ message, rule }) => words.attributed(endedSentence(inertSentence(message), words), inert(rule)));
  const body = [MARKER, reasons.join("\n"), block].join("\n\n");
  return [{ path: file.path, line, endLine, body }];
}

/** Takes the lines for one suggestion; GitHub applies no second one to any of them. */
function isFree(taken: Set<number>, line: number, endLine: number): boolean {
  const lines = Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
  if (lines.some((each) => taken.has(each))) return false;
  for (const each of lines) taken.add(each);
  return true;
}

/** What a suggestion says once nothing calls for it any more. */
export function withdrawnSuggestion(words: Words): string {
  return `${MARKER}\n\n${words.withdrawn}`;
}
