import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { LookForFiles } from "../isolate/collect-files.ts";

/** Looks for files beside a list. Outside a git clone nothing is known: a list that was copied alone has lost its files. */
export const lookForLocalFiles: LookForFiles = async (paths) => {
  const found = new Map<string, boolean>();
  for (const path of paths) if (await isInClone(path)) found.set(path, await exists(path));
  return found;
};

async function isInClone(path: string): Promise<boolean> {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (await exists(join(folder, ".git"))) return true;
    if (dirname(folder) === folder) return false;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What may not be looked at may be there.
    return code !== "ENOENT" && code !== "ENOTDIR";
  }
}
