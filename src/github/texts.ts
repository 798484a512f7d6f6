import type { GitHub, Repository } from "./client.ts";
import { isRootReadme, linkedMarkdown, listFiles, type Readme } from "./list-files.ts";
import type { Comparison, TouchedFile } from "./pull-request.ts";
import { type FileAt, readFileAt } from "./read.ts";

/** The two texts of a touched file; empty on the side where the file is not there. */
interface ChangedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** True where the change deletes the file. */
  readonly gone: boolean;
}

type Unread = Exclude<FileAt, { readonly kind: "text" } | { readonly kind: "absent" }>;

/** The texts of the files that may hold the list. */
export interface ChangedTexts {
  readonly files: readonly ChangedText[];
  /** Files that were not read, on either side, and why. */
  readonly unread: readonly { readonly path: string; readonly why: Unread }[];
  /** Files whose bytes are no UTF-8: they are judged, never corrected. */
  readonly damaged: ReadonlySet<string>;
  /** The other files of the list, as the change found them. */
  readonly siblings: readonly { readonly path: string; readonly text: string }[];
}

/** Files of a list that are read beside those that a change touches; each costs a request. */
const MOST_SIBLINGS = 20;

export interface Reading {
  readonly comparison: Comparison;
  readonly headSha: string;
  /** The files that the list's configuration names. */
  readonly named: readonly string[] | undefined;
}

/**
 * Reads the texts before and after a change, of the files that may hold the list.
 * Null when a file that the head should have is not there: the head has gone meanwhile.
 */
export async function readTexts(
  github: GitHub,
  place: Repository,
  { comparison, headSha, named }: Reading,
): Promise<ChangedTexts | null> {
  const files: ChangedText[] = [];
  const unread: { path: string; why: Unread }[] = [];
  const damaged = new Set<string>();
  const { touched, readme } = await listFiles(github, place, { comparison, named });
  for (const file of touched) {
    const { before, after } = await readSides(github, place, {
      file,
      startSha: comparison.startSha,
      headSha,
    });
    const { path } = file;
    if (after.kind === "absent" && file.status !== "removed") return null;
    // A base that cannot be read is not an empty one: the change would be blamed for every entry.
    const why = [after, before].find((side) => side.kind !== "text" && side.kind !== "absent");
    if (why !== undefined) unread.push({ path, why });
    else files.push({ path, before: textOf(before), after: textOf(after), gone: after.kind === "absent" });
    if (after.kind === "text" && !after.validUtf8) damaged.add(path);
  }
  const ownReadme = files.find(({ path }) => isRootReadme(path));
  const told = readme ?? (ownReadme === undefined ? null : { path: ownReadme.path, text: ownReadme.before });
  const all = named ?? (told === null ? [] : [told.path, ...linkedMarkdown(told.text)]);
  const known = new Set(comparison.files.flatMap(({ path, previousPath }) => [path, previousPath]));
  const paths = files.length === 0 ? [] : all.filter((path) => !known.has(path));
  const siblings = await readSiblings(github, place, { paths, ref: comparison.startSha, readme });
  return { files, unread, damaged, siblings };
}

/** What cannot be read is left out: a repeat there stays unseen. */
async function readSiblings(
  github: GitHub,
  { owner, repo }: Repository,
  {
    paths,
    ref,
    readme,
  }: { readonly paths: readonly string[]; readonly ref: string; readonly readme: Readme | null },
): Promise<{ path: string; text: string }[]> {
  const siblings: { path: string; text: string }[] = [];
  for (const path of new Set(paths.slice(0, MOST_SIBLINGS))) {
    if (path === readme?.path) siblings.push(readme);
    else {
      const file = await readFileAt(github, { owner, repo, path, ref });
      if (file.kind === "text") siblings.push({ path, text: file.text });
    }
  }
  return siblings;
}

interface Sides {
  readonly file: TouchedFile;
  readonly startSha: string;
  readonly headSha: string;
}

async function readSides(github: GitHub, { owner, repo }: Repository, { file, startSha, headSha }: Sides) {
  const absent: FileAt = { kind: "absent" };
  const start = { owner, repo, path: file.previousPath, ref: startSha };
  const head = { owner, repo, path: file.path, ref: headSha };
  const [before, after] = await Promise.all([
    file.status === "added" ? absent : readFileAt(github, start),
    file.status === "removed" ? absent : readFileAt(github, head),
  ]);
  return { before, after };
}

function textOf(side: FileAt): string {
  return side.kind === "text" ? side.text : "";
}
