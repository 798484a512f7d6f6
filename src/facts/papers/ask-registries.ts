import { samePaper } from "../../identity/match.ts";
import type { Publication } from "../../model/facts.ts";
import { arxiv } from "./arxiv.ts";
import { crossref } from "./crossref.ts";
import { datacite } from "./datacite.ts";
import { dblpPages, dblpVersions } from "./dblp.ts";
import { doiAgency } from "./doi-agency.ts";
import { type Asking, askInBatches, type Lookup, type Lookups, type SourceRecord } from "./lookup.ts";
import { pmcConverter, pubmed } from "./pubmed.ts";
import type { Registered } from "./registry.ts";
import { semanticScholar } from "./semantic-scholar.ts";

type Keys = Readonly<Record<Registered["registry"], readonly string[]>>;

/** Every registry's answer, by its own keys. The hosts are asked side by side, each at its own pace. */
export async function askRegistries(
  asking: Asking,
  keys: Keys,
): Promise<Record<Registered["registry"], Lookups<SourceRecord>>> {
  const [preprints, dois, [pmids, pmcids], pages] = await Promise.all([
    askArxiv(asking, keys.arxiv),
    askDois(asking, keys.doi),
    askPubmed(asking, keys),
    askInBatches(asking, dblpPages, keys.openreview),
  ]);
  const published = await askPublished(asking, [preprints, dois]);
  return {
    arxiv: withPublications(preprints, published),
    doi: withPublications(dois, published),
    pmid: pmids,
    pmcid: pmcids,
    openreview: pages,
  };
}

async function askArxiv(asking: Asking, numbers: readonly string[]): Promise<Lookups<SourceRecord>> {
  const found = await askInBatches(asking, arxiv, numbers);
  const present = numbers.filter((number) => found.get(number)?.outcome === "found");
  const published = await askInBatches(asking, dblpVersions, present);
  const joined = mapFound(found, (record, number) => {
    const version = published.get(number);
    return version?.outcome === "found" ? { ...record, published: version.record } : record;
  });
  return nameMore(asking, joined);
}

/** The DOIs of published versions that neither dblp nor the authors name, where the list's owner has a key to ask with. */
async function nameMore(asking: Asking, preprints: Lookups<SourceRecord>): Promise<Lookups<SourceRecord>> {
  const { semanticScholarKey: key } = asking;
  if (key === undefined) return preprints;
  const open = [...preprints].flatMap(([number, lookup]) =>
    lookup.outcome === "found" && !lookup.record.published && !lookup.record.publishedDoi ? [number] : [],
  );
  const named = await askInBatches(asking, semanticScholar(key), open);
  return mapFound(preprints, (record, number) => {
    const lookup = named.get(number);
    if (lookup?.outcome !== "found") return record;
    const { title, doi } = lookup.record;
    return samePaper({ title: record.title }, { title }).verdict === "same"
      ? { ...record, publishedDoi: doi }
      : record;
  });
}

/** Which agency has it, then that agency; what another agency has is known to exist and no more. */
async function askDois(asking: Asking, dois: readonly string[]): Promise<Lookups<SourceRecord>> {
  const agencies = await askInBatches(asking, doiAgency, dois);
  const of = (name: string) =>
    dois.filter((doi) => {
      const agency = agencies.get(doi);
      return agency?.outcome === "found" && agency.record === name;
    });
  const [fromCrossref, fromDatacite] = await Promise.all([
    askInBatches(asking, crossref, of("Crossref")),
    askInBatches(asking, datacite, of("DataCite")),
  ]);
  return new Map(
    dois.map((doi): [string, Lookup<SourceRecord>] => {
      const agency = agencies.get(doi) ?? { outcome: "unknown", why: "doi.org was not asked" };
      if (agency.outcome !== "found") return [doi, agency];
      const lookup = fromCrossref.get(doi) ?? fromDatacite.get(doi);
      if (lookup?.outcome === "found" || lookup?.outcome === "unknown") return [doi, lookup];
      return [doi, { outcome: "unknown", why: `${agency.record} has it and tells no more` }];
    }),
  );
}

async function askPubmed(
  asking: Asking,
  keys: Keys,
): Promise<[Lookups<SourceRecord>, Lookups<SourceRecord>]> {
  const converted = await askInBatches(asking, pmcConverter, keys.pmcid);
  const numberOf = (pmcid: string) => {
    const lookup = converted.get(pmcid);
    return lookup?.outcome === "found" ? lookup.record : undefined;
  };
  const numbers = new Set([...keys.pmid, ...keys.pmcid.flatMap((pmcid) => numberOf(pmcid) ?? [])]);
  const found = await askInBatches(asking, pubmed, [...numbers]);
  const pmcids = keys.pmcid.map((pmcid): [string, Lookup<SourceRecord>] => {
    const why = "PubMed has no number for it";
    return [pmcid, found.get(numberOf(pmcid) ?? "") ?? { outcome: "unknown", why }];
  });
  return [found, new Map(pmcids)];
}

/** The published versions that preprints name themselves and dblp does not know; Crossref's silence says nothing here. */
async function askPublished(
  asking: Asking,
  preprints: readonly Lookups<SourceRecord>[],
): Promise<ReadonlyMap<string, Publication>> {
  const dois = preprints.flatMap((lookups) => [...lookups.values()]).flatMap(namedPublication);
  const found = await askInBatches(asking, crossref, [...new Set(dois)]);
  const publications = new Map<string, Publication>();
  for (const [doi, lookup] of found) {
    if (lookup.outcome !== "found" || lookup.record.isPreprint) continue;
    const { venue, year } = lookup.record;
    if (venue !== null && year !== null) publications.set(doi, { venue, year, doi });
  }
  return publications;
}

function namedPublication(lookup: Lookup<SourceRecord>): string[] {
  if (lookup.outcome !== "found") return [];
  const { isPreprint, published, publishedDoi } = lookup.record;
  return isPreprint && published === null && publishedDoi !== null ? [publishedDoi] : [];
}

function withPublications(
  lookups: Lookups<SourceRecord>,
  published: ReadonlyMap<string, Publication>,
): Lookups<SourceRecord> {
  return mapFound(lookups, (record) => ({
    ...record,
    published: record.published ?? published.get(record.publishedDoi ?? "") ?? null,
  }));
}

function mapFound(
  lookups: Lookups<SourceRecord>,
  change: (record: SourceRecord, key: string) => SourceRecord,
): Lookups<SourceRecord> {
  return new Map(
    [...lookups].map(([key, lookup]) => [
      key,
      lookup.outcome === "found" ? { outcome: "found", record: change(lookup.record, key) } : lookup,
    ]),
  );
}
