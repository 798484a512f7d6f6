import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import { promisify } from "node:util";
import type { Blame, LineOrigin } from "../model/report.ts";

const MAX_BYTES = 64 * 1024 * 1024;
/** Of a line that is not committed yet. */
const UNCOMMITTED = /^0+$/;

/** Which commit wrote each line of a file, as git knows it; null where the file is in no git repository. */
export async function blameOf(path: string): Promise<Blame | null> {
  const options = { cwd: dirname(path), maxBuffer: MAX_BYTES };
  try {
    const args = ["blame", "--line-porcelain", "--", basename(path)];
    const { stdout } = await promisify(execFile)("git", args, options);
    return readPorcelain(stdout);
  } catch (error) {
    // Without git, outside a repository or in a file that it does not know, nobody knows.
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

/** https://git-scm.com/docs/git-blame#_the_porcelain_format */
function readPorcelain(text: string): Blame {
  const lines = new Map<number, LineOrigin>();
  let sha = "";
  let line = 0;
  for (const row of text.split("\n")) {
    const head = /^([0-9a-f]{40}) \d+ (\d+)/.exec(row);
    if (head !== null) {
      sha = head[1] ?? "";
      line = Number(head[2]);
    }
    const time = /^committer-time (\d+)$/.exec(row)?.[1];
    if (time === undefined || UNCOMMITTED.test(sha)) continue;
    lines.set(line, { sha, day: new Date(Number(time) * 1000).toISOString().slice(0, 10) });
  }
  return lines;
}
