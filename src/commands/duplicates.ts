import { isAbsolute, relative } from "node:path";
import { visible } from "../review/inert.ts";
import type { RepeatGroup } from "../rules/repeat-groups.ts";
import { type Call, type Command, optionText, type Terminal } from "./command.ts";
import { readText, UsageError } from "./input.ts";

export const duplicates: Command = {
  summary: "list the papers that stand in a list more than once",
  help: `Usage: listwarden duplicates [options] <file.md> [more.md …]

Reads the files as one list and shows every paper that it has more than once: where,
and why we think so. Unlike check it leaves nothing out: repeats on purpose, in
surveys or data sets, are shown too. It asks nothing of the network.

Options:
  --likely           also those that are only likely the same
  --format <format>  text (default), json or markdown (a table)
  -h, --help         this text

Examples:
  listwarden duplicates README.md
  listwarden duplicates README.md --likely --format markdown

Exit code: 0 always, 2 wrong usage.`,
  options: {
    likely: { type: "boolean", default: false },
    format: { type: "string", default: "text" },
  },
  run: runDuplicates,
};

const FORMATS: Readonly<Record<string, (groups: readonly RepeatGroup[]) => string>> = {
  text: asText,
  json: asJson,
  markdown: asMarkdown,
};

async function runDuplicates(call: Call, terminal: Terminal): Promise<number> {
  if (call.operands.length === 0)
    throw new UsageError("no file given; usually: listwarden duplicates README.md");
  const format = optionText(call, "format") ?? "";
  const render = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (!render) throw new UsageError(`--format ${format}: expected text, json, markdown`);
  const { parseList } = await import("../list/parse.ts");
  const { findRepeats } = await import("../rules/repeat-groups.ts");
  const lists = [];
  for (const path of call.operands) {
    const { text } = await readText(path);
    lists.push(parseList(text, isAbsolute(path) ? path : relative("", path)));
  }
  terminal.print(render(findRepeats(lists, { likely: call.values.likely === true })));
  return 0;
}

function asText(groups: readonly RepeatGroup[]): string {
  if (groups.length === 0) return "No paper stands here twice.\n";
  const blocks = groups.map(({ verdict, reasons, places }) => {
    const [first] = places;
    const head = `${visible(first?.title ?? "")}\n  ${verdict}: ${reasons.join("; ")}`;
    return [
      head,
      ...places.map(
        ({ path, line, section }) => `  ${visible(path)}:${line}  ${visible(section.join(" › "))}`,
      ),
    ].join("\n");
  });
  const count = `${groups.length} ${groups.length === 1 ? "paper stands" : "papers stand"} here more than once.`;
  return `${blocks.join("\n\n")}\n\n${count}\n`;
}

function asJson(groups: readonly RepeatGroup[]): string {
  return `${JSON.stringify({ version: 1, groups }, null, 2)}\n`;
}

function asMarkdown(groups: readonly RepeatGroup[]): string {
  const rows = groups.map(({ verdict, reasons, places }) => {
    const where = places
      .map(({ path, line, section }) => `${cell(path)}:${line} ${cell(section.join(" › "))}`)
      .join("<br>");
    return `| ${cell(places[0]?.title ?? "")} | ${verdict} | ${cell(reasons.join("; "))} | ${where} |`;
  });
  return `${["| paper | verdict | why | where |", "| --- | --- | --- | --- |", ...rows].join("\n")}\n`;
}

/** A list's own text in a table's cell: nothing of it may end the cell or be read as mark-up. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|~@#]/g, "\\$&");
}
