import process from "node:process";
import { flowed, type Painted, type Style, signs, textOf, wrapped } from "./terminal-text.ts";

const codes: Record<Style, number> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };

/** How to write to a terminal: its width, and whether it may be coloured. */
export interface Pen {
  readonly width: number;
  readonly color: boolean;
}

const conclusions: Record<string, [Style, string]> = {
  success: ["green", "✓"],
  failure: ["red", "✗"],
  neutral: ["dim", "–"],
};
const levels: Record<string, [Style, string]> = {
  failure: ["red", "error"],
  warning: ["yellow", "warning"],
  notice: ["cyan", "notice"],
};

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function paint({ color }: Pen, style: Style, text: string): string {
  return color && text !== "" ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
}

export function printHeading(pen: Pen, title: string, took = ""): void {
  const line = "─".repeat(Math.max(2, pen.width - title.length - took.length - 5));
  print(`\n${paint(pen, "bold", `── ${title} `)}${paint(pen, "dim", `${line} ${took}`.trimEnd())}`);
}

/** A diff as GitHub shows it; added lines in full, the others cut to the width. */
export function printDiff(pen: Pen, patch: string): void {
  const room = pen.width - 2;
  for (const line of patch.split("\n")) {
    if (line.startsWith("@@")) print(paint(pen, "cyan", `  ${line.replace(/(@@ .* @@).*/, "$1")}`));
    else if (line.startsWith("+"))
      for (const part of wrapped(line, room)) print(paint(pen, "green", `  ${part}`));
    else print(paint(pen, line.startsWith("-") ? "red" : "dim", `  ${cut(line, room)}`));
  }
}

export function printCheck(pen: Pen, { conclusion, title }: { conclusion: string; title: string }): void {
  const [style, sign] = conclusions[conclusion] ?? ["bold", "?"];
  print(`  ${paint(pen, style, `${sign} listwarden: ${conclusion}`)}  ${title}`);
}

/** An annotation as it stands beside the diff. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly annotation_level: string | null;
  readonly title: string | null;
  readonly message: string | null;
}

export function printAnnotation(pen: Pen, annotation: Annotation): void {
  const { path, start_line, annotation_level, title, message } = annotation;
  const [style, word] = levels[annotation_level ?? ""] ?? ["bold", ""];
  print(
    `  ${paint(pen, "bold", `${path}:${start_line}`)} ${paint(pen, style, word)} ${paint(pen, "dim", title ?? "")}`,
  );
  for (const line of (message ?? "").split("\n")) {
    for (const part of wrapped(line, pen.width - 6)) print(`      ${part}`);
  }
}

/** A comment of ours, its Markdown rendered. */
export function printComment(pen: Pen, body: string): void {
  let fence = false;
  let rows: string[] = [];
  for (const line of body.replace(/\n\n---\n/, "\n").split("\n")) {
    if (line.startsWith("|")) rows.push(line);
    else if (rows.length > 0) {
      printTable(pen, rows);
      rows = [];
    }
    if (/^`{3,}/.test(line)) fence = !fence;
    else if (fence)
      for (const part of wrapped(line, pen.width - 6)) print(`    ${paint(pen, "green", part)}`);
    else if (!/^(\||<!--)/.test(line))
      for (const part of flowed(signs(line), pen.width - 2)) print(`  ${painted(pen, part)}`);
  }
}

function printTable(pen: Pen, rows: readonly string[]): void {
  const cells = rows
    .filter((row) => !/^[\s|-]*$/.test(row))
    .map((row) => row.slice(1, -1).split("|"))
    .map((row) => row.map((cell) => textOf(cell.trim())));
  for (const [index, [entry = "", place = "", verdict = ""]] of cells.entries()) {
    const line = / \(line (\d+)\)$/.exec(entry);
    const title = cut(entry.slice(0, line?.index ?? entry.length), pen.width - 52);
    const row = `${(line?.[1] ?? "").padStart(5)}  ${title.padEnd(pen.width - 50)}${cut(place, 26).padEnd(28)}`;
    const style = verdict === "ready" ? "green" : "red";
    print(index === 0 ? paint(pen, "dim", `${row}${verdict}`) : `${row}${paint(pen, style, verdict)}`);
  }
}

function painted(pen: Pen, line: Painted): string {
  let text = "";
  for (let at = 0; at < line.length; ) {
    const style = line[at]?.style ?? null;
    let end = at;
    while (end < line.length && (line[end]?.style ?? null) === style) end += 1;
    const run = line.slice(at, end).map(({ sign }) => sign);
    text += style === null ? run.join("") : paint(pen, style, run.join(""));
    at = end;
  }
  return text;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
