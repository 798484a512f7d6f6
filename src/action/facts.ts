import { join } from "node:path";
import { cacheFolder, contact } from "../env.ts";
import { connectFacts, sweepFacts } from "../facts/collect.ts";
import { openFileStores } from "../facts/file-stores.ts";
import { openClient, userAgent } from "../facts/http/client.ts";
import type { CollectFacts } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { Inputs } from "./inputs.ts";

/** What asks the network, and what ends it. */
export interface Facts {
  readonly collect: CollectFacts;
  /** For a whole list: what is kept of it, and some more each time. */
  readonly sweep: CollectFacts;
  close(): Promise<void>;
}

/**
 * Opens the network for links and papers; what it learns is kept in a file, which a workflow may keep between runs.
 * GitHub's own token is sent to GitHub's API and nowhere else.
 */
export async function openFacts({ offline, token }: Pick<Inputs, "offline" | "token">): Promise<Facts> {
  const nothing = () => Promise.resolve(noFacts);
  if (offline) return { collect: nothing, sweep: nothing, close: () => Promise.resolve() };
  const { pace, cache, strikes } = await openFileStores(join(cacheFolder(), "facts.jsonl"));
  const client = openClient({ userAgent: userAgent(contact()), pace });
  const network = { client, cache, strikes, now: Date.now, githubToken: token };
  return { collect: connectFacts(network), sweep: sweepFacts(network), close: () => client.close() };
}
