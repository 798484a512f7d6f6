import { z } from "zod";
import type { PaperFact } from "../../model/facts.ts";
import type { Network, Run } from "../network.ts";
import type { CacheEntry, Strike } from "../stores.ts";
import { askRegistries } from "./ask-registries.ts";
import type { Lookup, SourceRecord } from "./lookup.ts";
import { type Registered, registryOf } from "./registry.ts";

const DAY = 86_400_000;

/** Days for which an answer holds: what is there may change its title, what is not there may come. */
const DAYS = { found: 7, absent: 1 };

const Kept: z.ZodType<PaperFact> = z.custom<PaperFact>(
  (value) => z.object({ status: z.enum(["found", "absent"]), evidence: z.string() }).safeParse(value).success,
);

/**
 * What the registries know of papers, by canonical identifier. Every identifier gets an answer; what no registry
 * could say is "unknown" with the reason. Answers are kept, "unknown" is not.
 */
export async function lookUpPapers(
  network: Network,
  ids: readonly string[],
  run: Run,
): Promise<Map<string, PaperFact>> {
  const facts = await readKept(network, ids);
  const asked = new Map<string, Registered>();
  for (const id of ids) {
    if (facts.has(id)) continue;
    const registered = registryOf(id);
    if (registered) asked.set(id, registered);
    else
      facts.set(id, { status: "unknown", evidence: `no registry can be asked for ${schemeOf(id)} numbers` });
  }
  if (asked.size === 0) return facts;
  const keys = (registry: Registered["registry"]) => [
    ...new Set([...asked.values()].filter((each) => each.registry === registry).map((each) => each.key)),
  ];
  const answers = await askRegistries(
    { client: network.client, hasTime: () => network.now() < run.until },
    {
      arxiv: keys("arxiv"),
      doi: keys("doi"),
      pmid: keys("pmid"),
      pmcid: keys("pmcid"),
      openreview: keys("openreview"),
    },
  );
  const fresh = new Map<string, PaperFact>();
  for (const [id, { registry, key, isOwn }] of asked)
    fresh.set(id, toFact(answers[registry].get(key), { registry, isOwn }));
  await confirmAbsence(network, fresh);
  await keep(network, fresh);
  return new Map([...facts, ...fresh]);
}

async function readKept({ cache }: Network, ids: readonly string[]): Promise<Map<string, PaperFact>> {
  const kept = await cache.read(ids.map(cacheKey));
  const facts = new Map<string, PaperFact>();
  for (const id of ids) {
    const fact = Kept.safeParse(kept.get(cacheKey(id)));
    if (fact.success) facts.set(id, fact.data);
  }
  return facts;
}

async function keep({ cache }: Network, facts: ReadonlyMap<string, PaperFact>): Promise<void> {
  const entries = [...facts].flatMap(([id, fact]): CacheEntry[] =>
    fact.status === "unknown" ? [] : [{ key: cacheKey(id), value: fact, days: DAYS[fact.status] }],
  );
  await cache.write(entries);
}

function toFact(
  lookup: Lookup<SourceRecord> | undefined,
  { registry, isOwn }: Pick<Registered, "registry" | "isOwn">,
): PaperFact {
  if (lookup === undefined) return { status: "unknown", evidence: "it was not asked about" };
  if (lookup.outcome === "unknown") return { status: "unknown", evidence: lookup.why };
  if (lookup.outcome === "absent") {
    return isOwn
      ? { status: "absent", evidence: `${REGISTRY[registry]} does not have it` }
      : { status: "unknown", evidence: `${REGISTRY[registry]} does not have it, which proves nothing` };
  }
  const { record } = lookup;
  return {
    status: "found",
    title: record.title,
    evidence: record.published ? `${record.source}; published version by dblp or Crossref` : record.source,
    authors: record.authors,
    isPreprint: record.isPreprint,
    ...(record.otherTitles.length > 0 ? { otherTitles: record.otherTitles } : {}),
    ...optional("year", record.year),
    ...optional("venue", record.venue),
    ...optional("published", record.published),
    ...optional("doi", record.doi),
    ...optional("arxiv", record.arxiv),
    ...optional("code", record.code),
    ...optional("withdrawn", record.withdrawn),
  };
}

const REGISTRY: Readonly<Record<Registered["registry"], string>> = {
  arxiv: "arXiv",
  doi: "doi.org",
  pmid: "PubMed",
  pmcid: "PubMed Central",
  openreview: "dblp",
};

function optional<Key extends string, Value>(key: Key, value: Value | null): { [K in Key]?: Value } {
  return value === null ? {} : ({ [key]: value } as { [K in Key]?: Value });
}

/** An identifier that is not there at two looks a day apart is not there. */
async function confirmAbsence({ strikes, now }: Network, facts: Map<string, PaperFact>): Promise<void> {
  const before = await strikes.read([...facts.keys()].map(cacheKey));
  const changed = new Map<string, Strike | null>();
  for (const [id, fact] of facts) {
    const strike = before.get(cacheKey(id));
    if (fact.status === "found" && strike) changed.set(cacheKey(id), null);
    if (fact.status !== "absent") continue;
    const isSecondLook = strike !== undefined && now() - strike.first >= DAY;
    if (isSecondLook) facts.set(id, { ...fact, confirmed: true });
    changed.set(cacheKey(id), {
      kind: "absent",
      count: (strike?.count ?? 0) + 1,
      first: strike?.first ?? now(),
      last: now(),
    });
  }
  await strikes.write(changed);
}

function cacheKey(id: string): string {
  return `paper:${id}`;
}

function schemeOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(":")));
}
