import type { Feature, Json, Reply, Upstream } from "./proxy.ts";

interface RefUpdate {
  readonly name: string;
  readonly beforeOid?: string;
  readonly afterOid: string;
  readonly force?: boolean;
}

const NOWHERE = /^0+$/;

/** The mutation that creates, moves and deletes branches, each from where it is expected to be. */
export function refFeatures(repo: string, permissions: Readonly<Record<string, string>>): Feature[] {
  return [
    {
      method: "POST",
      path: /^\/graphql$/,
      accepts: ({ body }) => String(body?.query).includes("updateRefs"),
      async answer({ body }, _match, upstream) {
        const { input } = (body?.variables ?? {}) as {
          input: { repositoryId: string; refUpdates: readonly RefUpdate[] };
        };
        const { body: repository } = await upstream.ask("GET", `/repos/${repo}`);
        if ((repository as Json).node_id !== input.repositoryId)
          return refused("NOT_FOUND", "no such repository");
        if (permissions.contents !== "write")
          return refused("FORBIDDEN", "Resource not accessible by integration");
        for (const each of input.refUpdates) {
          const refusal = await update(repo, each, upstream);
          if (refusal !== null) return refused("UNPROCESSABLE", refusal);
        }
        return { status: 200, body: { data: { updateRefs: { clientMutationId: null } } } };
      },
    },
  ];
}

async function update(repo: string, update: RefUpdate, { ask }: Upstream): Promise<string | null> {
  const { name, beforeOid, afterOid: sha, force = false } = update;
  const known = await ask("GET", `/repos/${repo}/git/ref/${name.replace("refs/", "")}`);
  const now = known.status === 200 ? String(((known.body as Json).object as Json).sha) : "0".repeat(40);
  if (beforeOid !== undefined && beforeOid !== now) return `Expected ${name} to be at ${beforeOid}`;
  const at = `/repos/${repo}/git/${name}`;
  const made = NOWHERE.test(sha)
    ? await ask("DELETE", at)
    : NOWHERE.test(now)
      ? await ask("POST", `/repos/${repo}/git/refs`, { ref: name, sha })
      : await ask("PATCH", at, { sha, force });
  return made.status < 300 ? null : String((made.body as Json).message);
}

function refused(type: string, message: string): Reply {
  return { status: 200, body: { data: { updateRefs: null }, errors: [{ type, message }] } };
}
