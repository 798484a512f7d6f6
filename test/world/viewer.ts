import type { Exchange, Feature, Json, Reply, Upstream } from "./proxy.ts";

/** Whose token a request has: by GraphQL for everybody, and the App that a workflow's own token belongs to. */
export const viewerFeatures: Feature[] = [
  {
    method: "POST",
    path: /^\/graphql$/,
    accepts: ({ body }) => String(body?.query).includes("viewer"),
    answer: ({ headers }, _match, upstream) => viewer(headers, upstream),
  },
  {
    method: "GET",
    path: /^\/apps\/github-actions$/,
    answer: async () => ({ status: 200, body: { id: 15_368, slug: "github-actions" } }),
  },
];

async function viewer(headers: Exchange["headers"], { ask }: Upstream): Promise<Reply> {
  const login = /token-of-(.+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? "nobody";
  const { body } = await ask("GET", `/users/${encodeURIComponent(login)}`);
  return { status: 200, body: { data: { viewer: { login, databaseId: (body as Json).id } } } };
}
