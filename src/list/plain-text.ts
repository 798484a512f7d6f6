/** Text as its readers see it: without emphasis marks, code marks, tags and backslashes. */
export function plainText(source: string): string {
  return source
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<\/?[a-zA-Z][^<>]*>/g, " ")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|[\s([{"'“‘-])[*_](?=\S)/g, "$1")
    .replace(/(\S)[*_](?=$|[\s)\]},.;:!?"'”’-])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
