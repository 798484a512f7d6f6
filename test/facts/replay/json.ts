import type { Reply } from "./server.ts";

/** An answer in JSON. */
export function json(value: unknown): Reply {
  return { body: JSON.stringify(value), headers: { "content-type": "application/json" } };
}
