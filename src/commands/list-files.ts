import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { linkedMarkdown } from "../github/list-files.ts";
import { parseList } from "../list/parse.ts";
import type { List } from "../model/list.ts";
import { readText, UsageError } from "./input.ts";

/** A file that a README links is the list's from this many entries on. */
const MIN_ENTRIES = 5;

/**
 * Reads the files that a call names, or else the README at hand and the Markdown files it links that hold entries.
 *
 * @param command what to type with a file's name, for the message where there is none.
 * @throws {UsageError} when a file cannot be read, or there is no README.
 */
export async function findLists(operands: readonly string[], command: string): Promise<List[]> {
  if (operands.length > 0) return Promise.all(operands.map(readList));
  const readme = await firstThatExists(["README.md", "readme.md", "Readme.md"]);
  if (readme === null)
    throw new UsageError(`no README.md in this folder; name the list's files: ${command} papers.md`);
  const list = await readList(readme);
  const linked: List[] = [];
  for (const path of linkedMarkdown(list.source)) {
    const found = await firstThatExists([join(dirname(readme), path)]);
    if (found === null || basename(found) === readme) continue;
    const other = await readList(found);
    if (other.entries.length >= MIN_ENTRIES) linked.push(other);
  }
  return [list, ...linked];
}

async function readList(path: string): Promise<List> {
  return parseList((await readText(path)).text, path);
}

async function firstThatExists(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
      throw new UsageError(`${path}: ${error.message}`);
    });
    if (found?.isFile()) return path;
  }
  return null;
}
