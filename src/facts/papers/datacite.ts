import { z } from "zod";
import { encodeDoi } from "./doi-agency.ts";
import { type BatchSource, parseJson, type SourceRecord } from "./lookup.ts";
import { cleanText, yearOf } from "./text.ts";

const Attributes = z.object({
  doi: z.string(),
  titles: z.array(z.object({ title: z.string() })).catch([]),
  creators: z
    .array(z.object({ name: z.string(), givenName: z.string().nullish(), familyName: z.string().nullish() }))
    .catch([]),
  publicationYear: z.union([z.number(), z.string()]).nullish().catch(null),
  container: z.object({ title: z.string().nullish() }).nullish().catch(null),
  types: z.object({ resourceTypeGeneral: z.string().nullish() }).nullish().catch(null),
});

const Answer = z.object({
  data: z.array(z.object({ attributes: z.unknown() })),
  meta: z.object({ total: z.number() }),
});

const FIELDS = "doi,titles,creators,publicationYear,container,types";

/** DataCite's REST API (support.datacite.org/docs/api); a DOI that it does not have is silently absent. */
export const datacite: BatchSource<SourceRecord> = {
  name: "DataCite",
  size: 50,
  question(dois) {
    const ids = dois.map(encodeDoi).join(",");
    return {
      url: `https://api.datacite.org/dois?ids=${ids}&page[size]=${dois.length}&fields[dois]=${FIELDS}`,
    };
  },
  read(body, dois) {
    const parsed = Answer.safeParse(parseJson(body));
    if (!parsed.success) return null;
    const records = parsed.data.data.flatMap((item) => {
      const attributes = Attributes.safeParse(item.attributes);
      return attributes.success
        ? [[attributes.data.doi.toLowerCase(), toRecord(attributes.data)] as const]
        : [];
    });
    const known = new Map(records);
    return new Map(dois.map((doi) => [doi, known.get(doi.toLowerCase()) ?? null]));
  },
};

function toRecord(work: z.output<typeof Attributes>): SourceRecord | null {
  const title = cleanText(work.titles[0]?.title ?? "");
  if (title === "") return null;
  const isPreprint = work.types?.resourceTypeGeneral === "Preprint";
  return {
    source: "DataCite",
    title,
    otherTitles: work.titles.slice(1).map((each) => cleanText(each.title)),
    authors: work.creators.map(({ name, givenName, familyName }) =>
      cleanText(givenName && familyName ? `${givenName} ${familyName}` : name),
    ),
    year: yearOf(work.publicationYear),
    venue: isPreprint ? null : cleanText(work.container?.title ?? "") || null,
    isPreprint,
    doi: work.doi.toLowerCase(),
    publishedDoi: null,
    arxiv: null,
    code: null,
    withdrawn: null,
    published: null,
  };
}
