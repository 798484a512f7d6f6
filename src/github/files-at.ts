import { type GitHub, isNotFound, type Repository } from "./client.ts";

/** Paths that are looked for at most; each costs a request. */
const MOST_PATHS = 20;

/** Which of these paths a commit has, as files or as folders; what was not looked for is not in the answer. */
export async function pathsAt(
  github: GitHub,
  { owner, repo, sha }: Repository & { readonly sha: string },
  paths: readonly string[],
): Promise<Map<string, boolean>> {
  const found = new Map<string, boolean>();
  for (const path of paths.slice(0, MOST_PATHS)) {
    try {
      await github.rest.repos.getContent({ owner, repo, path, ref: sha });
      found.set(path, true);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      found.set(path, false);
    }
  }
  return found;
}
