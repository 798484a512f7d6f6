import { DatabaseSync } from "node:sqlite";

/** A directory that another process works in; the message says what to do. */
export class DirectoryInUseError extends Error {
  override readonly name = "DirectoryInUseError";
}

/**
 * Takes a directory for this process alone and answers how to let it go.
 * The lock is the kernel's, on a file beside the directory: it is free at once when its holder is killed,
 * and holds between containers that share a volume of one host. It does not hold on NFS.
 */
export function lockDirectory(directory: string): () => void {
  const lock = new DatabaseSync(`${directory}.lock`, { timeout: 0 });
  try {
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    throw new DirectoryInUseError(
      `${directory} is in use by another process. One process at a time may work on the embedded database; ` +
        "for several, give all of them a PostgreSQL server with DATABASE_URL.",
      { cause },
    );
  }
  return () => lock.close();
}
