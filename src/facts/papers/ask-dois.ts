import { crossref, isCopy } from "./crossref.ts";
import { datacite } from "./datacite.ts";
import { doiAgency } from "./doi-agency.ts";
import { type Asking, askInBatches, type Lookup, type Lookups, type SourceRecord } from "./lookup.ts";
import { openAlex } from "./openalex.ts";

/** How many DOIs of one run are looked up one by one: the others wait for the next run. */
const MAX_SINGLE = 4;

/**
 * Which agency has each DOI, then that agency. What another agency has, or one that is silent today, OpenAlex may know;
 * where it does not, the DOI is known to exist and no more.
 */
export async function askDois(asking: Asking, dois: readonly string[]): Promise<Lookups<SourceRecord>> {
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
  const own = new Map([...fromCrossref, ...fromDatacite]);
  const isOpen = (doi: string) =>
    agencies.get(doi)?.outcome === "found" && isSilent(own.get(doi)) && !isCopy(doi);
  const others = await askInBatches(asking, openAlex, dois.filter(isOpen).slice(0, MAX_SINGLE));
  return new Map(
    dois.map((doi): [string, Lookup<SourceRecord>] => {
      const agency = agencies.get(doi) ?? { outcome: "unknown", why: "doi.org was not asked" };
      if (agency.outcome !== "found") return [doi, agency];
      const [lookup, other] = [own.get(doi), others.get(doi)];
      if (lookup?.outcome === "found") return [doi, lookup];
      if (other?.outcome === "found") return [doi, other];
      if (lookup?.outcome === "unknown") return [doi, lookup];
      return [doi, { outcome: "unknown", why: `${agency.record} has it and tells no more` }];
    }),
  );
}

/** Neither a record nor a "no": nobody was asked, or nothing came back. */
function isSilent(lookup: Lookup<SourceRecord> | undefined): boolean {
  return lookup === undefined || lookup.outcome === "unknown";
}
