import type { Review } from "../model/finding.ts";
import { fitting, headline, remarks } from "./comment.ts";
import { type CommentContext, problemSections, verdictTable } from "./sections.ts";
import { wordsIn } from "./words/words.ts";

/** A step's summary may have 1 MiB; a character takes at most three bytes. */
const LIMIT = 300_000;

/** The review as a page of Markdown, for the summary of a job: notices too, as nothing else shows them there. */
export function renderSummary(review: Review, context: CommentContext): string {
  const words = wordsIn(review.language);
  const sections = problemSections(review, context, "notice");
  const isChange = review.files.some((file) => file.changes !== null);
  const table = isChange ? verdictTable(review, context) : null;
  const said = isChange
    ? headline(review, sections)
    : sections.problems === 0
      ? words.nothingFound
      : words.problems(sections.problems);
  const head = [`**${words.sentence(said)}**`, ...(table === null ? [] : [table])];
  const tail = remarks(review, context);
  const room = LIMIT - [...head, ...tail].join("\n\n").length - 200;
  const parts = [...head, ...fitting(sections, { room, words })];
  return `${[...parts, ...(tail.length > 0 ? [tail.join("\n")] : [])].join("\n\n")}\n`;
}
