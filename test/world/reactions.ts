import { type Feature, type Json, pageOf } from "./proxy.ts";

/** Reactions to comments, and the count of them that comments carry. */
export function reactionFeatures(app: { id: number; slug: string }) {
  const reactions = new Map<number, Json[]>();

  const features: Feature[] = [
    {
      method: "POST",
      path: /^\/repos\/[^/]+\/[^/]+\/issues\/comments\/(\d+)\/reactions$/,
      async answer({ body, byApp }, match, { ask }) {
        const id = Number(match[1]);
        const login = byApp ? `${app.slug}[bot]` : "nobody";
        const { body: user } = await ask("GET", `/users/${encodeURIComponent(login)}`);
        const known = reactions.get(id) ?? [];
        const content = body?.content;
        const same = known.find((each) => each.content === content && (each.user as Json).login === login);
        if (same !== undefined) return { status: 200, body: same };
        const made = { id: known.length + 1, content, user };
        reactions.set(id, [...known, made]);
        return { status: 201, body: made };
      },
    },
    {
      method: "GET",
      path: /^\/repos\/[^/]+\/[^/]+\/issues\/comments\/(\d+)\/reactions$/,
      async answer(exchange, match) {
        return pageOf(reactions.get(Number(match[1])) ?? [], exchange);
      },
    },
  ];
  const counted = (comment: Json): Json => ({
    ...comment,
    reactions: { total_count: reactions.get(Number(comment.id))?.length ?? 0 },
  });
  return { features, counted };
}
