import { unprocessable } from "./checks.ts";
import type { Exchange, Feature, Json, Reply, Upstream } from "./proxy.ts";
import { fresh } from "./pulls.ts";
import { reactionFeatures } from "./reactions.ts";

const MAX_BODY = 65_536;

/** Comments and reviews as GitHub has them: they name the App, are placed by line, and may not be too long. */
export function commentFeatures(app: { id: number; slug: string }): Feature[] {
  const places = new Map<number, Json>();
  // The emulator writes a new comment twice, which may be in two different seconds; GitHub's has one time.
  const written = new Map<number, unknown>();
  const { features: reactions, counted } = reactionFeatures(app);

  const signed = (comment: Json): Json => {
    const user = comment.user as Json | null;
    const byApp = user?.login === `${app.slug}[bot]`;
    const isNew = written.get(Number(comment.id)) === comment.updated_at;
    const updated_at = isNew ? comment.created_at : comment.updated_at;
    return counted({ ...comment, updated_at, performed_via_github_app: byApp ? app : null });
  };
  const placed = (comment: Json): Json => ({ ...signed(comment), ...places.get(Number(comment.id)) });

  function listing(path: RegExp, decorate: (comment: Json) => Json): Feature {
    return {
      method: "GET",
      path,
      async answer(_exchange, _match, { forward }) {
        const reply = await forward();
        return reply.status === 200 ? { ...reply, body: (reply.body as Json[]).map(decorate) } : reply;
      },
    };
  }

  const limited = (method: string, path: RegExp): Feature => ({
    method,
    path,
    async answer({ body }, _match, { forward }) {
      const length = String(body?.body ?? "").length;
      if (length > MAX_BODY) return unprocessable("body is too long (maximum is 65536 characters)");
      const reply = await forward();
      if (reply.status >= 300) return reply;
      const comment = reply.body as Json;
      if (method === "POST") written.set(Number(comment.id), comment.updated_at);
      return { ...reply, body: signed(comment) };
    },
  });

  return [
    ...reactions,
    listing(/^\/repos\/[^/]+\/[^/]+\/issues\/\d+\/comments$/, signed),
    listing(/^\/repos\/[^/]+\/[^/]+\/pulls\/\d+\/comments$/, placed),
    listing(/^\/repos\/[^/]+\/[^/]+\/pulls\/\d+\/reviews\/\d+\/comments$/, placed),
    limited("POST", /^\/repos\/[^/]+\/[^/]+\/issues\/\d+\/comments$/),
    limited("PATCH", /^\/repos\/[^/]+\/[^/]+\/issues\/comments\/\d+$/),
    {
      method: "POST",
      path: /^\/repos\/([^/]+\/[^/]+)\/pulls\/(\d+)\/reviews$/,
      answer: (exchange, match, upstream) =>
        reviewByLine(exchange, { repo: String(match[1]), number: String(match[2]), places }, upstream),
    },
  ];
}

interface Review {
  readonly repo: string;
  readonly number: string;
  readonly places: Map<number, Json>;
}

/** All of a review or nothing: one comment outside the diff and GitHub refuses the whole. */
async function reviewByLine(exchange: Exchange, review: Review, upstream: Upstream): Promise<Reply> {
  const { repo, number, places } = review;
  const comments = (exchange.body?.comments ?? []) as Json[];
  const pull = await upstream.ask("GET", `/repos/${repo}/pulls/${number}`);
  const { base, head } = (await fresh(pull.body as Json, upstream)) as { base: Json; head: Json } & Json;
  const compared = await upstream.ask("GET", `/repos/${repo}/compare/${base.ref}...${head.sha}`);
  const files = (compared.body as Json).files as Json[];
  const positions: number[] = [];
  for (const comment of comments) {
    const file = files.find((candidate) => candidate.filename === comment.path);
    const position = positionOf(String(file?.patch ?? ""), comment);
    if (position === null) return unprocessable("pull_request_review_thread.line must be part of the diff");
    positions.push(position);
  }
  const sent = comments.map(({ line, start_line, side, start_side, ...comment }, index) => ({
    ...comment,
    position: positions[index],
  }));
  const reply = await upstream.forward({ ...exchange.body, comments: sent });
  if (reply.status >= 300) return reply;
  const made = await upstream.ask(
    "GET",
    `/repos/${repo}/pulls/${number}/reviews/${(reply.body as Json).id}/comments?per_page=100`,
  );
  for (const [index, comment] of (made.body as Json[]).entries()) {
    const { line, start_line = null, side = "RIGHT", start_side = null } = comments[index] ?? {};
    places.set(Number(comment.id), { line, start_line, side, start_side });
  }
  return reply;
}

/** Where in a patch a comment on the new side's lines goes, or null where the patch does not show them together. */
function positionOf(patch: string, comment: Json): number | null {
  const line = Number(comment.line);
  const start = comment.start_line === undefined ? line : Number(comment.start_line);
  if (comment.start_line !== undefined && start >= line) return null;
  let current = 0;
  let seenStart = false;
  for (const [position, text] of patch.split("\n").entries()) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text);
    if (hunk !== null) {
      current = Number(hunk[1]) - 1;
      seenStart = false;
    } else if (!text.startsWith("-") && !text.startsWith("\\")) {
      current += 1;
      if (current === start) seenStart = true;
      if (current === line && seenStart) return position;
    }
  }
  return null;
}
