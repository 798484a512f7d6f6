import { z } from "zod";
import { type BatchSource, parseJson, type SourceRecord } from "./lookup.ts";
import { cleanText, yearOf } from "./text.ts";

const Author = z.object({
  fullName: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
});

const Work = z.object({
  source: z.string(),
  title: z.string(),
  pmid: z.string().optional(),
  pmcid: z.string().optional(),
  doi: z.string().optional(),
  pubYear: z.union([z.string(), z.number()]).optional(),
  authorList: z.object({ author: z.array(Author) }).catch({ author: [] }),
  journalInfo: z
    .object({
      journal: z.object({ title: z.string().optional(), medlineAbbreviation: z.string().optional() }),
    })
    .catch({ journal: {} }),
  pubTypeList: z.object({ pubType: z.array(z.string()) }).catch({ pubType: [] }),
  commentCorrectionList: z
    .object({
      commentCorrection: z.array(
        z.object({ id: z.string().optional(), source: z.string().optional(), type: z.string() }),
      ),
    })
    .catch({ commentCorrection: [] }),
});
type Work = z.output<typeof Work>;

/** An error comes with status 200 and an `errCode` in place of the list. */
const Answer = z.object({ hitCount: z.number(), resultList: z.object({ result: z.array(z.unknown()) }) });

/** A record of Europe PMC's, with the article that it believes a preprint became. */
export interface BiomedicalRecord extends SourceRecord {
  /** By its number at PubMed: a guess by title and first author, to be held against that article. */
  readonly publishedPmid: string | null;
}

/** An identifier that Europe PMC is searched by; a DOI may be a preprint's. */
export type BiomedicalKey = `doi:${string}` | `pmid:${string}` | `pmcid:${string}`;

/** How the search names each kind of identifier (europepmc.org/Help#fieldsearch). */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^doi:(.+)$/, 'DOI:"$1"'],
  [/^pmid:(.+)$/, "(EXT_ID:$1 AND SRC:MED)"],
  [/^pmcid:(.+)$/, "PMCID:PMC$1"],
];

/**
 * Europe PMC's search by identifiers (europepmc.org/RestfulWebService), one or several at once: biomedical articles that
 * PubMed has no number for, and what became of the preprints of bioRxiv, medRxiv and the like.
 */
export const europePmc: BatchSource<BiomedicalRecord> = {
  name: "Europe PMC",
  size: 25,
  question(keys) {
    const query = encodeURIComponent(keys.map(fieldOf).join(" OR "));
    // Preprints have a record for each version.
    const rows = keys.length * 4;
    return {
      url: `https://www.ebi.ac.uk/europepmc/webservices/rest/search?query=${query}&format=json&resultType=core&pageSize=${rows}`,
    };
  },
  read(body, keys) {
    const parsed = Answer.safeParse(parseJson(body));
    if (!parsed.success) return null;
    const { hitCount, resultList } = parsed.data;
    const works = resultList.result.flatMap((item) => Work.safeParse(item).data ?? []);
    const isComplete = hitCount <= works.length;
    return new Map(
      keys.flatMap((key): [string, BiomedicalRecord | null][] => {
        const its = works.filter((work) => isNamed(work, key));
        const work = its.find((each) => publishedPmid(each) !== null) ?? its[0];
        if (work !== undefined) return [[key, toRecord(work)]];
        return isComplete ? [[key, null]] : [];
      }),
    );
  },
};

function fieldOf(key: string): string {
  const [shape, field] = FIELDS.find(([each]) => each.test(key)) ?? [];
  return shape && field ? key.replaceAll('"', "").replace(shape, field) : "";
}

function isNamed({ doi, pmid, pmcid }: Work, key: string): boolean {
  const names = [doi && `doi:${doi}`, pmid && `pmid:${pmid}`, pmcid && `pmcid:${pmcid.replace(/^PMC/i, "")}`];
  return names.some((name) => name?.toLowerCase() === key.toLowerCase());
}

function publishedPmid({ commentCorrectionList }: Work): string | null {
  const link = commentCorrectionList.commentCorrection.find(
    ({ type, source }) => type.toLowerCase() === "preprint of" && source === "MED",
  );
  return link?.id !== undefined && /^\d{1,9}$/.test(link.id) ? link.id : null;
}

function toRecord(work: Work): BiomedicalRecord | null {
  const title = cleanText(work.title).replace(/\.$/, "");
  if (title === "") return null;
  const isPreprint = work.source === "PPR";
  const { journal } = work.journalInfo;
  const isRetracted =
    work.pubTypeList.pubType.some((type) => type.toLowerCase() === "retracted publication") ||
    work.commentCorrectionList.commentCorrection.some(({ type }) => type.toLowerCase() === "retraction in");
  return {
    source: "Europe PMC",
    title,
    otherTitles: [],
    authors: work.authorList.author.flatMap(({ fullName, firstName, lastName }) => {
      const name = firstName && lastName ? `${firstName} ${lastName}` : fullName;
      return name === undefined ? [] : [cleanText(name)];
    }),
    year: yearOf(work.pubYear),
    venue: isPreprint ? null : cleanText(journal.medlineAbbreviation ?? journal.title ?? "") || null,
    isPreprint,
    doi: work.doi?.toLowerCase() ?? null,
    publishedDoi: null,
    publishedPmid: isPreprint ? publishedPmid(work) : null,
    arxiv: null,
    code: null,
    withdrawn: isRetracted ? "retracted" : null,
    published: null,
  };
}
