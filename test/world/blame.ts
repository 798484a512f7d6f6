import type { Feature, Json, Upstream } from "./proxy.ts";

interface Origin {
  readonly oid: string;
  readonly committedDate: string;
}

/** Who wrote each line of a file: a line that an earlier commit had already is that commit's. */
export function blameFeatures(repo: string): Feature[] {
  // What a commit holds never changes, and the emulator counts requests.
  const texts = new Map<string, string>();
  return [
    {
      method: "POST",
      path: /^\/graphql$/,
      accepts: ({ body }) => String(body?.query).includes("blame("),
      async answer({ body }, _match, upstream) {
        const { sha, path } = (body?.variables ?? {}) as { sha: string; path: string };
        const ranges = await rangesOf(`/repos/${repo}`, { sha, path, texts }, upstream);
        return { status: 200, body: { data: { repository: { object: { blame: { ranges } } } } } };
      },
    },
  ];
}

interface Blamed {
  readonly sha: string;
  readonly path: string;
  readonly texts: Map<string, string>;
}

async function rangesOf(at: string, { sha, path, texts }: Blamed, { ask }: Upstream) {
  const history = await ask("GET", `${at}/commits?sha=${sha}&path=${path}&per_page=100`);
  let origins: { text: string; origin: Origin }[] = [];
  for (const each of (history.body as Json[]).reverse()) {
    const commit = each.commit as { committer: { date: string } };
    const origin = { oid: String(each.sha), committedDate: commit.committer.date };
    const key = `${origin.oid} ${path}`;
    const text = texts.get(key) ?? (await textAt(`${at}/contents/${path}?ref=${origin.oid}`, ask));
    texts.set(key, text);
    const known = new Map(origins.map((line) => [line.text, line.origin]));
    origins = text.split("\n").map((line) => ({ text: line, origin: known.get(line) ?? origin }));
  }
  return origins.map(({ origin: commit }, index) => ({
    ...{ startingLine: index + 1, endingLine: index + 1, commit },
  }));
}

async function textAt(url: string, ask: Upstream["ask"]): Promise<string> {
  const { body } = await ask("GET", url);
  return Buffer.from(String((body as Json).content ?? ""), "base64").toString("utf8");
}
