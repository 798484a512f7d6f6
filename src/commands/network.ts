import { existsSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, contact, githubToken, semanticScholarKey } from "../env.ts";
import { knownFacts } from "../facts/collect.ts";
import { openFileStores } from "../facts/file-stores.ts";
import { openClient, userAgent } from "../facts/http/client.ts";
import type { Network } from "../facts/network.ts";
import type { FactNeeds, FactTable } from "../model/facts.ts";
import { noFacts } from "../model/facts.ts";

/** The network of the command line; what it learns is kept in a file, so that a second run is cheap. */
export async function openTerminalNetwork(): Promise<Network> {
  const { pace, cache, strikes } = await openFileStores(kept());
  const client = openClient({ userAgent: userAgent(contact()), pace });
  const token = githubToken();
  const key = semanticScholarKey();
  return {
    ...{ client, cache, strikes, now: Date.now },
    ...(token === undefined ? {} : { githubToken: token }),
    ...(key === undefined ? {} : { semanticScholarKey: key }),
  };
}

function kept(): string {
  return join(cacheFolder(), "facts.jsonl");
}

/** What the command line has learned before; nobody is asked anything. */
export async function knownAtTerminal(needs: FactNeeds): Promise<FactTable> {
  if (!existsSync(kept())) return noFacts;
  const network = await openTerminalNetwork();
  try {
    return await knownFacts(network)(needs);
  } finally {
    await network.client.close();
  }
}
