import { isAbsolute, relative } from "node:path";
import { parseList } from "../list/parse.ts";
import type { List } from "../model/list.ts";
import type { Call, Terminal } from "./command.ts";
import { readText, UsageError } from "./input.ts";

/** Reads the files that a call names as one list. */
export async function readLists(call: Call, name: string): Promise<List[]> {
  if (call.operands.length === 0)
    throw new UsageError(`no file given; usually: listwarden ${name} README.md`);
  const lists: List[] = [];
  for (const path of call.operands) {
    const { text } = await readText(path);
    lists.push(parseList(text, isAbsolute(path) ? path : relative("", path)));
  }
  return lists;
}

/** Shows how far a run is, on a line of its own, at most once a percent. */
export function progressBar(terminal: Terminal, label: string): (done: number, total: number) => void {
  const WIDTH = 30;
  let shown = -1;
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    if (percent === shown) return;
    shown = percent;
    const filled = Math.round((percent / 100) * WIDTH);
    terminal.progress(`${label} ${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${done} of ${total}`);
  };
}

/** `text` or `json`; anything else is a mistake of the caller. */
export function formatOf(call: Call): "text" | "json" {
  const { format } = call.values;
  if (format === "text" || format === "json") return format;
  throw new UsageError(`--format ${String(format)}: expected text, json`);
}
