import { z } from "zod";
import { type BatchSource, parseJson, type SourceRecord } from "./lookup.ts";
import { cleanText, yearOf } from "./text.ts";

const Summary = z.object({
  title: z.string(),
  pubdate: z.string().catch(""),
  source: z.string().catch(""),
  fulljournalname: z.string().catch(""),
  authors: z.array(z.object({ name: z.string() })).catch([]),
  pubtype: z.array(z.string()).catch([]),
  articleids: z.array(z.object({ idtype: z.string(), value: z.string() })).catch([]),
});

const Answer = z.object({ result: z.record(z.string(), z.unknown()) });

/** NCBI asks programs to name themselves (ncbi.nlm.nih.gov/books/NBK25497). */
const TOOL = "tool=listwarden";

/** PubMed's esummary; an unknown id answers with an `error` of its own inside a 200. */
export const pubmed: BatchSource<SourceRecord> = {
  name: "PubMed",
  size: 200,
  question: (ids) => ({
    url: `https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pubmed&retmode=json&${TOOL}&id=${ids.join(",")}`,
  }),
  read(body, ids) {
    const parsed = Answer.safeParse(parseJson(body));
    if (!parsed.success) return null;
    return new Map(
      ids.flatMap((id): [string, SourceRecord | null][] => {
        const said = parsed.data.result[id];
        const summary = Summary.safeParse(said);
        if (summary.success) return [[id, toRecord(summary.data)]];
        return z.object({ error: z.string() }).safeParse(said).success ? [[id, null]] : [];
      }),
    );
  },
};

const Converted = z.object({
  status: z.literal("ok"),
  records: z.array(
    z.object({
      pmcid: z.string().optional(),
      pmid: z.union([z.string(), z.number()]).optional(),
      status: z.string().optional(),
    }),
  ),
});

/** PubMed Central's id converter: PMCID to PMID (pmc.ncbi.nlm.nih.gov/tools/id-converter-api). */
export const pmcConverter: BatchSource<string> = {
  name: "PubMed Central",
  size: 200,
  question: (ids) => ({
    url: `https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/?format=json&${TOOL}&ids=${ids.map((id) => `PMC${id}`).join(",")}`,
  }),
  read(body, ids) {
    const parsed = Converted.safeParse(parseJson(body));
    if (!parsed.success) return null;
    const pmids = new Map(parsed.data.records.map((each) => [each.pmcid?.toUpperCase(), each.pmid]));
    // An article without PMID exists all the same: only a number says something.
    return new Map(
      ids.flatMap((id) => {
        const pmid = pmids.get(`PMC${id}`);
        return pmid === undefined ? [] : [[id, String(pmid)] as const];
      }),
    );
  },
};

function toRecord(summary: z.output<typeof Summary>): SourceRecord {
  const isRetracted = summary.pubtype.includes("Retracted Publication");
  return {
    source: "PubMed",
    title: cleanText(summary.title)
      .replace(/\.$/, "")
      .replace(/^\[(.*)\]$/, "$1"),
    otherTitles: [],
    authors: summary.authors.map(({ name }) => name),
    year: yearOf(summary.pubdate),
    venue: cleanText(summary.source || summary.fulljournalname) || null,
    isPreprint: summary.pubtype.includes("Preprint"),
    doi: summary.articleids.find(({ idtype }) => idtype === "doi")?.value.toLowerCase() ?? null,
    publishedDoi: null,
    arxiv: null,
    code: null,
    withdrawn: isRetracted ? "retracted" : null,
    published: null,
  };
}
