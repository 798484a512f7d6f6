import { indexLines } from "../list/lines.ts";
import type { FactKind } from "../model/facts.ts";
import type { Finding, Language, Observation, Severity } from "../model/finding.ts";
import type { Entry, Range } from "../model/list.ts";
import type { Rule, RuleContext } from "./rule.ts";

/** How a rule is switched: off, or on with the highest severity it may use and its own options. */
export interface RuleSetting {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: Record<string, unknown>;
}

const RANK: Record<Severity, number> = { notice: 0, warning: 1, error: 2 };

/** What is judged, and the language that people are told of it in. */
export interface Judged extends Omit<RuleContext<unknown, FactKind>, "options"> {
  readonly language: Language;
}

/** Runs the rules that are on, and stamps what they yield with id, severity and place; sorted by place. */
export function runRules(settings: readonly RuleSetting[], { language, ...context }: Judged): Finding[] {
  const lines = indexLines(context.source);
  const findings: Finding[] = [];
  for (const { rule, severity, options } of settings) {
    for (const observation of rule.check({ ...context, options })) {
      const capped = lower(observation.severity ?? rule.severity, rule.severity, severity);
      findings.push(stamp(observation, { id: rule.id, severity: capped, lines, language }));
    }
  }
  return findings.sort(
    (a, b) => a.line - b.line || a.column - b.column || RANK[b.severity] - RANK[a.severity],
  );
}

/** A finding says how certain it is within its rule; the config moves the rule, and the finding keeps its distance below. */
function lower(own: Severity, rule: Severity, set: Severity): Severity {
  const rank = Math.max(0, RANK[set] - (RANK[rule] - RANK[own]));
  return rank === 2 ? "error" : rank === 1 ? "warning" : "notice";
}

/** A finding on a later line of an entry is placed from the entry's first line on: the entry is what people look for. */
function withEntry(range: Range, entry: Entry): Range {
  const isFirstLine =
    entry.endLine === entry.line || (range.start <= entry.titleRange.end && range.start >= entry.range.start);
  return isFirstLine ? range : { start: entry.range.start, end: range.end };
}

function stamp(
  observation: Observation,
  by: { id: string; severity: Severity; lines: ReturnType<typeof indexLines>; language: Language },
): Finding {
  const { range, entry, related, message, note, fix } = observation;
  return {
    rule: by.id,
    severity: by.severity,
    ...by.lines.position(entry ? withEntry(range, entry) : range),
    message: message[by.language],
    ...(note === undefined ? {} : { note: note[by.language] }),
    ...(entry === undefined ? {} : { entry: { title: entry.title, line: entry.line } }),
    ...(related === undefined
      ? {}
      : {
          related: related.map((place) => ({
            line: place.line,
            message: place.message[by.language],
            ...(place.path === undefined ? {} : { path: place.path }),
            ...(place.url === undefined ? {} : { url: place.url }),
          })),
        }),
    ...(fix === undefined ? {} : { fix }),
  };
}
