import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checkList } from "../../../src/index.ts";
import { linesIn, openStage, type Stage } from "../../../test/world/curator.ts";

const Change = z.object({
  ...{ repo: z.string(), file: z.string(), before: z.string().nullable(), after: z.string() },
  line: z.number().optional(),
});
type Change = z.infer<typeof Change>;

/** What real changes came to. */
export interface Replay {
  readonly days: number;
  readonly comments: number;
  readonly edits: number;
  readonly crowdedDays: number;
  /** Mistakes that people later mended, those of them that the report showed within the hour, and that a review of the push alone finds. */
  readonly mistakes: number;
  readonly shown: number;
  readonly findable: number;
  /** Changes without a mistake after which somebody was told of one. */
  readonly clean: number;
  readonly noisy: number;
}

type Running = { -readonly [Key in keyof Replay]: number };

/**
 * Replays changes of real lists, one a day, each with the state of the list before it as a push of its own.
 *
 * @param folder with `mistakes.jsonl`, `clean.jsonl` (a change a line: repo, file, before, after, line) and `texts/<id>.md`.
 */
export async function replayHistory(folder: string, days: number): Promise<Replay> {
  const changes = [...read(folder, "mistakes.jsonl"), ...read(folder, "clean.jsonl")].filter(({ file }) =>
    /\.md$/i.test(file),
  );
  const sum: Running = {
    days: 0,
    comments: 0,
    edits: 0,
    crowdedDays: 0,
    mistakes: 0,
    shown: 0,
    findable: 0,
    clean: 0,
    noisy: 0,
  };
  for (const repo of new Set(changes.map((change) => change.repo))) {
    const pairs = new Map<string, Change[]>();
    for (const change of changes.filter((each) => each.repo === repo)) {
      const key = `${change.before} ${change.after}`;
      pairs.set(key, [...(pairs.get(key) ?? []), change]);
    }
    const left = [...pairs.values()].slice(0, days - sum.days);
    if (left.length > 0) await replayList(folder, left, sum);
    if (sum.days >= days) break;
  }
  return sum;
}

/** A list grows, so that its changes are put in the order of its length. */
async function replayList(
  folder: string,
  pairs: readonly (readonly Change[])[],
  sum: Running,
): Promise<void> {
  const text = (id: string | null) =>
    id === null ? "# A list\n" : readFileSync(join(folder, "texts", `${id}.md`), "utf8");
  const ordered = pairs
    .flatMap((changes) =>
      changes[0] === undefined
        ? []
        : [{ changes, before: text(changes[0].before), after: text(changes[0].after) }],
    )
    .sort((a, b) => a.after.length - b.after.length);
  const stage = await openStage(ordered[0]?.before ?? "");
  await stage.look(dayOf(sum.days) - 3_600_000, true);
  for (const each of ordered) await replayDay(stage, each, sum);
  const { comments, edits } = stage.counts();
  sum.comments += comments;
  sum.edits += edits;
  await stage.close();
}

interface Day {
  readonly changes: readonly Change[];
  readonly before: string;
  readonly after: string;
}

async function replayDay(stage: Stage, { changes, before, after }: Day, sum: Running): Promise<void> {
  const start = stage.counts().comments;
  const now = dayOf(++sum.days);
  if ((await stage.read()) !== before) await stage.push(before);
  await stage.look(now, true);
  if ((await stage.read()) !== after) await stage.push(after);
  await stage.look(now + 60_000, false);
  await stage.look(now + 31 * 60_000, true);
  const report = await stage.report();
  const shown = new Set(linesIn(report?.isOpen ? report.body : ""));
  const loud = checkList(after, { before }).findings.filter(({ severity }) => severity !== "notice");
  for (const { line } of changes) {
    if (line === undefined) sum.clean++;
    else {
      sum.mistakes++;
      if (shown.has(line)) sum.shown++;
      if (loud.some((finding) => finding.line <= line && line <= finding.endLine)) sum.findable++;
    }
  }
  const said = stage.counts().comments - start;
  if (said > 1) sum.crowdedDays++;
  if (said > 0 && changes.every(({ line }) => line === undefined)) sum.noisy++;
}

function dayOf(day: number): number {
  return Date.parse("2026-03-02T08:00:00Z") + day * 24 * 3_600_000;
}

function read(folder: string, name: string): Change[] {
  const lines = readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean);
  return lines.map((line) => Change.parse(JSON.parse(line)));
}
