import type { Kysely } from "kysely";
import { contact } from "./env.ts";
import { openClient, userAgent } from "./facts/http/client.ts";
import type { Network } from "./facts/network.ts";
import { factStores } from "./jobs/fact-stores.ts";
import type { Tables } from "./jobs/tables.ts";

/** The network of the service: what it learns, and the pace of every host, are shared by all its processes. */
export function openServiceNetwork(db: Kysely<Tables>): Network {
  const { pace, cache, strikes } = factStores(db);
  return { client: openClient({ userAgent: userAgent(contact()), pace }), cache, strikes, now: Date.now };
}
