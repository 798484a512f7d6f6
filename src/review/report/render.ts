import type { NumberedItem } from "../../model/report.ts";
import { inert, inertSentence } from "../inert.ts";
import type { Inspection } from "./inspect.ts";
import { type ItemContext, itemText } from "./item-text.ts";
import { learnedLines, questionLines } from "./learned-text.ts";
import { type Ledger, printLedger } from "./ledger.ts";
import type { ReportWords } from "./words/words.ts";

/** GitHub takes 65,536 characters of an issue's text. */
const LIMIT = 60_000;
const MARKER = "<!-- listwarden:report -->";

/** How the tidy pull request stands, for the report to say. */
export interface TidyState {
  readonly state: "open" | "taken over" | "none" | "unwanted";
  readonly number: number | null;
  /** The findings whose correction waits in it. */
  readonly holds: ReadonlySet<number>;
}

/** What a List report is made of. */
export interface ListReport {
  readonly inspection: Inspection;
  /** What is wrong and nobody has said no to. */
  readonly items: readonly NumberedItem[];
  /** What a curator has said no to. */
  readonly declined: readonly NumberedItem[];
  readonly filesAreNamed: boolean;
  /** What the report remembers; null at a terminal, where nothing does. */
  readonly ledger: Ledger | null;
  readonly tidy: TidyState;
}

/** True for an issue's text that has our marker; who wrote it is for the caller to know. */
export function isReport(body: string): boolean {
  return body.startsWith(MARKER);
}

/** The List report as Markdown, at most 60,000 characters, cut between two findings. */
export function renderReport(report: ListReport, context: ItemContext): string {
  const { items, ledger } = report;
  const head = [...(ledger === null ? [] : [MARKER]), ...opening(report, context)];
  const tail = [...closing(report, context), ...(ledger === null ? [] : [printLedger(ledger)])];
  const room = LIMIT - [...head, ...tail].join("\n\n").length - 200;
  const { sections, left } = itemSections(items, { ...report, context, room });
  const rest = left > 0 ? [context.report.more(left)] : [];
  return [...head, ...sections, ...rest, ...tail].join("\n\n");
}

function opening(
  { inspection, items, ledger, filesAreNamed }: ListReport,
  { report }: ItemContext,
): string[] {
  const certain = items.filter(({ severity }) => severity === "error").length;
  const probable = items.filter(({ severity }) => severity === "warning").length;
  const said = certain + probable === 0 ? nothingIn(ledger, report) : report.counts(certain, probable);
  const at = ledger === null ? "" : `, ${report.seenAt(ledger.head.slice(0, 7))}`;
  const questions = questionLines(inspection, { words: report, filesAreNamed });
  return [
    `**${said}**${at}`,
    `### ${report.learned}`,
    learnedLines(inspection, report).join("\n"),
    ...(questions.length === 0 ? [] : [`### ${report.questions}`, questions.join("\n")]),
  ].filter((part) => part !== "");
}

/** An issue says what becomes of it. */
function nothingIn(ledger: Ledger | null, report: ReportWords): string {
  return ledger === null ? report.nothing : report.closed;
}

interface Sectioning extends Pick<ListReport, "tidy"> {
  readonly context: ItemContext;
  readonly room: number;
}

/** The findings by certainty, then by kind, then in the list's order; as many as there is room for. */
function itemSections(items: readonly NumberedItem[], { tidy, context, room }: Sectioning) {
  const { report } = context;
  const sections: string[] = [];
  let left = room;
  let shown = 0;
  for (const item of items) {
    const parts = [
      ...headings(item, { items, before: items[shown - 1] ?? null, context }),
      itemText(item, context),
    ];
    if (tidy.number !== null && tidy.holds.has(item.number)) parts.push(report.waits(`#${tidy.number}`));
    const text = parts.join("\n\n");
    left -= text.length + 2;
    if (left < 0) break;
    sections.push(text);
    shown++;
  }
  return { sections, left: items.length - shown };
}

interface Among {
  readonly items: readonly NumberedItem[];
  readonly before: NumberedItem | null;
  readonly context: ItemContext;
}

function headings({ severity, rule }: NumberedItem, { items, before, context }: Among): string[] {
  const { report } = context;
  const alike = items.filter((other) => other.severity === severity);
  const isFirst = before?.severity !== severity;
  const certainty = report.certainty[severity](alike.length);
  const kind = report.kind(inert(rule), alike.filter((other) => other.rule === rule).length);
  return [
    ...(isFirst ? [`### ${certainty}`] : []),
    ...(isFirst || before?.rule !== rule ? [`#### ${kind}`] : []),
  ];
}

function closing(
  { inspection, declined, tidy, ledger }: ListReport,
  { report, words }: ItemContext,
): string[] {
  const lines: string[] = [];
  if (tidy.state === "open" && tidy.number !== null && tidy.holds.size > 0)
    lines.push(report.tidy(`#${tidy.number}`, tidy.holds.size));
  if (tidy.state === "taken over") lines.push(report.takenOver(inert("listwarden/tidy")));
  const refused = declined.map(({ number }) => number).sort((a, b) => a - b);
  if (refused.length > 0) lines.push(report.declined(refused.slice(0, 100).map((number) => `F${number}`)));
  if (inspection.ignored > 0) lines.push(report.ignored(inspection.ignored));
  if (inspection.notices > 0) lines.push(report.notices(inspection.notices));
  for (const { what, why } of inspection.notChecked.slice(0, 10))
    lines.push(words.notChecked(inertSentence(what), inertSentence(why)));
  const list = lines.map((line) => `- ${line}`).join("\n");
  const taken = tidy.state === "unwanted" ? report.commandsAlone : report.commands;
  const commands = ledger === null ? [] : [`<sub>${taken}</sub>`];
  return [...(list === "" ? [] : [list]), ...commands];
}
