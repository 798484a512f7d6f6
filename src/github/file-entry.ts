import { createHash } from "node:crypto";
import type { GitHub, Repository } from "./client.ts";

/** A file as the tree of a commit has it. */
export interface FileEntry {
  readonly mode: string;
  readonly sha: string;
}

interface FileAtCommit extends Repository {
  /** A commit, or a tree of it. */
  readonly sha: string;
  readonly path: string;
}

/** What stands at a path of a commit; null where nothing does. A symbolic link is its own entry, not what it leads to. */
export async function fileEntryAt(
  github: GitHub,
  { owner, repo, sha, path }: FileAtCommit,
): Promise<FileEntry | null> {
  let tree = sha;
  const names = path.split("/");
  for (const [depth, name] of names.entries()) {
    const { data } = await github.rest.git.getTree({ owner, repo, tree_sha: tree });
    const found = data.tree.find((each) => each.path === name);
    if (found === undefined) return null;
    if (depth === names.length - 1) return { mode: found.mode, sha: found.sha };
    if (found.type !== "tree") return null;
    tree = found.sha;
  }
  return null;
}

/** The name that git gives a file of this text. */
export function blobSha(text: string): string {
  const bytes = Buffer.from(text);
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
