import { runAction } from "../../test/e2e/runner.ts";
import { seen } from "../../test/e2e/stage.ts";
import { openWorld } from "../../test/world/world.ts";
import { type Row, type Telling, telling } from "./telling.ts";

/** A list before and after a change. */
export interface Texts {
  readonly before: string;
  readonly after: string;
}

/** Opens the change as a pull request and answers what the App and the Action, bundled in a folder, say of it. */
export async function replayPullRequest(
  action: string,
  { before, after }: Texts,
): Promise<{ app: Telling; action: Telling }> {
  const world = await openWorld({ "README.md": before });
  try {
    const number = await world.openPullRequest("change", { "README.md": after });
    const { check } = await seen(world, number);
    const payload = { pull_request: { number } };
    const { log, outputs } = await runAction(action, world, { event: "pull_request", payload });
    return { app: telling((check?.annotations ?? []).map(rowOf)), action: readLog(log, outputs) };
  } finally {
    await world.close();
  }
}

interface SeenAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column: number | null;
  readonly end_column: number | null;
  readonly annotation_level: string | null;
  readonly title: string | null;
  readonly message: string | null;
  readonly raw_details: string | null;
}

function rowOf(seen: SeenAnnotation): Row {
  const { annotation_level: level, raw_details: details } = seen;
  return {
    path: seen.path,
    line: seen.start_line,
    endLine: seen.end_line,
    severity: level === "failure" ? "error" : (level ?? ""),
    rule: seen.title ?? "",
    column: seen.start_column ?? null,
    endColumn: seen.end_column ?? null,
    text: details ? `${seen.message}\n${details}` : (seen.message ?? ""),
  };
}

/** The workflow commands of a log, as the runner reads them, and the step's outputs. */
function readLog(log: string, outputs: readonly string[]): Telling {
  const commands = [...log.matchAll(/^::(error|warning|notice) ([^:]*)::(.*)$/gm)];
  const rows = commands.map(([, severity = "", list = "", message = ""]): Row => {
    const values = new Map(list.split(",").map((pair) => pair.split("=", 2) as [string, string]));
    const number = (name: string) => (values.has(name) ? Number(values.get(name)) : null);
    return {
      ...{ severity, path: unescaped(values.get("file") ?? ""), rule: unescaped(values.get("title") ?? "") },
      ...{ line: number("line") ?? 0, endLine: number("endLine") ?? 0 },
      ...{ column: number("col"), endColumn: number("endColumn") },
      text: unescaped(message),
    };
  });
  const count = (name: string) =>
    Number(outputs.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? -1);
  return { rows, counts: { error: count("errors"), warning: count("warnings"), notice: count("notices") } };
}

function unescaped(text: string): string {
  return text
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%0A", "\n")
    .replaceAll("%0D", "\r")
    .replaceAll("%25", "%");
}
