import type { Publication } from "../github/publish.ts";
import type { Isolated } from "../isolate.ts";
import type { CheckRun } from "../model/check-run.ts";
import type { Review } from "../model/finding.ts";
import { type Occasion, renderCheckRun, renderStopped } from "../review/check-run.ts";
import { carriedNote, isMarked, renderComment, renderNote, renderResolved } from "../review/comment.ts";
import { withPreview } from "../review/config-preview.ts";
import type { CommentContext } from "../review/sections.ts";
import { isSuggestion, suggestionsFor, withdrawnSuggestion } from "../review/suggestion.ts";
import { type Words, wordsIn } from "../review/words/words.ts";
import type { ReviewedChange } from "./change.ts";

/** Where a change is seen, and what was said of it. */
export interface Occurrence {
  readonly headSha: string;
  /** The address people see the repository at. */
  readonly url: string;
  readonly dispute: string | null;
  /** What answers a command, in Markdown. */
  readonly note: string | null;
  /** False where nobody hears the commands of a conversation. */
  readonly takesCommands?: boolean;
}

/** What a pull request is to show of a review. */
export function publication(change: ReviewedChange, occurrence: Occurrence): Publication {
  const { reviewed } = change;
  const { headSha, note } = occurrence;
  const context = commentContext(change, occurrence);
  const review: Review | null = reviewed?.outcome === "reviewed" ? reviewed.review : null;
  return {
    headSha,
    check: check(change, context),
    comment: {
      problems: review === null ? null : renderComment(review, context),
      resolved: renderResolved(reviewed === null ? "no-list" : (review ?? "stopped"), context),
      note: note === null || reviewed === null ? null : renderNote(note, headSha),
      carriedNote: (body) => carriedNote(body, headSha),
      isMarked,
    },
    lines: {
      wanted: review === null ? [] : suggestionsFor(review, context, change.shown),
      withdrawn: withdrawnSuggestion(wordsIn(context.language)),
      isMarked: isSuggestion,
    },
  };
}

function check({ reviewed, preview, language }: ReviewedChange, context: CommentContext): CheckRun | null {
  const list = reviewed === null ? null : checkRun(reviewed, context, "pull-request");
  return preview === null ? list : withPreview(list, preview, language);
}

/** The check run of a push. */
export function pushCheck(change: ReviewedChange, reviewed: Isolated, occurrence: Occurrence): CheckRun {
  return checkRun(reviewed, commentContext(change, occurrence), "push");
}

/** The check run of a commit that touches no list. */
export function untouched(words: Words): CheckRun {
  const { nothingFound: title } = words;
  return { conclusion: "success", title, summary: words.sentence(title), annotations: [], buttons: [] };
}

function checkRun(reviewed: Isolated, context: CommentContext, occasion: Occasion): CheckRun {
  return reviewed.outcome === "stopped"
    ? renderStopped(reviewed.why, context.language)
    : renderCheckRun(reviewed.review, context, occasion);
}

/** What the words about a change need to know beside its review. */
export function commentContext(
  { sources, language, outside }: ReviewedChange,
  { url, headSha, dispute, takesCommands = true }: Occurrence,
): CommentContext {
  const linkTo = lineAddresses(url, headSha);
  const context = { headSha, language, sources, outside, linkTo, takesCommands };
  return dispute === null ? context : { ...context, dispute };
}

/** The addresses of the lines of a repository's files at a commit or branch, safe inside a Markdown link. */
export function lineAddresses(url: string, ref: string): (path: string, line: number) => string {
  return (path, line) => `${url}/blob/${ref}/${encodedPath(path)}?plain=1#L${line}`;
}

/** encodeURIComponent leaves parentheses, which would end a link in Markdown. */
function encodedPath(path: string): string {
  const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16)}`;
  return path
    .split("/")
    .map((part) => encodeURIComponent(part).replace(/[()*'!~_]/g, percent))
    .join("/");
}
