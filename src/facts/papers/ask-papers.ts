import { paperIds } from "../../identity/paper-id.ts";
import type { PaperFact } from "../../model/facts.ts";
import { askRegistries } from "./ask-registries.ts";
import type { Asking, Lookup, SourceRecord } from "./lookup.ts";
import { askProceedings, proceedingsPage } from "./proceedings.ts";
import { type Registered, registryOf } from "./registry.ts";

const REGISTRY: Readonly<Record<Registered["registry"], string>> = {
  arxiv: "arXiv",
  doi: "doi.org",
  pmid: "PubMed",
  pmcid: "PubMed Central",
  openreview: "dblp",
};

/** The papers that a registry can be asked for; of the others it is said that none can. */
export async function askByNumber(asking: Asking, ids: readonly string[]): Promise<Map<string, PaperFact>> {
  const facts = new Map<string, PaperFact>();
  const asked = new Map<string, Registered>();
  for (const id of ids) {
    const registered = registryOf(id);
    if (registered) asked.set(id, registered);
    else
      facts.set(id, { status: "unknown", evidence: `no registry can be asked for ${schemeOf(id)} numbers` });
  }
  if (asked.size === 0) return facts;
  const keys = (registry: Registered["registry"]) => [
    ...new Set([...asked.values()].filter((each) => each.registry === registry).map((each) => each.key)),
  ];
  const answers = await askRegistries(asking, {
    arxiv: keys("arxiv"),
    doi: keys("doi"),
    pmid: keys("pmid"),
    pmcid: keys("pmcid"),
    openreview: keys("openreview"),
  });
  for (const [id, { registry, key, isOwn }] of asked)
    facts.set(id, toFact(answers[registry].get(key), { name: REGISTRY[registry], isOwn }));
  return facts;
}

/** The papers of proceedings that describe themselves on their own pages: one request for each of the links given. */
export async function askByPage(
  asking: Asking,
  ids: readonly string[],
  links: readonly string[],
): Promise<Map<string, PaperFact>> {
  const wanted = new Set(ids);
  const pages = [...pagesIn(links)].filter(([id]) => wanted.has(id));
  const facts = pages.map(async ([id, page]): Promise<[string, PaperFact]> => {
    const lookup = await askProceedings(asking, page);
    return [id, toFact(lookup, { name: "its page", isOwn: false })];
  });
  return new Map(await Promise.all(facts));
}

/** Tells the papers that a registry, or one of the links given, can be asked about. */
export function canBeAsked(links: readonly string[]): (id: string) => boolean {
  const pages = pagesIn(links);
  return (id) => registryOf(id) !== null || pages.has(id);
}

/** The pages that describe papers for which there is no registry, by identifier. */
function pagesIn(links: readonly string[]): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const link of links) {
    const page = proceedingsPage(link);
    const [id] = page === null ? [] : paperIds(link);
    if (page !== null && id !== undefined && registryOf(id) === null) pages.set(id, page);
  }
  return pages;
}

/** What a source's answer is to the rest of the program. An absence counts only where the number is the source's own. */
export function toFact(
  lookup: Lookup<SourceRecord> | undefined,
  { name, isOwn }: { name: string; isOwn: boolean },
): PaperFact {
  if (lookup === undefined) return { status: "unknown", evidence: "it was not asked about" };
  if (lookup.outcome === "unknown") return { status: "unknown", evidence: lookup.why };
  if (lookup.outcome === "absent") {
    return isOwn
      ? { status: "absent", evidence: `${name} does not have it` }
      : { status: "unknown", evidence: `${name} does not have it, which proves nothing` };
  }
  const { record } = lookup;
  return {
    status: "found",
    title: record.title,
    evidence: record.published
      ? `${record.source}; published version by dblp, Crossref or PubMed`
      : record.source,
    authors: record.authors,
    isPreprint: record.isPreprint,
    ...(record.otherTitles.length > 0 ? { otherTitles: record.otherTitles } : {}),
    ...optional("year", record.year),
    ...optional("venue", record.venue),
    ...optional("published", record.published),
    ...optional("preprint", preprintOf(record)),
    ...optional("doi", record.doi),
    ...optional("arxiv", record.arxiv),
    ...optional("code", record.code),
    ...optional("withdrawn", record.withdrawn),
  };
}

function preprintOf({ preprintDoi }: SourceRecord): string | null {
  return preprintDoi ? (paperIds(`doi:${preprintDoi}`)[0] ?? null) : null;
}

function optional<Key extends string, Value>(key: Key, value: Value | null): { [K in Key]?: Value } {
  return value === null ? {} : ({ [key]: value } as { [K in Key]?: Value });
}

function schemeOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(":")));
}
