import { z } from "zod";
import type { KnownPaper } from "../../model/facts.ts";
import { letters } from "../../model/letters.ts";
import type { Network, Run } from "../network.ts";
import { parseJson } from "./lookup.ts";

const Paper = z.object({
  title: z.string(),
  githubRepo: z.url().nullish(),
  githubRepoAddedBy: z.string().nullish(),
});

/** Where the code of a paper is, as Hugging Face's paper pages have it; null where nobody linked any. */
const Kept = z.object({ code: z.string().nullable() });

const DAYS = 7;

/**
 * Finds the code of arXiv papers whose own comment and abstract name none: one request each to Hugging Face, kept for a
 * week. A link that was not added by a person counts only where the titles agree. Silence and limits find nothing.
 *
 * @param papers canonical identifier to what is known of the paper.
 */
export async function findCode(
  network: Network,
  papers: ReadonlyMap<string, KnownPaper>,
  run: Run,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const open = [...papers].filter(([id, { code }]) => code === undefined && id.startsWith("arxiv:"));
  for (const [id, { code }] of papers) if (code !== undefined) found.set(id, code);
  const kept = await network.cache.read(open.map(([id]) => keyOf(id)));
  let done = 0;
  await Promise.all(
    open.map(async ([id, paper]) => {
      const known = Kept.safeParse(kept.get(keyOf(id)));
      const code = known.success ? known.data.code : await askCode(network, id, { paper, run });
      if (code) found.set(id, code);
      run.onProgress?.(++done, open.length);
    }),
  );
  return found;
}

async function askCode(
  { client, cache, now }: Network,
  id: string,
  { paper, run }: { paper: KnownPaper; run: Run },
): Promise<string | null> {
  if (now() >= run.until) return null;
  const answer = await client.ask({ url: `https://huggingface.co/api/papers/${id.replace("arxiv:", "")}` });
  if (answer.outcome === "failed" || (answer.status !== 200 && answer.status !== 404)) return null;
  const said = Paper.safeParse(answer.status === 200 ? parseJson(answer.body) : null);
  const { title, githubRepo, githubRepoAddedBy } = said.data ?? {};
  const isCertain = githubRepoAddedBy === "user" || (title !== undefined && isSameTitle(title, paper.title));
  const code =
    githubRepo && isCertain && /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/.test(githubRepo)
      ? githubRepo
      : null;
  await cache.write([{ key: keyOf(id), value: { code }, days: DAYS }]);
  return code;
}

function isSameTitle(a: string, b: string): boolean {
  return letters(a) === letters(b);
}

function keyOf(id: string): string {
  return `code:${id}`;
}
