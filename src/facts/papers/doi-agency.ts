import { z } from "zod";
import { type BatchSource, parseJson } from "./lookup.ts";

const Answer = z.array(
  z.object({ DOI: z.string(), RA: z.string().optional(), status: z.string().optional() }),
);

/** Which agency registered a DOI (www.doi.org/the-identifier/resources/factsheets); the answer keeps the order. */
export const doiAgency: BatchSource<string> = {
  name: "doi.org",
  size: 50,
  question: (dois) => ({ url: `https://doi.org/doiRA/${dois.map(encodeDoi).join(",")}` }),
  read(body, dois) {
    const parsed = Answer.safeParse(parseJson(body));
    if (!parsed.success || parsed.data.length !== dois.length) return null;
    const found = new Map<string, string | null>();
    for (const [index, doi] of dois.entries()) {
      const said = parsed.data[index];
      if (said?.DOI.toLowerCase() !== doi.toLowerCase()) return null;
      if (said.RA !== undefined) found.set(doi, said.RA);
      else if (said.status === "DOI does not exist") found.set(doi, null);
    }
    return found;
  },
};

/** A DOI as part of a path; its slash stays. */
export function encodeDoi(doi: string): string {
  return encodeURIComponent(doi).replaceAll("%2F", "/");
}
