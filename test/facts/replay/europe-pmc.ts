import { json } from "./json.ts";
import type { Reply } from "./server.ts";

/** An article or a preprint as Europe PMC has it. */
export interface Biomedical {
  readonly title: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly venue?: string;
  /** The PMID of the article that it believes a preprint became. */
  readonly preprintOf?: string;
  readonly pubtype?: readonly string[];
}

const FIELD = /DOI:"(?<doi>[^"]+)"|\(EXT_ID:(?<pmid>\d+) AND SRC:MED\)|PMCID:PMC(?<pmcid>\d+)/g;

/** Answers a search by identifiers, preprints with a record for each of two versions. */
export function europePmcList(held: Readonly<Record<string, Biomedical>> = {}, url: URL): Reply {
  const asked = [...(url.searchParams.get("query") ?? "").matchAll(FIELD)].flatMap(({ groups = {} }) =>
    Object.entries(groups).filter(([, value]) => value !== undefined),
  );
  const result = asked.flatMap(([scheme, value]) => {
    const paper = held[`${scheme}:${value}`];
    if (paper === undefined) return [];
    const record = toRecord(paper, scheme === "pmcid" ? { pmcid: `PMC${value}` } : { [scheme]: value });
    const { commentCorrectionList: _, ...firstVersion } = record;
    return record.source === "PPR" ? [firstVersion, record] : [record];
  });
  return json({ version: "6.9", hitCount: result.length, request: {}, resultList: { result } });
}

function toRecord(paper: Biomedical, names: Readonly<Record<string, string>>) {
  const { title, authors = [], year = 2024, venue, preprintOf, pubtype = ["Journal Article"] } = paper;
  const author = authors.map((name) => {
    const [firstName = "", ...rest] = name.split(" ");
    const lastName = rest.join(" ");
    return { fullName: `${lastName} ${firstName.charAt(0)}`, firstName, lastName };
  });
  return {
    ...names,
    id: "1",
    source: venue === undefined ? "PPR" : "MED",
    title: `${title}.`,
    authorList: { author },
    pubYear: String(year),
    ...(venue === undefined
      ? {}
      : { journalInfo: { journal: { title: venue, medlineAbbreviation: venue } } }),
    pubTypeList: { pubType: venue === undefined ? ["Preprint"] : pubtype },
    ...(preprintOf === undefined
      ? {}
      : {
          commentCorrectionList: {
            commentCorrection: [{ id: preprintOf, source: "MED", type: "Preprint of", orderIn: 10001 }],
          },
        }),
  };
}
