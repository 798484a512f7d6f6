import type { Feature, Json, Upstream } from "./proxy.ts";

interface Touched {
  readonly filename: string;
  readonly status: string;
}

/** From this share of common lines on GitHub calls two files one that was renamed. */
const SHARE = 0.5;

/** Comparisons that show a file under its new name and no other as renamed, with the lines that changed meanwhile. */
export const renameFeatures: Feature[] = [
  {
    method: "GET",
    path: /^\/repos\/([^/]+\/[^/]+)\/compare\/(.+)\.\.\.(.+)$/,
    async answer(_exchange, match, upstream) {
      const reply = await upstream.forward();
      if (reply.status !== 200) return reply;
      const compared = reply.body as Json & { files: Touched[]; merge_base_commit: { sha: string } };
      const gone = compared.files.filter(({ status }) => status === "removed");
      const come = compared.files.filter(({ status }) => status === "added");
      const [from, to] = [gone[0], come[0]];
      if (gone.length !== 1 || come.length !== 1 || !from || !to) return reply;
      const before = await linesOf(upstream, `${match[1]}`, [from.filename, compared.merge_base_commit.sha]);
      const after = await linesOf(upstream, `${match[1]}`, [to.filename, String(match[3])]);
      const common = before.filter((line) => after.includes(line)).length;
      if (common < before.length * SHARE) return reply;
      const renamed = {
        ...to,
        status: "renamed",
        previous_filename: from.filename,
        patch: patchOf(before, after),
      };
      const files = compared.files
        .filter((file) => file !== from)
        .map((file) => (file === to ? renamed : file));
      return { ...reply, body: { ...compared, files } };
    },
  },
];

async function linesOf(
  { ask }: Upstream,
  repo: string,
  [path, ref]: readonly [string, string],
): Promise<string[]> {
  const { body } = await ask("GET", `/repos/${repo}/contents/${path}?ref=${ref}`);
  return Buffer.from(String((body as Json).content), "base64")
    .toString("utf8")
    .split("\n");
}

/** One hunk from the first line that differs to the last; undefined where none does. */
function patchOf(before: readonly string[], after: readonly string[]): string | undefined {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before.at(-1 - end) === after.at(-1 - end)
  )
    end++;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (old.length + now.length === 0) return undefined;
  const head = `@@ -${start + 1},${old.length} +${start + 1},${now.length} @@`;
  return [head, ...old.map((line) => `-${line}`), ...now.map((line) => `+${line}`)].join("\n");
}
