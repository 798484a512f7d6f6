import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";

/** A mistake in how a command was called; the command line says so and ends with 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** A text and whether all of its bytes were UTF-8; where not, it may be judged but never rewritten. */
export interface ReadText {
  readonly text: string;
  readonly isUtf8: boolean;
}

/** Reads a text file; bytes that are not UTF-8 are replaced, and said. */
export async function readText(path: string): Promise<ReadText> {
  try {
    return decode(await readFile(path));
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}

/** Reads a file as it was at a git revision; empty where that revision does not have it. */
export async function readAtRevision(path: string, revision: string): Promise<ReadText> {
  if (revision.startsWith("-")) throw new UsageError(`--base ${revision}: not a git revision`);
  const [{ execFile }, { promisify }] = await Promise.all([
    import("node:child_process"),
    import("node:util"),
  ]);
  const git = promisify(execFile);
  const options = { cwd: dirname(path), encoding: "buffer" as const, maxBuffer: 64 * 1024 * 1024 };
  try {
    await git("git", ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`], options);
  } catch {
    throw new UsageError(`--base ${revision}: not a git revision of the repository that holds ${path}`);
  }
  try {
    const { stdout } = await git("git", ["show", `${revision}:./${basename(path)}`], options);
    return decode(stdout);
  } catch {
    return { text: "", isUtf8: true };
  }
}

function decode(bytes: Uint8Array): ReadText {
  const options = { ignoreBOM: true };
  try {
    return { text: new TextDecoder("utf-8", { ...options, fatal: true }).decode(bytes), isUtf8: true };
  } catch {
    return { text: new TextDecoder("utf-8", options).decode(bytes), isUtf8: false };
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "no such file";
  if (code === "EISDIR") return "is a folder, not a file";
  if (code === "EACCES") return "may not be read";
  return error instanceof Error ? error.message : String(error);
}
