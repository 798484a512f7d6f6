import { z } from "zod";
import { isCopy } from "./crossref.ts";
import { encodeDoi } from "./doi-agency.ts";
import { type BatchSource, parseJson, type SourceRecord } from "./lookup.ts";
import { cleanText } from "./text.ts";

const Work = z.object({
  doi: z.string(),
  title: z.string(),
  type: z.enum(["article", "preprint", "book-chapter", "review"]),
  authorships: z.array(z.object({ raw_author_name: z.string() })).catch([]),
  is_retracted: z.boolean().catch(false),
});

const FIELDS = "doi,title,type,authorships,is_retracted";

/**
 * OpenAlex (developers.openalex.org), one DOI a request: that is what it gives away; lists and searches cost. An unknown
 * DOI is a 404. It merges works that are not one, and takes the year and the venue of either: they are left out here.
 */
export const openAlex: BatchSource<SourceRecord> = {
  name: "OpenAlex",
  size: 1,
  absentStatus: 404,
  question: ([doi = ""]) => ({
    url: `https://api.openalex.org/works/doi:${encodeDoi(doi)}?select=${FIELDS}`,
  }),
  read(body, [doi = ""]) {
    const work = Work.safeParse(parseJson(body)).data;
    if (work === undefined) return null;
    const title = cleanText(work.title);
    const isAsked = work.doi.toLowerCase() === `https://doi.org/${doi}`.toLowerCase();
    return new Map([
      [doi, isAsked && title !== "" && !isCopy(doi) ? toRecord(doi, { ...work, title }) : null],
    ]);
  },
};

function toRecord(
  doi: string,
  { title, type, authorships, is_retracted }: z.output<typeof Work>,
): SourceRecord {
  return {
    source: "OpenAlex",
    title,
    otherTitles: [],
    authors: authorships.map(({ raw_author_name }) => cleanText(raw_author_name)),
    year: null,
    venue: null,
    isPreprint: type === "preprint",
    doi: doi.toLowerCase(),
    publishedDoi: null,
    arxiv: null,
    code: null,
    withdrawn: is_retracted ? "retracted" : null,
    published: null,
  };
}
