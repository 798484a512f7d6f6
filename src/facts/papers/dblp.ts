import { z } from "zod";
import type { Publication } from "../../model/facts.ts";
import { type BatchSource, parseJson, type SourceRecord } from "./lookup.ts";
import { cleanText, yearOf } from "./text.ts";

const value = z.object({ value: z.string() });
const Answer = z.object({
  results: z.object({
    bindings: z.array(
      z.object({
        asked: value,
        title: value,
        venue: value,
        year: value,
        doi: value.optional(),
        page: value.optional(),
      }),
    ),
  }),
});
type Row = z.output<typeof Answer>["results"]["bindings"][number];

const PREFIX = "PREFIX dblp: <https://dblp.org/rdf/schema#>\n";
const DETAILS = `?pub dblp:title ?title ; dblp:publishedIn ?venue ; dblp:yearOfPublication ?year .
  OPTIONAL { ?pub dblp:doi ?doi } OPTIONAL { ?pub dblp:primaryDocumentPage ?page }`;

/**
 * Where an arXiv paper was published since, by dblp's SPARQL service: the records with the same first author and the
 * same title. dblp links the two in no other way; it writes DOIs in capitals, and an ICLR paper may stand under CoRR.
 */
export const dblpVersions: BatchSource<Publication> = {
  name: "dblp",
  size: 50,
  question: (numbers) =>
    sparql(`SELECT ?asked ?title ?venue ?year ?doi ?page WHERE {
  VALUES ?asked { ${numbers.map((number) => `<https://doi.org/10.48550/ARXIV.${number.toUpperCase()}>`).join(" ")} }
  ?corr dblp:doi ?asked ; dblp:title ?known ; dblp:hasSignature ?first .
  ?first dblp:signatureOrdinal 1 ; dblp:signatureCreator ?author .
  ?pub dblp:authoredBy ?author . ${DETAILS}
  FILTER(?venue != "CoRR")
  FILTER(LCASE(REPLACE(?title, "[^A-Za-z0-9]", "")) = LCASE(REPLACE(?known, "[^A-Za-z0-9]", "")))
}`),
  read(body, numbers) {
    const rows = rowsByAsked(body);
    if (rows === null) return null;
    return new Map(
      numbers.map((number) => [
        number,
        toPublication(rows.get(`https://doi.org/10.48550/arxiv.${number}`.toLowerCase()) ?? []),
      ]),
    );
  },
};

/** The papers behind OpenReview's pages, which do not answer programs themselves. */
export const dblpPages: BatchSource<SourceRecord> = {
  name: "dblp",
  size: 50,
  question: (ids) =>
    sparql(`SELECT ?asked ?title ?venue ?year ?doi ?page WHERE {
  VALUES ?asked { ${ids.map((id) => `<https://openreview.net/forum?id=${id}>`).join(" ")} }
  ?pub dblp:documentPage ?asked . ${DETAILS}
}`),
  read(body, ids) {
    const rows = rowsByAsked(body);
    if (rows === null) return null;
    return new Map(
      ids.map((id) => [id, toRecord(rows.get(`https://openreview.net/forum?id=${id}`.toLowerCase()))]),
    );
  },
};

function sparql(query: string) {
  return {
    url: "https://sparql.dblp.org/sparql",
    body: `query=${encodeURIComponent(PREFIX + query)}`,
    headers: {
      accept: "application/sparql-results+json",
      "content-type": "application/x-www-form-urlencoded",
    },
  };
}

function rowsByAsked(body: string): Map<string, Row[]> | null {
  const parsed = Answer.safeParse(parseJson(body));
  if (!parsed.success) return null;
  return Map.groupBy(parsed.data.results.bindings, (row) => row.asked.value.toLowerCase());
}

/** One publication; two different ones are a question, not an answer. */
function toPublication(rows: readonly Row[]): Publication | null {
  const found = new Map<string, Publication>();
  for (const row of rows) {
    const year = yearOf(row.year.value);
    const venue = venueName(row.venue.value);
    if (year === null || venue === "") continue;
    const doi = row.doi?.value.replace(/^https?:\/\/doi\.org\//i, "").toLowerCase();
    const url = row.page?.value;
    found.set(`${venue} ${year}`, { venue, year, ...(doi ? { doi } : {}), ...(url ? { url } : {}) });
  }
  const [only] = found.values();
  return found.size === 1 && only ? only : null;
}

function toRecord(rows: readonly Row[] = []): SourceRecord | null {
  const published = toPublication(rows);
  const title = rows[0]?.title.value;
  if (published === null || title === undefined) return null;
  return {
    source: "dblp",
    title: cleanText(title).replace(/\.$/, ""),
    otherTitles: [],
    authors: [],
    year: published.year,
    venue: published.venue,
    isPreprint: false,
    doi: published.doi ?? null,
    publishedDoi: null,
    arxiv: null,
    code: null,
    withdrawn: null,
    published: null,
  };
}

/** `NAACL-HLT (1)` and `ICLR (Poster)` without what is in brackets. */
function venueName(text: string): string {
  return text.replace(/\s*\([^()]*\)\s*$/, "").trim();
}
