import { samePaper } from "../../identity/match.ts";
import type { Publication } from "../../model/facts.ts";
import { type BiomedicalKey, europePmc } from "./europe-pmc.ts";
import {
  type Asking,
  askInBatches,
  type Lookup,
  type Lookups,
  mapFound,
  type SourceRecord,
} from "./lookup.ts";
import { pmcConverter, pubmed } from "./pubmed.ts";

/** The numbers of PubMed and of PubMed Central that are asked about. */
interface Numbers {
  readonly pmid: readonly string[];
  readonly pmcid: readonly string[];
}

/** PubMed's records by PMID and by PMCID; Europe PMC has those that PubMed has no number for or is silent about. */
export async function askPubmed(
  asking: Asking,
  { pmid, pmcid }: Numbers,
): Promise<[Lookups<SourceRecord>, Lookups<SourceRecord>]> {
  const converted = await askInBatches(asking, pmcConverter, pmcid);
  const numberOf = (each: string) => {
    const lookup = converted.get(each);
    return lookup?.outcome === "found" ? lookup.record : undefined;
  };
  const numbers = new Set([...pmid, ...pmcid.flatMap((each) => numberOf(each) ?? [])]);
  const found = await askInBatches(asking, pubmed, [...numbers]);
  const why = "PubMed has no number for it";
  const pmcids = pmcid.map((each): [string, Lookup<SourceRecord>] => [
    each,
    found.get(numberOf(each) ?? "") ?? { outcome: "unknown", why },
  ]);
  return askEuropePmc(asking, [
    new Map(pmid.map((each) => [each, found.get(each) ?? { outcome: "unknown", why }])),
    new Map(pmcids),
  ]);
}

async function askEuropePmc(
  asking: Asking,
  [pmids, pmcids]: readonly [Lookups<SourceRecord>, Lookups<SourceRecord>],
): Promise<[Lookups<SourceRecord>, Lookups<SourceRecord>]> {
  const keys = [...unknownKeys(pmids, "pmid"), ...unknownKeys(pmcids, "pmcid")];
  const records = await askInBatches(asking, europePmc, keys);
  const complete = (lookups: Lookups<SourceRecord>, scheme: "pmid" | "pmcid") =>
    new Map(
      [...lookups].map(([number, lookup]): [string, Lookup<SourceRecord>] => {
        const record = records.get(`${scheme}:${number}`);
        return [number, record?.outcome === "found" ? record : lookup];
      }),
    );
  return [complete(pmids, "pmid"), complete(pmcids, "pmcid")];
}

function unknownKeys(lookups: Lookups<SourceRecord>, scheme: "pmid" | "pmcid"): BiomedicalKey[] {
  return [...lookups].flatMap(([number, { outcome }]): BiomedicalKey[] =>
    outcome === "unknown" ? [`${scheme}:${number}`] : [],
  );
}

/** Servers whose preprints Europe PMC has: bioRxiv and medRxiv, Research Square, Preprints.org, JMIR. */
const SERVERS = /^10\.(?:1101|64898|21203|20944|2196)\//;

/**
 * Adds the articles that preprints of biomedicine became, where Crossref does not name them. Europe PMC guesses the
 * article; it counts where PubMed's record of it has the preprint's title.
 */
export async function publishedByEuropePmc(
  asking: Asking,
  dois: Lookups<SourceRecord>,
): Promise<Lookups<SourceRecord>> {
  const open = [...dois].flatMap(([doi, lookup]): BiomedicalKey[] =>
    lookup.outcome === "found" && isUnpublished(lookup.record) && SERVERS.test(doi) ? [`doi:${doi}`] : [],
  );
  const records = await askInBatches(asking, europePmc, open);
  const pmids = new Map<string, string>();
  for (const [key, lookup] of records) {
    if (lookup.outcome === "found" && lookup.record.publishedPmid !== null)
      pmids.set(key, lookup.record.publishedPmid);
  }
  const articles = await askInBatches(asking, pubmed, [...new Set(pmids.values())]);
  return mapFound(dois, (record, doi) => {
    const article = articles.get(pmids.get(`doi:${doi}`) ?? "");
    const published = article?.outcome === "found" ? publicationOf(record, article.record) : null;
    return published === null ? record : { ...record, published };
  });
}

function isUnpublished({ isPreprint, published, publishedDoi }: SourceRecord): boolean {
  return isPreprint && published === null && publishedDoi === null;
}

function publicationOf(
  preprint: SourceRecord,
  { title, venue, year, doi }: SourceRecord,
): Publication | null {
  if (samePaper({ title: preprint.title }, { title }).verdict !== "same") return null;
  return venue === null || year === null ? null : { venue, year, ...(doi === null ? {} : { doi }) };
}
