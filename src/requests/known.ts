import type { KnownPaper as FoundPaper, PaperFact } from "../model/facts.ts";
import { isPreprintServer } from "../model/preprint-server.ts";
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

/** A paper that can be printed, what has to be asked for, or the identifier that its registry does not have. */
export type Knowledge =
  | { readonly outcome: "known"; readonly paper: KnownPaper }
  | { readonly outcome: "missing"; readonly missing: readonly Missing[] }
  | { readonly outcome: "absent"; readonly id: string };

/**
 * Joins what somebody said of a paper with what the registries know of it: they are believed where they speak.
 *
 * @param facts the registries' answers, by canonical identifier.
 */
export function knowPaper(asked: RequestedPaper, facts: ReadonlyMap<string, PaperFact>): Knowledge {
  const answers = asked.ids.flatMap((id) => facts.get(id) ?? []);
  const found = answers.find((fact) => fact.status === "found");
  const absent = asked.ids.find((id) => facts.get(id)?.status === "absent");
  if (!found && absent !== undefined) return { outcome: "absent", id: absent };
  const title = found?.title ?? asked.title;
  const links = printableLinks(asked);
  const hasLink = links.some(({ role }) => role === "paper");
  if (title === null || !hasLink) {
    const missing: Missing[] = [
      ...(title === null ? ["title" as const] : []),
      ...(hasLink ? [] : ["link" as const]),
    ];
    return { outcome: "missing", missing };
  }
  const code = found?.code !== undefined && !links.some(({ role }) => role === "code") ? found.code : null;
  return {
    outcome: "known",
    paper: {
      title,
      authors: found?.authors ?? asked.authors,
      ...appearance(asked, found),
      links: code === null ? links : [...links, { role: "code", url: code }],
      evidence: found?.evidence ?? null,
    },
  };
}

/** Where and when it appeared: as published, where it was, else as its preprint. */
function appearance(
  asked: RequestedPaper,
  found: FoundPaper | undefined,
): Pick<KnownPaper, "venue" | "year" | "month" | "isPreprint"> {
  const submitted = arxivMonth(asked.ids);
  const venue = found?.published?.venue ?? found?.venue ?? asked.venue;
  const isPreprint = venue === null || isPreprintServer(venue);
  const year = isPreprint ? (submitted?.year ?? found?.year) : (found?.published?.year ?? found?.year);
  return {
    venue: isPreprint ? null : venue,
    year: year ?? asked.year ?? submitted?.year ?? null,
    month: submitted?.month ?? null,
    isPreprint,
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
