import { z } from "zod";

const Refusal = z.object({
  status: z.union([z.literal(403), z.literal(429)]),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()) }),
});

/** GitHub's advice where it names no time (docs.github.com, "Rate limits for the REST API"). */
const UNNAMED_SECONDS = 60;

/**
 * For how many seconds GitHub wants to hear nothing more, when that is why it refused a request; else null.
 * `now` is the time in milliseconds since 1970.
 */
export function pauseAskedFor(error: unknown, now: number): number | null {
  const refusal = Refusal.safeParse(error);
  if (!refusal.success) return null;
  const { message, response, status } = refusal.data;
  const after = Number(response.headers["retry-after"]);
  if (Number.isFinite(after)) return Math.max(1, after);
  if (response.headers["x-ratelimit-remaining"] !== undefined) {
    const reset = Number(response.headers["x-ratelimit-reset"]);
    const isSpent = Number(response.headers["x-ratelimit-remaining"]) === 0;
    if (isSpent)
      return Number.isFinite(reset) ? Math.max(1, reset - Math.floor(now / 1000)) : UNNAMED_SECONDS;
  }
  return status === 429 || /rate limit/i.test(message) ? UNNAMED_SECONDS : null;
}
