import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { memoryPace } from "./memory-stores.ts";
import type { Cache, Pace, Strikes } from "./stores.ts";

const DAY = 86_400_000;

const Line = z.union([
  z.strictObject({ key: z.string(), value: z.unknown(), until: z.number() }),
  z.strictObject({
    key: z.string(),
    strike: z
      .strictObject({ kind: z.string(), count: z.number(), first: z.number(), last: z.number() })
      .nullable(),
  }),
]);
type Line = z.output<typeof Line>;

/** More dead lines than this in a file and it is written anew. */
const MAX_WASTE = 2_000;

/**
 * The stores of the command line: one file of lines, each appended as soon as something is known, so that a run that
 * was stopped goes on where it was. A line that cannot be read is left out. The pace holds for this process.
 *
 * @param path the file; its folder is made.
 * @throws where the file can be neither read nor written.
 */
export async function openFileStores(
  path: string,
  now: () => number = Date.now,
): Promise<{ pace: Pace; cache: Cache; strikes: Strikes }> {
  await mkdir(dirname(path), { recursive: true });
  const { lines, total } = await readLines(path, now());
  if (total - lines.size > MAX_WASTE) await rewrite(path, lines);

  async function append(added: readonly (readonly [string, Line])[]): Promise<void> {
    if (added.length === 0) return;
    for (const [slot, line] of added) lines.set(slot, line);
    await appendFile(path, added.map(([, line]) => `${JSON.stringify(line)}\n`).join(""));
  }

  return { pace: memoryPace(now), cache: cacheOf(lines, append, now), strikes: strikesOf(lines, append) };
}

type Append = (added: readonly (readonly [string, Line])[]) => Promise<void>;

function cacheOf(lines: ReadonlyMap<string, Line>, append: Append, now: () => number): Cache {
  return {
    async read(keys) {
      return new Map(
        keys.flatMap((key): [string, unknown][] => {
          const line = lines.get(slotOf({ key, value: null, until: 0 }));
          return line && "until" in line && line.until > now() ? [[key, line.value]] : [];
        }),
      );
    },
    write: (entries) =>
      append(
        entries.map(({ key, value, days }) => {
          const line = { key, value, until: now() + days * DAY };
          return [slotOf(line), line];
        }),
      ),
  };
}

function strikesOf(lines: ReadonlyMap<string, Line>, append: Append): Strikes {
  return {
    async read(keys) {
      return new Map(
        keys.flatMap((key) => {
          const line = lines.get(slotOf({ key, strike: null }));
          return line && "strike" in line && line.strike ? [[key, line.strike] as const] : [];
        }),
      );
    },
    write: (strikes) =>
      append(
        [...strikes].map(([key, strike]) => {
          const line = { key, strike };
          return [slotOf(line), line];
        }),
      ),
  };
}

/** A cached value and a strike may have the same key. */
function slotOf(line: Line): string {
  return `${"until" in line ? "value" : "strike"} ${line.key}`;
}

async function readLines(path: string, now: number): Promise<{ lines: Map<string, Line>; total: number }> {
  const lines = new Map<string, Line>();
  const texts = (await readIfThere(path)).split("\n");
  for (const text of texts) {
    const line = parseLine(text);
    if (line === null) continue;
    if ("until" in line ? line.until > now : line.strike !== null) lines.set(slotOf(line), line);
    else lines.delete(slotOf(line));
  }
  return { lines, total: texts.length };
}

function parseLine(text: string): Line | null {
  if (text === "") return null;
  try {
    return Line.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    // A run that was killed may have left half a line.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

async function rewrite(path: string, lines: ReadonlyMap<string, Line>): Promise<void> {
  const text = [...lines.values()].map((line) => `${JSON.stringify(line)}\n`).join("");
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
