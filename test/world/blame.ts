import type { Feature, Json, Upstream } from "./proxy.ts";

interface Origin {
  readonly oid: string;
  readonly committedDate: string;
}

/** Who wrote each line of a file: a line that an earlier commit had already is that commit's. */
export function blameFeatures(repo: string): Feature[] {
  return [
    {
      method: "POST",
      path: /^\/graphql$/,
      accepts: ({ body }) => String(body?.query).includes("blame("),
      async answer({ body }, _match, upstream) {
        const { sha, path } = (body?.variables ?? {}) as { sha: string; path: string };
        const ranges = await rangesOf(`/repos/${repo}`, { sha, path }, upstream);
        return { status: 200, body: { data: { repository: { object: { blame: { ranges } } } } } };
      },
    },
  ];
}

async function rangesOf(at: string, { sha, path }: { sha: string; path: string }, { ask }: Upstream) {
  const history = await ask("GET", `${at}/commits?sha=${sha}&path=${path}&per_page=100`);
  let origins: { text: string; origin: Origin }[] = [];
  for (const each of (history.body as Json[]).reverse()) {
    const commit = each.commit as { committer: { date: string } };
    const origin = { oid: String(each.sha), committedDate: commit.committer.date };
    const file = await ask("GET", `${at}/contents/${path}?ref=${origin.oid}`);
    const text = Buffer.from(String((file.body as Json).content ?? ""), "base64").toString("utf8");
    const known = new Map(origins.map((line) => [line.text, line.origin]));
    origins = text.split("\n").map((line) => ({ text: line, origin: known.get(line) ?? origin }));
  }
  return origins.map(({ origin: commit }, index) => ({
    ...{ startingLine: index + 1, endingLine: index + 1, commit },
  }));
}
