import type { GitHub, Repository } from "./client.ts";
import { isNotFound } from "./client.ts";

/** Larger files are not read: no list comes near, and GitHub itself stops rendering at 512 kB. */
const MAX_BYTES = 5_000_000;

/** A file at a commit: its text, or why there is none. */
export type FileAt =
  | { readonly kind: "text"; readonly text: string; readonly validUtf8: boolean }
  | { readonly kind: "absent" }
  | { readonly kind: "too-large"; readonly bytes: number }
  | { readonly kind: "not-a-file"; readonly what: string };

/** Where the decisions of a list's curators lie. */
export const CONFIG_PATH = ".github/listwarden.yml";

/** Where the form to ask for a paper lies. */
export const FORM_PATH = ".github/ISSUE_TEMPLATE/paper-request.yml";

interface Place extends Repository {
  readonly path: string;
  /** Without it the tip of the default branch is read. */
  readonly ref?: string;
}

/** Reads a file at a commit, as data: nothing is checked out. */
export async function readFileAt(github: GitHub, place: Place): Promise<FileAt> {
  const contents = await contentsOf(github, place);
  if (contents === null) return { kind: "absent" };
  if (Array.isArray(contents)) return { kind: "not-a-file", what: "directory" };
  if (contents.type !== "file") return { kind: "not-a-file", what: contents.type };
  if (contents.size > MAX_BYTES) return { kind: "too-large", bytes: contents.size };
  if (contents.encoding === "base64") return decoded(contents.content);
  // Above 1 MB the contents API answers "encoding": "none" and no content; the blob has it up to 100 MB.
  const { owner, repo } = place;
  const blob = await github.rest.git.getBlob({ owner, repo, file_sha: contents.sha });
  return decoded(blob.data.content);
}

/** A list's configuration: its path, and the commit it is read at. */
interface ConfigPlace {
  readonly path: string;
  /** Without it the tip of the default branch is read: a pull request cannot change what it is judged by. */
  readonly ref?: string;
}

/** The text of a list's configuration, null where there is none. */
export async function readConfigText(
  github: GitHub,
  { owner, repo }: Repository,
  config: ConfigPlace,
): Promise<string | null> {
  const file = await readFileAt(github, { owner, repo, ...config });
  return file.kind === "text" ? file.text : null;
}

/** The commits of the default branch that changed the configuration, the newest first. */
export async function configCommits(
  github: GitHub,
  { owner, repo }: Repository,
  path: string,
): Promise<string[]> {
  const { data } = await github.rest.repos.listCommits({ owner, repo, path, per_page: 10 });
  return data.map(({ sha }) => sha);
}

async function contentsOf(github: GitHub, place: Place) {
  try {
    const { data } = await github.rest.repos.getContent({ ...place });
    // The published types leave out the encoding "none" and what a directory's array excludes.
    return data as
      | typeof data
      | { type: "file"; size: number; encoding: string; content: string; sha: string };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** A byte-order mark stays, as offsets count it; bytes that are no UTF-8 become U+FFFD and are told of. */
function decoded(base64: string): FileAt {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length > MAX_BYTES) return { kind: "too-large", bytes: bytes.length };
  try {
    return { kind: "text", text: decode(bytes, true), validUtf8: true };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { kind: "text", text: decode(bytes, false), validUtf8: false };
  }
}

function decode(bytes: Buffer, fatal: boolean): string {
  return new TextDecoder("utf-8", { fatal, ignoreBOM: true }).decode(bytes);
}
