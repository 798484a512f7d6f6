import { checkLinks } from "../../src/facts/links/check-links.ts";
import type { LinkFact } from "../../src/model/facts.ts";
import type { World } from "./link-replies.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries } from "./replay/registries.ts";
import type { Asked, Reply } from "./replay/server.ts";

/** Without an end. */
export const open = { until: Number.POSITIVE_INFINITY };

/** Hosts and paths of a test; everything else is answered by the registries, which hold one paper each. */
function answerAs(world: World): (asked: Asked) => Reply {
  const registries = answerAsRegistries({
    arxiv: { "2406.04449": { title: "MAIRA-2: Grounded Radiology Report Generation" } },
    crossref: { "10.1148/radiol.232255": { title: "Reports and Language Models", venue: "Radiology" } },
    datacite: { "10.13026/c2jt1q": { title: "MIMIC-CXR Database" } },
  });
  return (asked) => world[`${asked.host}${asked.url.pathname}`] ?? registries(asked);
}

/** Opens the network of a test's own world, with a token for GitHub unless it says otherwise. */
export function openLooks(
  world: World,
  secrets: { githubToken?: string } = { githubToken: "ghs_token" },
): Promise<ReplayNetwork> {
  return openReplayNetwork(answerAs(world), secrets);
}

/** One look at a link, some days after the one before. */
export async function lookAt(network: ReplayNetwork, link: string, days = 0): Promise<LinkFact | undefined> {
  network.wait(days);
  return (await checkLinks(network, [link], open)).get(link);
}
