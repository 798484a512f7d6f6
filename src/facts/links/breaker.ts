import { type Sighting, settled } from "./sighting.ts";

/** As many failing links of one host in one run mean its wall or its bad day, not so many deaths. */
const PER_HOST = 3;
/** So large a share of all links failing means that our own network is ill; counted from so many links on. */
const SHARE = 0.2;
const MIN_LINKS = 10;

/** Failures that a server or the way to it can make up; registries and GitHub's API answer for each link by itself. */
const OF_SERVERS = new Set(["missing", "missing-at-publisher", "unreachable", "ill"]);

/**
 * Throws away what a run saw fail where so much fails at once that it says more about the way than about the links.
 *
 * @param isConnected whether any host answered anything during the run.
 */
export function withoutOutages(
  sightings: ReadonlyMap<string, Sighting>,
  isConnected: boolean,
): Map<string, Sighting> {
  const failing = [...sightings].filter(
    ([, sighting]) => sighting.kind === "failing" && OF_SERVERS.has(sighting.failure),
  );
  const isOurs = !isConnected || (sightings.size >= MIN_LINKS && failing.length > sightings.size * SHARE);
  const byHost = Map.groupBy(failing, ([link]) => hostOf(link));
  const kept = new Map(sightings);
  for (const [host, links] of byHost) {
    if (!isOurs && links.length < PER_HOST) continue;
    const why = isOurs ? OURS : `${host}: too many of its links failed at once`;
    for (const [link] of links) kept.set(link, settled("not-checked", why));
  }
  return kept;
}

const OURS = "too much failed at once: the network may be down";

function hostOf(link: string): string {
  return URL.parse(link)?.hostname ?? "";
}
