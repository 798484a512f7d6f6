import { explainAnswer } from "../http/explain.ts";
import { readPage } from "../links/page.ts";
import type { Asking, Lookup, SourceRecord } from "./lookup.ts";
import { cleanText, yearOf } from "./text.ts";

/** How each publisher of proceedings turns the address of a PDF into that of the page that describes it. */
const PAGES: readonly { readonly host: RegExp; page(path: string): string | null }[] = [
  {
    host: /^openaccess\.thecvf\.com$/,
    page: (path) =>
      /\/(?:papers|html)\/[^/]+$/.test(path)
        ? path.replace(/\/papers\/([^/]+)\.pdf$/, "/html/$1.html")
        : null,
  },
  {
    host: /^proceedings\.mlr\.press$/,
    page: (path) =>
      /^\/v\d+\//.test(path) ? path.replace(/^(\/v\d+\/)([\w-]+)\/\2\.pdf$/, "$1$2.html") : null,
  },
  {
    host: /^(?:papers\.nips\.cc|papers\.neurips\.cc|proceedings\.neurips\.cc)$/,
    page: (path) =>
      /\/paper(?:_files\/paper)?\/\d{4}\/(?:hash|file)\//.test(path)
        ? path.replace("/file/", "/hash/").replace(/-Paper([\w-]*)\.pdf$/, "-Abstract$1.html")
        : null,
  },
  {
    host: /^ojs\.aaai\.org$/,
    page: (path) => {
      const view = /^(\/index\.php\/[\w-]+\/article\/)(?:view|download)\/(\d+)/.exec(path);
      return view ? `${view[1]}view/${view[2]}` : null;
    },
  },
];

/** The page that describes a paper of these proceedings, by the address of the page or of its PDF; null for all others. */
export function proceedingsPage(link: string): string | null {
  const url = URL.parse(link);
  const path = url && PAGES.find(({ host }) => host.test(url.hostname))?.page(url.pathname);
  return url && path ? `https://${url.hostname}${path}` : null;
}

/**
 * What a page says of its paper in `citation_*` elements, as Google Scholar asks for them
 * (scholar.google.com/intl/en/scholar/inclusion.html). One request a paper; a page without them says nothing.
 */
export async function askProceedings(
  { client, hasTime }: Asking,
  page: string,
): Promise<Lookup<SourceRecord>> {
  if (!hasTime()) return { outcome: "unknown", why: "there was no time left to ask" };
  const answer = await client.ask({ url: page });
  if (answer.outcome === "failed" || answer.status !== 200)
    return { outcome: "unknown", why: explainAnswer(answer) };
  const { meta } = readPage(answer.body);
  const title = cleanText(meta.get("citation_title") ?? "");
  if (title === "") return { outcome: "unknown", why: `${explainAnswer(answer)} without a description` };
  const venue = meta.get("citation_conference_title") ?? meta.get("citation_journal_title") ?? "";
  const record: SourceRecord = {
    source: "its page",
    title,
    otherTitles: [],
    authors: [],
    year: yearOf(meta.get("citation_publication_date") ?? meta.get("citation_date")),
    venue: cleanText(venue) || null,
    isPreprint: false,
    doi: meta.get("citation_doi")?.toLowerCase() ?? null,
    publishedDoi: null,
    arxiv: null,
    code: null,
    withdrawn: null,
    published: null,
  };
  return { outcome: "found", record };
}
