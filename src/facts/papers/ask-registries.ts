import { samePaper } from "../../identity/match.ts";
import type { Publication } from "../../model/facts.ts";
import { arxiv } from "./arxiv.ts";
import { askPubmed, publishedByEuropePmc } from "./ask-biomedicine.ts";
import { askDois } from "./ask-dois.ts";
import { crossref } from "./crossref.ts";
import { dblpPages, dblpVersions } from "./dblp.ts";
import {
  type Asking,
  askInBatches,
  type Lookup,
  type Lookups,
  mapFound,
  type SourceRecord,
} from "./lookup.ts";
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
    askDois(asking, keys.doi).then((found) => publishedByEuropePmc(asking, found)),
    askPubmed(asking, keys),
    askInBatches(asking, dblpPages, keys.openreview),
  ]);
  const published = await askPublished(asking, { preprints, dois });
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

/** The published versions that preprints name themselves and dblp does not know; Crossref's silence says nothing here. */
async function askPublished(
  asking: Asking,
  { preprints, dois }: { readonly preprints: Lookups<SourceRecord>; readonly dois: Lookups<SourceRecord> },
): Promise<ReadonlyMap<string, Publication>> {
  const named = [...new Set([...preprints.values(), ...dois.values()].flatMap(namedPublication))];
  const isKnown = (doi: string) => dois.get(doi)?.outcome === "found";
  const asked = await askInBatches(
    asking,
    crossref,
    named.filter((doi) => !isKnown(doi)),
  );
  const found = new Map([...dois, ...asked]);
  const publications = new Map<string, Publication>();
  for (const doi of named) {
    const lookup = found.get(doi);
    if (lookup?.outcome !== "found" || lookup.record.isPreprint) continue;
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
