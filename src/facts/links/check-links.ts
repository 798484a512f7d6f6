import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { paperIds } from "../../identity/paper-id.ts";
import type { LinkFact, PaperFact } from "../../model/facts.ts";
import { withinAllowance } from "../allowance.ts";
import { vetUrl } from "../http/vet-url.ts";
import type { Network, Run } from "../network.ts";
import { lookUpPapers } from "../papers/look-up.ts";
import { registryOf } from "../papers/registry.ts";
import type { CacheEntry, Strike } from "../stores.ts";
import { withoutOutages } from "./breaker.ts";
import { judgeSighting } from "./history.ts";
import { hostClasses, isFetched } from "./hosts/all.ts";
import { sightPaper } from "./hosts/registered.ts";
import { type LinkAsking, noTimeLeft, type Sighting, settled, type VettedLink } from "./sighting.ts";
import { findArchived } from "./wayback.ts";

/** Days for which a verdict holds; a live page is looked at again after a week, give or take a day. */
const DAYS: Partial<Record<LinkFact["verdict"], number>> = {
  alive: 7,
  moved: 7,
  dead: 7,
  suspect: 1,
  blocked: 30,
  gated: 30,
  "gone-or-private": 3,
  malformed: 30,
  unsafe: 30,
};

/** Milliseconds for an answer that is on its way when the time is up. */
const GRACE = 1_000;
/** What a timer can count, in milliseconds. */
const MAX_TIMER = 2 ** 31 - 1;

const Kept: z.ZodType<LinkFact> = z.custom<LinkFact>(
  (value) => z.object({ verdict: z.string(), evidence: z.string() }).safeParse(value).success,
);

/**
 * What became of links, by URL as the list writes it. Every link gets an answer; what could not be asked, and what a
 * refusal, a limit or an illness kept from us, says so and is never called dead.
 */
export async function checkLinks(
  network: Network,
  links: readonly string[],
  run: Run,
): Promise<Map<string, LinkFact>> {
  const facts = await readKept(network, links);
  const open = links.filter((link) => !facts.has(link));
  run.onProgress?.(facts.size, links.length);
  if (open.length === 0) return facts;
  const writing: Promise<void>[] = [];
  const answered = network.client.answers();
  const sightings = await look(network, open, {
    ...run,
    onProgress: (done) => run.onProgress?.(facts.size + done, links.length),
    // What needs no history is kept at once, so that a run that was stopped goes on where it was.
    onSighting: (link, sighting) => {
      if (sighting.kind === "alive" || sighting.kind === "settled")
        writing.push(keep(network, [[link, judgeSighting(sighting, undefined, network.now()).fact]]));
    },
  });
  await Promise.all(writing);
  const judged = await judge(network, withoutOutages(sightings, network.client.answers() > answered));
  const asking = askingOf(network, run);
  for (const [link, fact] of judged) {
    const archived = fact.verdict === "dead" ? await findArchived(asking, link) : null;
    facts.set(link, archived === null ? fact : { ...fact, archived });
  }
  const late = [...judged.keys()].filter(
    (link) => !["alive", "settled"].includes(sightings.get(link)?.kind ?? ""),
  );
  await keep(
    network,
    late.map((link) => [link, facts.get(link)]),
  );
  return facts;
}

function askingOf(network: Network, run: Run): LinkAsking {
  const { client, now, githubToken } = network;
  return { client, hasTime: () => now() < run.until, ...(githubToken === undefined ? {} : { githubToken }) };
}

