import type { Exchange, Feature, Json, Reply, Upstream } from "./proxy.ts";
import { fresh } from "./pulls.ts";

/** How a pull request ended. */
interface Ending {
  readonly by: Json;
  readonly headSha: unknown;
  readonly merge: { readonly merged_at: string; readonly merge_commit_sha: unknown } | null;
}

/**
 * The end of pull requests as GitHub has it: who closed it, the head that it had then, and a merge that brings what the
 * branch holds now into what the base is now, or says that they conflict.
 */
export function endingFeatures(app: { slug: string }): Feature[] {
  const endings = new Map<number, Ending>();

  async function personOf({ headers, byApp }: Exchange, { ask }: Upstream): Promise<Json> {
    const persona = /token-of-(.+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? "nobody";
    const login = byApp ? `${app.slug}[bot]` : persona;
    return (await ask("GET", `/users/${encodeURIComponent(login)}`)).body as Json;
  }

  async function noted(
    exchange: Exchange,
    number: number,
    upstream: Upstream,
  ): Promise<Pick<Ending, "by" | "headSha">> {
    const pull = (await upstream.ask("GET", exchange.path.replace(/\/merge$/, ""))).body as Json;
    const { head } = (await fresh(pull, upstream)) as unknown as { head: Json };
    const ending = { by: await personOf(exchange, upstream), headSha: head.sha };
    endings.set(number, { ...ending, merge: null });
    return ending;
  }

  return [
    {
      method: "PATCH",
      path: /^\/repos\/[^/]+\/[^/]+\/pulls\/(\d+)$/,
      accepts: ({ body }) => body?.state === "closed",
      async answer(exchange, match, upstream) {
        await noted(exchange, Number(match[1]), upstream);
        return upstream.forward();
      },
    },
    {
      method: "PUT",
      path: /^\/repos\/([^/]+\/[^/]+)\/pulls\/(\d+)\/merge$/,
      async answer(exchange, match, upstream) {
        const at = `/repos/${match[1]}`;
        const { by, headSha } = await noted(exchange, Number(match[2]), upstream);
        const sha = await merged(at, { headSha: String(headSha), number: String(match[2]) }, upstream);
        if (sha === null) return { status: 405, body: { message: "Pull Request is not mergeable" } };
        const merge = { merged_at: new Date().toISOString(), merge_commit_sha: sha };
        endings.set(Number(match[2]), { by, headSha, merge });
        await upstream.ask("PATCH", `${at}/pulls/${match[2]}`, { state: "closed" });
        return { status: 200, body: { merged: true, sha } };
      },
    },
    ...readingFeatures(endings),
  ];
}

function readingFeatures(endings: ReadonlyMap<number, Ending>): Feature[] {
  const ended = (pull: Json): Json => {
    const ending = endings.get(Number(pull.number));
    if (ending === undefined || pull.state === "open") return { merged_at: null, ...pull };
    const { head } = pull as unknown as { head: Json };
    return {
      ...pull,
      head: { ...head, sha: ending.headSha },
      ...(ending.merge ?? {}),
      merged: ending.merge !== null,
    };
  };

  return [
    {
      method: "GET",
      path: /^\/repos\/[^/]+\/[^/]+\/pulls(\/\d+)?$/,
      accepts: ({ query }) => query.get("state") !== "open",
      async answer(_exchange, _match, upstream) {
        const reply = await upstream.forward();
        if (reply.status !== 200) return reply;
        const show = async (pull: Json) => ended(await fresh(pull, upstream));
        const body = Array.isArray(reply.body)
          ? await Promise.all((reply.body as Json[]).map(show))
          : await show(reply.body as Json);
        return { ...reply, body };
      },
    },
    {
      // Each pull request is an issue too, and only as that it says who closed it.
      method: "GET",
      path: /^(\/repos\/[^/]+\/[^/]+)\/issues\/(\d+)$/,
      async answer(_exchange, match, { forward, ask }) {
        const issue = await forward();
        if (issue.status !== 404) return issue;
        const pull = await ask("GET", `${match[1]}/pulls/${match[2]}`);
        if (pull.status !== 200) return issue;
        const by = endings.get(Number(match[2]))?.by ?? null;
        return { status: 200, body: { ...(pull.body as Json), pull_request: {}, closed_by: by } };
      },
    },
  ];
}

/** Merges into the base as it is now; null where both have changed the same file. */
async function merged(
  at: string,
  { headSha, number }: { readonly headSha: string; readonly number: string },
  { ask }: Upstream,
): Promise<unknown> {
  const { base } = (await ask("GET", `${at}/pulls/${number}`)).body as { base: { ref: string } };
  const tip = await ask("GET", `${at}/git/ref/heads/${base.ref}`);
  const baseSha = String(((tip.body as Json).object as Json).sha);
  const forth = await compared(ask, at, `${baseSha}...${headSha}`);
  const back = await compared(ask, at, `${headSha}...${baseSha}`);
  const theirs = new Set(back.map(({ filename }) => filename));
  if (forth.some(({ filename }) => theirs.has(filename))) return null;
  const entries = forth.map(({ filename, sha }) => ({ path: filename, mode: "100644", type: "blob", sha }));
  const commit = (await ask("GET", `${at}/git/commits/${baseSha}`)).body as { tree: Json };
  const tree = await ask("POST", `${at}/git/trees`, { base_tree: commit.tree.sha, tree: entries });
  const message = `Merge pull request #${number}`;
  const parents = [baseSha, headSha];
  const made = await ask("POST", `${at}/git/commits`, { message, tree: (tree.body as Json).sha, parents });
  const sha = (made.body as Json).sha;
  const moved = await ask("PATCH", `${at}/git/refs/heads/${base.ref}`, { sha });
  return moved.status === 200 ? sha : null;
}

async function compared(ask: Upstream["ask"], at: string, range: string): Promise<Json[]> {
  const reply: Reply = await ask("GET", `${at}/compare/${range}`);
  return (reply.body as Json).files as Json[];
}
