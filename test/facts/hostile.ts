import { openClient } from "../../src/facts/http/client.ts";
import { checkLinks } from "../../src/facts/links/check-links.ts";
import { memoryStores } from "../../src/facts/memory-stores.ts";
import type { LinkFact } from "../../src/model/facts.ts";
import type { HostileServer } from "./hostile-servers.ts";
import { openRawServer } from "./raw-server.ts";

/**
 * Checks a link to one hostile server, with the real client.
 *
 * @param deadline milliseconds for all hops.
 */
export async function checkHostile(
  { behave }: HostileServer,
  deadline: number,
): Promise<{ fact: LinkFact | undefined; milliseconds: number }> {
  const server = await openRawServer(behave);
  const { pace, cache, strikes } = memoryStores();
  const client = openClient({
    userAgent: "listwarden-test",
    pace,
    gap: () => 0,
    deadline,
    connect: server.connect,
  });
  const link = "https://lab.university.edu/report";
  // Another host answers: a run in which nobody does would count for nothing.
  const well = "https://well.university.edu/";
  const start = performance.now();
  const facts = await checkLinks({ client, cache, strikes, now: Date.now }, [link, well], {
    until: Number.POSITIVE_INFINITY,
  });
  const milliseconds = performance.now() - start;
  await client.close();
  await server.close();
  return { fact: facts.get(link), milliseconds };
}
