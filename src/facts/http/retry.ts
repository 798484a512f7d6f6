/** Milliseconds. */
const MAX_PAUSE = 24 * 3_600_000;

/**
 * How long a host asks to be left alone: `Retry-After` in seconds or as a date, or the `t=` of a `RateLimit` header
 * with nothing remaining. Null where it does not say. `now` is in milliseconds since 1970.
 */
export function askedPause(headers: Readonly<Record<string, string>>, now: number): number | null {
  const after = headers["retry-after"]?.trim();
  if (after !== undefined && after !== "") {
    const pause = /^\d{1,9}$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
    if (Number.isFinite(pause)) return Math.min(Math.max(pause, 0), MAX_PAUSE);
  }
  const limit = headers.ratelimit ?? "";
  const seconds = /(?:^|[;,\s])t=(\d{1,9})/.exec(limit)?.[1];
  if (seconds === undefined || !/(?:^|[;,\s])r=0(?:$|[;,\s])/.test(limit)) return null;
  return Math.min(Number(seconds) * 1000, MAX_PAUSE);
}

/** The gap that `X-Rate-Limit-Limit: 10` per `X-Rate-Limit-Interval: 1s` leaves between two requests; null without them. */
export function askedGap(headers: Readonly<Record<string, string>>): number | null {
  const limit = Number(headers["x-rate-limit-limit"]);
  const seconds = /^(\d{1,5})s$/.exec(headers["x-rate-limit-interval"] ?? "")?.[1];
  if (!(limit > 0) || seconds === undefined) return null;
  return Math.ceil((Number(seconds) * 1000) / limit);
}
