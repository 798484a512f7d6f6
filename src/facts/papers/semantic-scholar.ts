import { z } from "zod";
import { type BatchSource, parseJson } from "./lookup.ts";
import { cleanText } from "./text.ts";

const Paper = z.object({
  title: z.string(),
  externalIds: z.object({ DOI: z.string().optional() }),
});
/** Aligned with the question; null for what it does not have. */
const Answer = z.array(z.unknown());

/** A DOI under which a preprint was published, with the title that the record has: it may be another paper's. */
export interface NamedPublication {
  readonly title: string;
  readonly doi: string | null;
}

/**
 * Semantic Scholar's batch (api.semanticscholar.org/api-docs): the one source that joins an arXiv number with the DOI of
 * its version of record. Its licence lets nothing be passed on but identifiers, and it wants a key: that of the list's
 * owner. One request a second.
 */
export function semanticScholar(key: string): BatchSource<NamedPublication> {
  return {
    name: "Semantic Scholar",
    size: 500,
    question: (numbers) => ({
      url: "https://api.semanticscholar.org/graph/v1/paper/batch?fields=title,externalIds",
      headers: { "x-api-key": key, "content-type": "application/json" },
      body: JSON.stringify({ ids: numbers.map((number) => `ARXIV:${number}`) }),
    }),
    read(body, numbers) {
      const parsed = Answer.safeParse(parseJson(body));
      if (!parsed.success || parsed.data.length !== numbers.length) return null;
      return new Map(
        numbers.flatMap((number, index): [string, NamedPublication | null][] => {
          const said = parsed.data[index];
          if (said === null) return [[number, null]];
          const paper = Paper.safeParse(said);
          return paper.success ? [[number, named(paper.data)]] : [];
        }),
      );
    },
  };
}

/** The DOI that arXiv itself registers for a preprint is no version of record. */
function named({ title, externalIds }: z.output<typeof Paper>): NamedPublication {
  const doi = externalIds.DOI?.toLowerCase() ?? null;
  return { title: cleanText(title), doi: doi?.startsWith("10.48550/") ? null : doi };
}
