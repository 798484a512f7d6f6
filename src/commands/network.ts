import { join } from "node:path";
import { cacheFolder, contact, githubToken, semanticScholarKey } from "../env.ts";
import { openFileStores } from "../facts/file-stores.ts";
import { openClient, userAgent } from "../facts/http/client.ts";
import type { Network } from "../facts/network.ts";

/** The network of the command line; what it learns is kept in a file, so that a second run is cheap. */
export async function openTerminalNetwork(): Promise<Network> {
  const { pace, cache, strikes } = await openFileStores(join(cacheFolder(), "facts.jsonl"));
  const client = openClient({ userAgent: userAgent(contact()), pace });
  const token = githubToken();
  const key = semanticScholarKey();
  return {
    ...{ client, cache, strikes, now: Date.now },
    ...(token === undefined ? {} : { githubToken: token }),
    ...(key === undefined ? {} : { semanticScholarKey: key }),
  };
}
