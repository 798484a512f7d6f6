import type { Annotation } from "../model/check-run.ts";
import type { Severity } from "../model/finding.ts";

/** The runner takes this many annotations of a kind from a step and drops the others without a word. */
const EACH = 10;
const SEVERITIES: readonly Severity[] = ["error", "warning", "notice"];

/** The lines that make the runner show annotations beside a change, the first ten of each kind. */
export function annotationLines(annotations: readonly Annotation[]): string[] {
  return SEVERITIES.flatMap((severity) =>
    annotations.filter((each) => each.severity === severity).slice(0, EACH),
  ).map(annotationLine);
}

function annotationLine({ path, severity, title, message, details, ...place }: Annotation): string {
  const { line, column, endLine, endColumn } = place;
  // Columns count only where both are on one line.
  const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  const text = details === undefined ? message : `${message}\n${details}`;
  return command(severity, { file: path, line, endLine, ...columns, title }, text.slice(0, 8_000));
}

/**
 * A workflow command. Nothing in its values can end it or begin another one: the runner's own escapes
 * (`@actions/core`, command.ts) are applied to all of them.
 */
export function command(
  name: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name}${pairs.length > 0 ? ` ${pairs.join(",")}` : ""}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
