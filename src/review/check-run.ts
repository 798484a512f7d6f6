import type { Annotation, Button, CheckRun } from "../model/check-run.ts";
import type { FileReview, Finding, Language, Review, Text } from "../model/finding.ts";
import { headline, remarks } from "./comment.ts";
import { type CountedSource, correctedLines, countLines } from "./corrected.ts";
import { inert, inertSentence, visible } from "./inert.ts";
import {
  type CommentContext,
  endedSentence,
  isReorganised,
  problemSections,
  verdictTable,
} from "./sections.ts";
import { type Words, wordsIn } from "./words/words.ts";

/** A run with more says so in its summary; each 50 cost a request. */
const ANNOTATIONS = 200;

/** What the buttons on a check run are called among programs. */
export const FIX = "fix";
export const RECHECK = "recheck";

/** A pull request may turn a check red; a push to the list never does. */
export type Occasion = "pull-request" | "push";

/** The check run of a review. It fails only on errors; where nothing was judged it is neutral. */
export function renderCheckRun(review: Review, context: CommentContext, occasion: Occasion): CheckRun {
  const words = wordsIn(review.language);
  const sections = problemSections(review, context);
  const findings = review.files.flatMap((file) => file.findings);
  const judged = review.files.some((file) => file.judged);
  const annotations = review.files.flatMap((file) =>
    fileAnnotations(file, context.sources.get(file.path), words),
  );
  const left = annotations.length - ANNOTATIONS;
  const summary = [
    ...(context.dispute === undefined ? [] : [words.disputed(inert(context.dispute))]),
    isReorganised(review) ? words.sentence(headline(review, sections)) : verdictTable(review, context),
    ...(left > 0 ? [words.moreEntries(left)] : []),
    remarks(review, context).join("\n"),
  ].filter((part) => part !== null && part !== "");
  return {
    conclusion: judged ? conclusion(findings, occasion, context) : "neutral",
    title: judged ? title(headline(review, sections), { findings, words, context }) : words.notReviewed,
    summary: summary.length > 0 ? summary.join("\n\n") : words.nothingFound,
    annotations: annotations.slice(0, ANNOTATIONS),
    buttons: buttons(findings, occasion, words),
  };
}

/** The check run of a review that did not come to its end: neutral, for not knowing is not a fault. */
export function renderStopped(why: Text, language: Language): CheckRun {
  const words = wordsIn(language);
  return {
    conclusion: "neutral",
    title: words.notReviewed,
    summary: words.sentence(inertSentence(words.stopped(why[language]))),
    annotations: [],
    buttons: [recheck(words)],
  };
}

function buttons(findings: readonly Finding[], occasion: Occasion, words: Words): Button[] {
  const canFix = occasion === "pull-request" && findings.some(({ fix }) => fix?.safety === "safe");
  return [...(canFix ? [{ identifier: FIX, ...words.buttons.fix }] : []), recheck(words)];
}

function recheck(words: Words): Button {
  return { identifier: RECHECK, ...words.buttons.recheck };
}

/** An objection leaves the decision to a curator. */
function conclusion(
  findings: readonly Finding[],
  occasion: Occasion,
  { dispute }: CommentContext,
): CheckRun["conclusion"] {
  if (!findings.some((finding) => finding.severity === "error")) return "success";
  return occasion === "push" || dispute !== undefined ? "neutral" : "failure";
}

interface Titled {
  readonly findings: readonly Finding[];
  readonly words: Words;
  readonly context: CommentContext;
}

function title(head: string, { findings, words, context }: Titled): string {
  const counted = withCounts(head, findings, words);
  const isDisputed = context.dispute !== undefined && findings.some(({ severity }) => severity === "error");
  return isDisputed ? words.disputedTitle(counted) : counted;
}

function withCounts(head: string, findings: readonly Finding[], words: Words): string {
  const counts = (["error", "warning", "notice"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [words.severityCount(severity, count)];
  });
  return counts.length === 0 ? head : words.counted(head, counts);
}

function fileAnnotations(file: FileReview, source: string | undefined, words: Words): Annotation[] {
  const counted = source === undefined ? null : countLines(source);
  return file.findings.map((finding) => annotation(finding, { path: file.path, counted, words }));
}

interface AnnotatedFile {
  readonly path: string;
  readonly counted: CountedSource | null;
  readonly words: Words;
}

function annotation(finding: Finding, { path, counted, words }: AnnotatedFile): Annotation {
  const { severity, line, column, endLine, endColumn } = finding;
  const related = (finding.related ?? []).map((other) => {
    const here = other.path === undefined || other.path === path;
    const place = here ? words.line(other.line) : words.fileLine(visible(other.path ?? path), other.line);
    return words.told(place, visible(other.message));
  });
  const text = [
    visible(finding.message),
    ...(finding.note === undefined ? [] : [visible(finding.note)]),
    ...related,
  ];
  const after = counted === null ? [] : afterFix(finding, counted, words);
  return {
    ...{ path, severity, line, column, endLine, endColumn },
    title: finding.rule,
    message: text.map((sentence) => endedSentence(sentence, words)).join("\n"),
    ...(after.length > 0 ? { details: after.join("\n").slice(0, 10_000) } : {}),
  };
}

function afterFix({ fix }: Finding, counted: CountedSource, words: Words): string[] {
  if (fix === undefined) return [];
  const say = fix.safety === "safe" ? words.corrected : words.possible;
  return correctedLines(counted, fix.edits).map(
    ({ line, endLine, after }) =>
      `${say(line, endLine)}${after === null ? `${words.gap}${words.goes(line, endLine)}` : `\n${visible(after, 4_000)}`}`,
  );
}
