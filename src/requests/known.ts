import { canonicalVenue } from "../list/venue-names.ts";
import type { PaperFact } from "../model/facts.ts";
import type { PaperLink, RequestedPaper } from "./paper.ts";

/** A paper as it can be printed. */
export interface KnownPaper {
  readonly title: string;
  /** "Given Family" each, in order; a text is printed as it is. */
  readonly authors: readonly string[] | string;
  readonly venue: string | null;
  readonly year: number | null;
  /** 1 to 12, of its first appearance; null where it is not known. */
  readonly month: number | null;
  readonly isPreprint: boolean;
  readonly links: readonly PaperLink[];
  /** Which source said so; null where only the request did. */
  readonly evidence: string | null;
}

/** What is not known of a paper and would be needed to print it. */
export type Missing = "title" | "link";

/**
 * Joins what somebody said of a paper with what the registries know of it: they are believed where they speak.
 *
 * @param facts the registries' answers, by canonical identifier.
 * @returns the paper, or what has to be asked for.
 */
export function knowPaper(
  asked: RequestedPaper,
  facts: ReadonlyMap<string, PaperFact>,
): { readonly known: KnownPaper } | { readonly missing: readonly Missing[] } {
  const found = asked.ids
    .map((id) => facts.get(id))
    .find((fact): fact is PaperFact & { status: "found" } => fact?.status === "found");
  const title = found?.title ?? asked.title;
  const links = printableLinks(asked);
  const missing: Missing[] = [];
  if (title === null) missing.push("title");
  if (!links.some(({ role }) => role === "paper")) missing.push("link");
  if (title === null || missing.length > 0) return { missing };
  const submitted = arxivMonth(asked.ids);
  const venue = found?.venue ?? asked.venue;
  const isPreprint = venue === null || canonicalVenue(venue) === "arXiv";
  return {
    known: {
      title,
      authors: found?.authors ?? asked.authors,
      venue: isPreprint ? null : venue,
      year: (isPreprint ? submitted?.year : null) ?? found?.year ?? asked.year ?? submitted?.year ?? null,
      month: submitted?.month ?? null,
      isPreprint,
      links,
      evidence: found?.evidence ?? null,
    },
  };
}

/** The links as they were given; an identifier without a link gets its registry's. */
function printableLinks({ ids, links }: RequestedPaper): readonly PaperLink[] {
  if (links.some(({ role }) => role === "paper")) return links;
  const address = ids.map(addressOf).find((each) => each !== null);
  return address === undefined || address === null ? links : [{ role: "paper", url: address }, ...links];
}

function addressOf(id: string): string | null {
  const [, registry, number = ""] = /^(\w+):(.+)$/s.exec(id) ?? [];
  if (registry === "arxiv") return `https://arxiv.org/abs/${number}`;
  if (registry === "doi") return `https://doi.org/${number}`;
  return registry === "acl" ? `https://aclanthology.org/${number}/` : null;
}

/** When a paper came to arXiv, by its number; numbers since April 2007 say so. */
function arxivMonth(ids: readonly string[]): { readonly year: number; readonly month: number } | null {
  for (const id of ids) {
    const match = /^arxiv:(\d\d)(0[1-9]|1[0-2])\.\d{4,5}$/.exec(id);
    if (match) return { year: 2000 + Number(match[1]), month: Number(match[2]) };
  }
  return null;
}
