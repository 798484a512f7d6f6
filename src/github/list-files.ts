import { type GitHub, isNotFound, type Repository } from "./client.ts";
import type { Comparison, TouchedFile } from "./pull-request.ts";

const markdown = /\.(md|markdown)$/i;
const rootReadme = /^readme\.(md|markdown)$/i;

/** Whether a change touches any file that could hold a list. */
export function touchesMarkdown({ files }: Comparison): boolean {
  return files.some(isMarkdown);
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
): Promise<TouchedFile[]> {
  const candidates = comparison.files.filter(isMarkdown);
  const isAmong = (paths: ReadonlySet<string>) => (file: TouchedFile) =>
    paths.has(file.previousPath) || paths.has(file.path);
  if (named !== undefined) return candidates.filter(isAmong(new Set(named)));
  if (candidates.every(isReadme)) return candidates;
  const isLinked = isAmong(await linkedFromReadme(github, place, comparison.startSha));
  return candidates.filter((file) => isReadme(file) || isLinked(file));
}

function isMarkdown(file: TouchedFile): boolean {
  return markdown.test(file.path) || markdown.test(file.previousPath);
}

function isReadme(file: TouchedFile): boolean {
  return rootReadme.test(file.path) || rootReadme.test(file.previousPath);
}

async function linkedFromReadme(github: GitHub, place: Repository, ref: string): Promise<Set<string>> {
  try {
    const { data } = await github.rest.repos.getReadme({ owner: place.owner, repo: place.repo, ref });
    if (data.path.includes("/")) return new Set();
    return new Set(linkedMarkdown(Buffer.from(data.content, "base64").toString("utf8")));
  } catch (error) {
    if (isNotFound(error)) return new Set();
    throw error;
  }
}

/** The Markdown files of the repository that a README at its root links, by path. */
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
  if (!markdown.test(relative) || /^[a-z][a-z0-9+.-]*:/i.test(relative) || relative.includes(".."))
    return null;
  try {
    return decodeURIComponent(relative);
  } catch (error) {
    if (error instanceof URIError) return relative;
    throw error;
  }
}
