import { z } from "zod";
import { encodeDoi } from "./doi-agency.ts";
import { type BatchSource, parseJson, type SourceRecord } from "./lookup.ts";
import { cleanText, yearOf } from "./text.ts";

/** The works on the other side of a relation (api.crossref.org, "relationships"); who registered the DOI says so. */
const related = z.array(z.object({ "id-type": z.string(), id: z.string() })).catch([]);

const Work = z.object({
  DOI: z.string(),
  type: z.string().catch(""),
  title: z.array(z.string()).catch([]),
  author: z
    .array(
      z.object({ given: z.string().optional(), family: z.string().optional(), name: z.string().optional() }),
    )
    .catch([]),
  issued: z
    .object({ "date-parts": z.array(z.array(z.number().nullable())) })
    .optional()
    .catch(undefined),
  "container-title": z.array(z.string()).catch([]),
  "updated-by": z.array(z.object({ type: z.string() })).catch([]),
  relation: z
    .object({ "is-preprint-of": related, "has-preprint": related })
    .catch({ "is-preprint-of": [], "has-preprint": [] }),
});

const Answer = z.object({
  status: z.literal("ok"),
  message: z.object({ "total-results": z.number(), items: z.array(z.unknown()) }),
});

/** Prefixes that hold copies of other people's papers: 10.65215 has eight of "Attention Is All You Need". */
const COPIES = /^10\.65215\//;

/** True for a DOI under which somebody registered a copy of another's paper. */
export function isCopy(doi: string): boolean {
  return COPIES.test(doi);
}

/** Crossref's REST API (api.crossref.org/swagger-ui); a DOI that it does not have is silently absent. */
export const crossref: BatchSource<SourceRecord> = {
  name: "Crossref",
  size: 20,
  question(dois) {
    const filter = dois.map((doi) => `doi:${encodeDoi(doi)}`).join(",");
    return {
      url: `https://api.crossref.org/works?filter=${filter}&rows=${dois.length}&select=${CROSSREF_FIELDS}`,
    };
  },
  read(body, dois) {
    const list = readCrossrefList(body);
    if (list === null) return null;
    const { known, isComplete: complete } = list;
    return new Map(
      dois.flatMap((doi) => {
        const record = known.get(doi.toLowerCase());
        if (record !== undefined) return [[doi, record] as const];
        return complete ? [[doi, null] as const] : [];
      }),
    );
  },
};

/** What kinds of works are papers; a title also finds their figures, reviews and data sets. */
export const CROSSREF_PAPERS =
  "type:journal-article,type:proceedings-article,type:posted-content,type:book-chapter";

/** The fields that a record is read from, for `select`. */
export const CROSSREF_FIELDS = "DOI,type,title,author,issued,container-title,updated-by,relation";

/** The works of a list by their DOI, null for one that is no paper of its own; null as a whole for what is no list. */
export function readCrossrefList(
  body: string,
): { readonly known: ReadonlyMap<string, SourceRecord | null>; readonly isComplete: boolean } | null {
  const parsed = Answer.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const { items, "total-results": total } = parsed.data.message;
  const works = items.flatMap((item) => {
    const work = Work.safeParse(item);
    return work.success ? [[work.data.DOI.toLowerCase(), toRecord(work.data)] as const] : [];
  });
  return { known: new Map(works), isComplete: total <= items.length };
}

function toRecord(work: z.output<typeof Work>): SourceRecord | null {
  const doi = work.DOI.toLowerCase();
  const title = cleanText(work.title[0] ?? "");
  const bare = title.replace(/^(?:RETRACTED(?: ARTICLE)?|WITHDRAWN)\s*:\s*/i, "");
  if (bare === "" || isCopy(doi)) return null;
  const isRetracted = work["updated-by"].some(({ type }) => /^(?:retraction|withdrawal|removal)$/.test(type));
  const isPreprint = work.type === "posted-content";
  return {
    source: "Crossref",
    title: bare,
    otherTitles: [],
    authors: work.author.flatMap(({ given, family, name }) => {
      const full = name ?? [given, family].filter(Boolean).join(" ");
      return full === "" ? [] : [cleanText(full)];
    }),
    year: yearOf(work.issued?.["date-parts"][0]?.[0]),
    venue: isPreprint ? null : cleanText(work["container-title"][0] ?? "") || null,
    isPreprint,
    doi,
    publishedDoi: isPreprint ? doiAmong(work.relation["is-preprint-of"]) : null,
    preprintDoi: isPreprint ? null : doiAmong(work.relation["has-preprint"]),
    arxiv: null,
    code: null,
    withdrawn: isRetracted || bare !== title ? "retracted" : null,
    published: null,
  };
}

function doiAmong(works: z.output<typeof related>): string | null {
  return works.find((each) => each["id-type"] === "doi")?.id.toLowerCase() ?? null;
}
