import { z } from "zod";
import type { PaperFact } from "../../model/facts.ts";
import { withinAllowance } from "../allowance.ts";
import type { Network, Run } from "../network.ts";
import type { CacheEntry, Strike } from "../stores.ts";
import { askByNumber, askByPage, canBeAsked } from "./ask-papers.ts";

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
  run.onProgress?.(facts.size, ids.length);
  const unknown = ids.filter((id) => !facts.has(id));
  if (unknown.length === 0) return facts;
  const { open, refused } = await allowed(network, unknown, run);
  const { client, semanticScholarKey } = network;
  const key = semanticScholarKey === undefined ? {} : { semanticScholarKey };
  const asking = { client, hasTime: () => network.now() < run.until, ...key };
  const [registered, described] = await Promise.all([
    askByNumber(asking, open),
    askByPage(asking, open, run.pages ?? []),
  ]);
  const fresh = new Map([...registered, ...described, ...refused]);
  await confirmAbsence(network, fresh);
  await keep(network, fresh);
  run.onProgress?.(ids.length, ids.length);
  return new Map([...facts, ...fresh]);
}

/** The papers that may be asked about today, with those that nobody can be asked for and that cost nothing. */
async function allowed(
  network: Network,
  ids: readonly string[],
  run: Run,
): Promise<{ open: readonly string[]; refused: ReadonlyMap<string, PaperFact> }> {
  const { beyond, why } = await withinAllowance(network, ids.filter(canBeAsked(run.pages ?? [])), run);
  const refused = new Map(beyond.map((id) => [id, { status: "unknown", evidence: why } as const]));
  return { open: ids.filter((id) => !refused.has(id)), refused };
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
