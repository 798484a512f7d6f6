import type { GitHub, Repository } from "../github/client.ts";
import { blobSha, fileEntryAt } from "../github/file-entry.ts";
import { linkedMarkdown } from "../github/list-files.ts";
import { type FileAt, readFileAt } from "../github/read.ts";

/** Files of a list that are read. */
const MOST_FILES = 20;
const rootReadme = /^readme\.(md|markdown)$/i;

/** A list at a commit: its files, or the first that could not be read though the commit has it. */
export type WholeList =
  | {
      readonly outcome: "read";
      readonly files: readonly { readonly path: string; readonly text: string }[];
      /** Files whose bytes are no UTF-8: they are judged, never corrected. */
      readonly damaged: ReadonlySet<string>;
    }
  | { readonly outcome: "inconclusive"; readonly path: string };

/**
 * Reads the files of a list at a commit: those that its configuration names, else the README and what it links.
 * A file is believed absent only where the commit's own tree does not have it, and a text only where it is the one that
 * the tree names: an answer that is wrong is never taken for a list that is gone.
 */
export async function readWholeList(
  github: GitHub,
  place: Repository,
  { sha, named }: { readonly sha: string; readonly named: readonly string[] | undefined },
): Promise<WholeList> {
  const files: { path: string; text: string }[] = [];
  const damaged = new Set<string>();
  const paths = [...(named ?? (await readmeAt(github, place, sha)))];
  for (let at = 0; at < paths.length && at < MOST_FILES; at++) {
    const path = paths[at] ?? "";
    const read = await readBelieved(github, place, { sha, path });
    if (read === "wrong") return { outcome: "inconclusive", path };
    if (read === null) continue;
    files.push({ path, text: read.text });
    if (!read.validUtf8) damaged.add(path);
    if (named !== undefined || at > 0) continue;
    for (const linked of linkedMarkdown(read.text)) if (!paths.includes(linked)) paths.push(linked);
  }
  return { outcome: "read", files, damaged };
}

async function readmeAt(github: GitHub, { owner, repo }: Repository, sha: string): Promise<string[]> {
  const { data } = await github.rest.git.getTree({ owner, repo, tree_sha: sha });
  const found = data.tree.find(({ path }) => rootReadme.test(path));
  return found === undefined ? [] : [found.path];
}

async function readBelieved(
  github: GitHub,
  place: Repository,
  { sha, path }: { readonly sha: string; readonly path: string },
): Promise<Extract<FileAt, { kind: "text" }> | "wrong" | null> {
  const { owner, repo } = place;
  const entry = await fileEntryAt(github, { owner, repo, sha, path });
  const file = await readFileAt(github, { owner, repo, path, ref: sha });
  if (entry === null && file.kind === "text") return "wrong";
  // What is a link, a folder or beyond any list's size is none of the list's files.
  if (entry === null || file.kind === "too-large" || !entry.mode.startsWith("100")) return null;
  if (file.kind !== "text") return "wrong";
  return file.validUtf8 && blobSha(file.text) !== entry.sha ? "wrong" : file;
}
