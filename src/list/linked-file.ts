/** What GitHub serves beside a repository's files: links there leave the repository's tree. */
const NOT_A_FILE = /^(?:blob|tree|raw|issues|pulls?|wiki|releases|discussions|actions|commits?)(?:\/|$)/;

/**
 * Which file of its repository a link names, as a path like the list's own; null for an address of the web, an anchor,
 * a path from the root or out of the tree, and whatever else cannot be told from here.
 *
 * @param listPath the file that holds the link, as `docs/papers.md`.
 * @param url the link's target as written, as `../slides/talk%201.pdf?raw=true`.
 */
export function linkedFile(listPath: string, url: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^[/\\#?<]|[\s\\]/i.test(url)) return null;
  const target = decode(url.replace(/[?#].*$/, ""));
  if (target === null || target === "" || NOT_A_FILE.test(target)) return null;
  const isAbsolute = listPath.startsWith("/");
  const names = listPath.split("/").slice(isAbsolute ? 1 : 0, -1);
  for (const name of target.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.length === 0 || names.at(-1) === "..") return null;
    else names.pop();
  }
  return names.length === 0 ? null : `${isAbsolute ? "/" : ""}${names.join("/")}`;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
