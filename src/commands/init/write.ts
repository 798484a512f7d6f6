import { lstat, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline/promises";
import { UsageError } from "../input.ts";
import type { NewFile } from "./files.ts";

/** What became of a file. */
export type Written = "written" | "overwritten" | "unchanged" | "kept";

/** How to go about a file that is there already: overwrite it, or ask whoever sits at the terminal. */
export interface Manners {
  readonly force: boolean;
  ask(question: string): Promise<boolean>;
}

/** Writes a file; one that says something else already is kept unless somebody says otherwise. */
export async function writeNew({ path, text }: NewFile, { force, ask }: Manners): Promise<Written> {
  const known = await textOf(path);
  if (known === text) return "unchanged";
  if (known !== null && !force && !(await ask(`${path} is there already. Overwrite it? [y/N] `)))
    return "kept";
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return known === null ? "written" : "overwritten";
}

/** Asks for a yes; whoever is no terminal says no. */
export async function askAtTerminal(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await lines.question(question)).trim());
  } finally {
    lines.close();
  }
}

/** Null where there is none. A link would lead the writing to a place that nobody named. */
async function textOf(path: string): Promise<string | null> {
  try {
    for (const place of [dirname(dirname(path)), dirname(path), path]) {
      if (place !== "." && (await lstat(place)).isSymbolicLink())
        throw new UsageError(`${place} is a symbolic link; it is not written through`);
    }
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
