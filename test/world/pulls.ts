import { type Feature, type Json, pageOf, type Reply, type Upstream } from "./proxy.ts";

/** Pull requests as GitHub has them: the head follows the branch, and the touched files are listed. */
export const pullFeatures: Feature[] = [
  {
    method: "GET",
    path: /^\/repos\/([^/]+\/[^/]+)\/pulls\/(\d+)\/files$/,
    async answer(exchange, match, upstream) {
      const pull = await upstream.ask("GET", `/repos/${match[1]}/pulls/${match[2]}`);
      const { base, head } = (await fresh(pull.body as Json, upstream)) as unknown as Pull;
      const compared = await upstream.ask("GET", `/repos/${match[1]}/compare/${base.ref}...${head.sha}`);
      return pageOf((compared.body as Json).files as Json[], exchange);
    },
  },
  {
    method: "GET",
    path: /^\/repos\/[^/]+\/[^/]+\/pulls\/\d+$/,
    async answer(exchange, _match, upstream) {
      const reply = await upstream.forward();
      if (reply.status !== 200) return reply;
      const pull = await fresh(reply.body as Json, upstream);
      // The emulator counts the comments of a conversation at its issue alone.
      const issue = await upstream.ask("GET", exchange.path.replace("/pulls/", "/issues/"));
      return { ...reply, body: { ...pull, comments: (issue.body as Json).comments ?? 0 } };
    },
  },
  {
    method: "GET",
    path: /^\/repos\/[^/]+\/[^/]+\/pulls$/,
    async answer(_exchange, _match, upstream) {
      const reply = await upstream.forward();
      if (reply.status !== 200) return reply;
      return {
        ...reply,
        body: await Promise.all((reply.body as Json[]).map((pull) => fresh(pull, upstream))),
      };
    },
  },
  {
    method: "DELETE",
    path: /^\/repos\/([^/]+\/[^/]+)\/git\/refs\/heads\/(.+)$/,
    async answer(_exchange, match, upstream) {
      const reply = await upstream.forward();
      if (reply.status === 204) await closePulls(String(match[1]), String(match[2]), upstream);
      return reply;
    },
  },
  {
    // Above 1 MB the contents API gives no content, only the sha to ask the blob by.
    method: "GET",
    path: /^\/repos\/[^/]+\/[^/]+\/contents\/.+$/,
    async answer(_exchange, _match, { forward }) {
      const reply = await forward();
      const file = reply.body as Json;
      if (reply.status !== 200 || Number(file.size) <= 1_000_000) return reply;
      return { ...reply, body: { ...file, content: "", encoding: "none" } };
    },
  },
];

interface Pull {
  readonly base: { readonly ref: string };
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { full_name: string } | null };
}

/** The pull request with the head that its branch has now; where the branch is gone it stays what it was. */
export async function fresh(pull: Json, upstream: Pick<Upstream, "ask">): Promise<Json> {
  const { head } = pull as unknown as Pull;
  if (head.repo === null || pull.state !== "open") return pull;
  const ref = await upstream.ask("GET", `/repos/${head.repo.full_name}/git/ref/heads/${head.ref}`);
  if (ref.status !== 200) return pull;
  const { object } = ref.body as { object: { sha: string } };
  return { ...pull, head: { ...head, sha: object.sha } };
}

/** The open pull requests from a branch. */
export async function pullsFrom(
  repo: string,
  branch: string,
  upstream: Pick<Upstream, "ask">,
): Promise<Json[]> {
  const reply: Reply = await upstream.ask("GET", `/repos/${repo}/pulls?state=open&per_page=100`);
  return (reply.body as Json[]).filter((pull) => {
    const { head } = pull as unknown as Pull;
    return head.ref === branch && head.repo?.full_name === repo;
  });
}

/** GitHub closes a pull request whose branch is deleted. */
async function closePulls(repo: string, branch: string, upstream: Upstream): Promise<void> {
  for (const pull of await pullsFrom(repo, branch, upstream)) {
    await upstream.ask("PATCH", `/repos/${repo}/pulls/${pull.number}`, { state: "closed" });
  }
}
