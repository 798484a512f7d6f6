import { type GitHub, isNotFound, type Repository } from "./client.ts";
import type { Comparison, TouchedFile } from "./pull-request.ts";

const markdown = /\.(md|markdown)$/i;
/** Files that many a README links and that never hold a list. */
const housekeeping =
  /(?:^|\/)(?:contributing|code[-_]of[-_]conduct|licen[cs]e|change-?log|security|support|authors|maintainers|pull_request_template)\.[a-z]+$/i;
const rootReadme = /^readme\.(md|markdown)$/i;

/** Whether a change touches any file that could hold a list. */
export function touchesMarkdown({ files }: Comparison): boolean {
  return files.some(isMarkdown);
}

/** A README at the root of a repository. */
export interface Readme {
  readonly path: string;
  readonly text: string;
}

/** The touched files that may hold the list, and the README that told so where it had to be read. */
interface ListFiles {
  readonly touched: readonly TouchedFile[];
  readonly readme: Readme | null;
}

/**
 * Which of the touched files may hold the list: those its configuration names, or else
 * the README at the root and the Markdown files it links.
 * The README is asked for, at the commit the change started from, only where another Markdown file is touched.
 */
export async function listFiles(
  github: GitHub,
  place: Repository,
  { comparison, named }: { readonly comparison: Comparison; readonly named: readonly string[] | undefined },
): Promise<ListFiles> {
  const candidates = comparison.files.filter(isMarkdown);
  const isAmong = (paths: ReadonlySet<string>) => (file: TouchedFile) =>
    paths.has(file.previousPath) || paths.has(file.path);
  if (named !== undefined) return { touched: candidates.filter(isAmong(new Set(named))), readme: null };
  if (candidates.every(isReadme)) return { touched: candidates, readme: null };
  const readme = await readReadme(github, place, comparison.startSha);
  const isLinked = isAmong(new Set(linkedMarkdown(readme?.text ?? "")));
  return { touched: candidates.filter((file) => isReadme(file) || isLinked(file)), readme };
}

/** Whether a path is the README at the root, under one of its usual names. */
export function isRootReadme(path: string): boolean {
  return rootReadme.test(path);
}

function isMarkdown(file: TouchedFile): boolean {
  return markdown.test(file.path) || markdown.test(file.previousPath);
}

function isReadme(file: TouchedFile): boolean {
  return rootReadme.test(file.path) || rootReadme.test(file.previousPath);
}

async function readReadme(github: GitHub, place: Repository, ref: string): Promise<Readme | null> {
  try {
    const { data } = await github.rest.repos.getReadme({ owner: place.owner, repo: place.repo, ref });
    if (data.path.includes("/")) return null;
    return { path: data.path, text: Buffer.from(data.content, "base64").toString("utf8") };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** The Markdown files of the repository that a README at its root links, by path, but for its housekeeping. */
export function linkedMarkdown(readme: string): string[] {
  const paths = new Set<string>();
  for (const match of readme.matchAll(/\]\([ \t]*<?([^()<>\s]+)|\bhref="([^"\s]+)"/g)) {
    const path = pathOf(match[1] ?? match[2] ?? "");
    if (path !== null) paths.add(path);
  }
  return [...paths];
}

function pathOf(target: string): string | null {
  const blob = /^https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/[^/]+\/(.+)$/.exec(target);
  const relative = (blob?.[1] ?? target).replace(/[?#].*$/, "").replace(/^(\.?\/)+/, "");
  if (
    !markdown.test(relative) ||
    housekeeping.test(relative) ||
    /^[a-z][a-z0-9+.-]*:/i.test(relative) ||
    relative.includes("..")
  )
    return null;
  try {
    return decodeURIComponent(relative);
  } catch (error) {
    if (error instanceof URIError) return relative;
    throw error;
  }
}