async function look(
  network: Network,
  links: readonly string[],
  run: Run & { readonly onSighting: (link: string, sighting: Sighting) => void },
): Promise<Map<string, Sighting>> {
  const sightings = new Map<string, Sighting>();
  const found = (link: string, sighting: Sighting) => {
    sightings.set(link, sighting);
    run.onSighting(link, sighting);
    run.onProgress?.(sightings.size, links.length);
  };
  const vetted = links.flatMap((link) => vet(link, found));
  const papers = new Map(
    vetted.flatMap(({ written }) => registered(written).map((id) => [written, id] as const)),
  );
  const others = vetted.filter(({ written }) => !papers.has(written));
  const wanted = others.filter(({ url }) => isFetched(url)).map(({ written }) => written);
  const { beyond, why } = await withinAllowance(network, wanted, run);
  for (const link of beyond) found(link, settled("not-checked", why));
  const refused = new Set(beyond);
  const rest = others.filter(({ written }) => !refused.has(written));
  const classes = Map.groupBy(rest, ({ url }) => hostClasses.find((each) => each.claims(url)));
  const asking = askingOf(network, run);
  const work = [
    lookUpPapers(network, [...new Set(papers.values())], run).then(
      (facts: ReadonlyMap<string, PaperFact>) => {
        for (const [link, id] of papers) {
          const fact = facts.get(id);
          if (fact) found(link, sightPaper(fact));
        }
      },
    ),
    ...[...classes].map(([hostClass, its]) => hostClass?.check(asking, its, found)),
  ];
  await Promise.race([Promise.all(work), timeIsUp(network, run)]);
  // A copy: what comes in late must not change what is being judged.
  return new Map(links.map((link) => [link, sightings.get(link) ?? noTimeLeft]));
}

/** Resolves a moment after the run's end; never for a run without one. What is still under way then is not waited for. */
async function timeIsUp({ now }: Network, { until }: Run): Promise<void> {
  const milliseconds = until - now();
  await sleep(Math.min(Math.max(milliseconds, 0) + GRACE, MAX_TIMER), undefined, { ref: false });
  if (milliseconds > MAX_TIMER) await new Promise(() => undefined);
}

/** The identifier by which a registry can be asked about a link. */
function registered(link: string): string[] {
  return paperIds(link)
    .filter((id) => registryOf(id) !== null)
    .slice(0, 1);
}

function vet(link: string, found: (link: string, sighting: Sighting) => void): VettedLink[] {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(link.trim()) || /^(?:mailto|tel|data):/i.test(link.trim())) {
    found(link, settled("not-checked", "it does not lead to the web"));
    return [];
  }
  const vetted = vetUrl(link.trim());
  if (vetted.ok) return [{ written: link, url: vetted.url }];
  found(link, settled(vetted.reason, vetted.why));
  return [];
}

async function judge(
  { strikes, now }: Network,
  sightings: ReadonlyMap<string, Sighting>,
): Promise<Map<string, LinkFact>> {
  const before = await strikes.read([...sightings.keys()].map(keyOf));
  const changed = new Map<string, Strike | null>();
  const facts = new Map<string, LinkFact>();
  for (const [link, sighting] of sightings) {
    const { fact, strike } = judgeSighting(sighting, before.get(keyOf(link)), now());
    facts.set(link, fact);
    if (strike !== undefined) changed.set(keyOf(link), strike);
  }
  await strikes.write(changed);
  return facts;
}

async function readKept({ cache }: Network, links: readonly string[]): Promise<Map<string, LinkFact>> {
  const kept = await cache.read(links.map(keyOf));
  return new Map(
    links.flatMap((link) => {
      const fact = Kept.safeParse(kept.get(keyOf(link)));
      return fact.success ? [[link, fact.data] as const] : [];
    }),
  );
}

async function keep(
  { cache }: Network,
  facts: readonly (readonly [string, LinkFact | undefined])[],
): Promise<void> {
  const entries = facts.flatMap(([link, fact]): CacheEntry[] => {
    const days = fact && DAYS[fact.verdict];
    return days === undefined ? [] : [{ key: keyOf(link), value: fact, days: days + jitter(link, days) }];
  });
  await cache.write(entries);
}

/** Up to a seventh of the time more, the same for the same link, so that a list is not looked at all on one day. */
function jitter(link: string, days: number): number {
  let sum = 0;
  for (const sign of link) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 997;
  return (days / 7) * (sum / 997);
}

function keyOf(link: string): string {
  return `link:${link}`;
}
