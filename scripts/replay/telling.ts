import type { Severity } from "../../src/model/finding.ts";
import { renderCheckRun } from "../../src/review/check-run.ts";
import { ReviewJson } from "../../src/review/json.ts";

/** A finding as one of the three edges tells it: every field that all of them have. */
export interface Row {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly severity: string;
  readonly rule: string;
  /** Null where a finding goes over several lines. */
  readonly column: number | null;
  readonly endColumn: number | null;
  /** The sentence, why, related places, the corrected line. */
  readonly text: string;
}

/** What an edge says of a change: its findings, and how many there are in all. */
export interface Telling {
  readonly rows: readonly Row[];
  readonly counts: Readonly<Record<Severity, number>>;
}

/** A workflow's log shows this many of a kind. */
const SHOWN = 10;

/** The command line's JSON as the check run would have it. */
export function readReview(json: string, sources: ReadonlyMap<string, string>): Telling {
  const { language, files } = ReviewJson.parse(JSON.parse(json));
  const review = {
    language,
    files: files.map((file) => ({ ...file, isList: true, verdicts: [], cosmeticLines: 0 })),
  };
  // What is absent in JSON is absent, not undefined.
  const plain: Parameters<typeof renderCheckRun>[0] = JSON.parse(JSON.stringify(review));
  const { annotations } = renderCheckRun(plain, { headSha: "", language, sources }, "pull-request");
  return telling(
    annotations.map(({ path, severity, title, message, details, ...place }) => ({
      ...{ path, line: place.line, endLine: place.endLine, severity, rule: title },
      column: place.line === place.endLine ? place.column : null,
      endColumn: place.line === place.endLine ? Math.max(place.column, place.endColumn - 1) : null,
      text: details === undefined ? message : `${message}\n${details}`,
    })),
  );
}

/** Rows with their number of each severity. */
export function telling(rows: readonly Row[]): Telling {
  const count = (severity: Severity) => rows.filter((row) => row.severity === severity).length;
  return { rows, counts: { error: count("error"), warning: count("warning"), notice: count("notice") } };
}

/** The findings that a workflow's log shows: the first ten of each kind. */
export function shownInLog({ rows, counts }: Telling): Telling {
  const kinds = ["error", "warning", "notice"];
  const shown = kinds.flatMap((kind) => rows.filter(({ severity }) => severity === kind).slice(0, SHOWN));
  return { rows: shown, counts };
}

/** Every field in which one edge differs from what was expected of it; empty where they say the same. */
export function differences(expected: Telling, actual: Telling): string[] {
  const [wanted, got] = [ordered(expected), ordered(actual)];
  const lines = [...wanted.filter((row) => !got.includes(row)).map((row) => `missing ${row}`)];
  lines.push(...got.filter((row) => !wanted.includes(row)).map((row) => `beyond ${row}`));
  const [counted, seen] = [expected.counts, actual.counts].map((counts) => JSON.stringify(counts));
  if (counted !== seen) lines.push(`counts ${seen} instead of ${counted}`);
  if (lines.length === 0 && wanted.length !== got.length)
    lines.push(`${got.length} rows of ${wanted.length}`);
  return lines;
}

function ordered({ rows }: Telling): string[] {
  const fields = ({ path, line, endLine, severity, rule, column, endColumn, text }: Row) =>
    JSON.stringify([path, line, endLine, column, endColumn, severity, rule, text]);
  return rows.map(fields).sort();
}
