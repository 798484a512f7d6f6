import { json } from "./json.ts";
import type { Registered } from "./registries.ts";
import type { Reply } from "./server.ts";

/** Answers a look-up of one DOI; an unknown one with a page. */
export function openAlexWork(held: Readonly<Record<string, Registered>> = {}, url: URL): Reply {
  const doi = decodeURIComponent(url.pathname.replace("/works/doi:", ""));
  const paper = held[doi];
  if (paper === undefined) return { status: 404, body: "<!doctype html><title>404 Not Found</title>" };
  return json({
    doi: `https://doi.org/${doi}`,
    title: paper.title,
    type: "article",
    authorships: (paper.authors ?? []).map((raw_author_name) => ({ raw_author_name })),
    is_retracted: paper.updatedBy === "retraction",
  });
}
