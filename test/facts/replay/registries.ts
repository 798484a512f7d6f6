import { type Biomedical, europePmcList } from "./europe-pmc.ts";
import { json } from "./json.ts";
import { openAlexWork } from "./openalex.ts";
import type { Asked, Reply } from "./server.ts";

/** A paper as the registries of a test have it. */
export interface Registered {
  readonly title: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  /** arXiv only. */
  readonly firstTitle?: string;
  readonly comment?: string;
  readonly doi?: string;
  /** Where it was published, as dblp has it. */
  readonly dblp?: { readonly venue: string; readonly year: number; readonly doi?: string };
  /** Crossref only. */
  readonly venue?: string;
  readonly type?: string;
  readonly updatedBy?: string;
  readonly isPreprintOf?: string;
  readonly hasPreprint?: string;
  /** PubMed only. */
  readonly pubtype?: readonly string[];
}

/** What the registries of a test hold, by their own keys. */
export interface Registries {
  readonly arxiv?: Readonly<Record<string, Registered>>;
  readonly crossref?: Readonly<Record<string, Registered>>;
  readonly datacite?: Readonly<Record<string, Registered>>;
  readonly pubmed?: Readonly<Record<string, Registered>>;
  /** PMCID to PMID. */
  readonly pmc?: Readonly<Record<string, string>>;
  readonly openreview?: Readonly<Record<string, Registered>>;
  /** What Europe PMC has, by `doi:`, `pmid:` or `pmcid:`. */
  readonly europe?: Readonly<Record<string, Biomedical>>;
  /** DOIs of agencies that only OpenAlex tells of. */
  readonly openalex?: Readonly<Record<string, Registered>>;
}

/** Answers as the registries do, each in its own shape; anything else is a 404. */
export function answerAsRegistries(held: Registries): (asked: Asked) => Reply {
  return (asked) => {
    const { host, url } = asked;
    if (host === "export.arxiv.org") return arxivFeed(held, url);
    if (host === "doi.org") return agencies(held, url);
    if (host === "api.crossref.org") return crossrefList(held, url);
    if (host === "api.datacite.org") return dataciteList(held, url);
    if (host === "sparql.dblp.org") return dblpRows(held, asked.body);
    if (host === "eutils.ncbi.nlm.nih.gov") return summaries(held, url);
    if (host === "pmc.ncbi.nlm.nih.gov") return converted(held, url);
    if (host === "www.ebi.ac.uk") return europePmcList(held.europe, url);
    if (host === "api.openalex.org") return openAlexWork(held.openalex, url);
    return { status: 404 };
  };
}

function arxivFeed({ arxiv = {} }: Registries, url: URL): Reply {
  const wanted = url.searchParams.get("search_query")?.toLowerCase();
  if (wanted !== undefined) {
    const hits = Object.entries(arxiv).filter(([, { title }]) =>
      wanted.includes(title.replace(/[^\p{L}\p{N}]+/gu, " ").toLowerCase()),
    );
    return { body: feed(hits.map(([number, paper]) => arxivEntry(number, paper, false))) };
  }
  const ids = (url.searchParams.get("id_list") ?? "").split(",");
  if (ids.some((id) => !/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/.test(id)))
    return {
      status: 400,
      body: feed(["<entry><title>Error</title><summary>incorrect id format</summary></entry>"]),
    };
  // The feed keeps no order: the latest versions come first here.
  const entries = [...ids]
    .sort((a, b) => a.length - b.length)
    .flatMap((id) => {
      const [, number = "", first] = /^(.*?)(v1)?$/.exec(id) ?? [];
      const paper = arxiv[number];
      return paper ? [arxivEntry(number, paper, first !== undefined)] : [];
    });
  return { body: feed(entries), headers: { "content-type": "application/atom+xml" } };
}

function feed(entries: readonly string[]): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <title>arXiv Query</title>
  <opensearch:totalResults>${entries.length}</opensearch:totalResults>
${entries.join("\n")}
</feed>`;
}

function arxivEntry(number: string, paper: Registered, isFirst: boolean): string {
  const version = isFirst || paper.firstTitle === undefined ? 1 : 3;
  const authors = (paper.authors ?? []).map((name) => `<author>\n      <name>${name}</name>\n    </author>`);
  return `  <entry>
    <id>http://arxiv.org/abs/${number}v${version}</id>
    <title>${(isFirst ? paper.firstTitle : undefined) ?? paper.title.replace(" for ", "\n  for ")}</title>
    <published>${paper.year ?? 2024}-03-01T10:00:00Z</published>
    <summary>We generate reports.</summary>
    ${paper.comment === undefined ? "" : `<arxiv:comment>${paper.comment}</arxiv:comment>`}
    ${paper.doi === undefined ? "" : `<arxiv:doi>${paper.doi}</arxiv:doi>`}
    ${authors.join("\n    ")}
  </entry>`;
}

function agencies({ crossref = {}, datacite = {}, openalex = {} }: Registries, url: URL): Reply {
  const dois = decodeURIComponent(url.pathname.replace("/doiRA/", "")).split(",");
  return json(
    dois.map((DOI) => {
      if (Object.hasOwn(crossref, DOI)) return { DOI, RA: "Crossref" };
      if (Object.hasOwn(datacite, DOI)) return { DOI, RA: "DataCite" };
      if (Object.hasOwn(openalex, DOI)) return { DOI, RA: "mEDRA" };
      return { DOI, status: "DOI does not exist" };
    }),
  );
}

function crossrefList({ crossref = {} }: Registries, url: URL): Reply {
  const wanted = url.searchParams.get("query.bibliographic")?.toLowerCase();
  // A search ranks everything that shares a word; here, everything that shares the first one.
  const filters = (url.searchParams.get("filter") ?? "").split(",");
  const prefix = filters.find((each) => each.startsWith("prefix:"))?.replace("prefix:", "") ?? "";
  const hits = Object.keys(crossref).filter(
    (doi) =>
      doi.startsWith(prefix) && crossref[doi]?.title.toLowerCase().startsWith(wanted?.split(" ")[0] ?? ""),
  );
  const named = filters.map((each) => each.replace(/^doi:/, ""));
  const dois = wanted === undefined ? named : hits;
  const items = dois.flatMap((DOI) => {
    const paper = crossref[DOI];
    if (!paper) return [];
    const {
      title,
      authors = [],
      year = 2024,
      venue,
      type = "proceedings-article",
      updatedBy,
      isPreprintOf,
      hasPreprint,
    } = paper;
    return [
      {
        DOI,
        type,
        title: [title],
        author: authors.map((name) => ({
          given: name.split(" ")[0],
          family: name.split(" ").slice(1).join(" "),
        })),
        issued: { "date-parts": [[year, 6]] },
        ...(venue === undefined ? {} : { "container-title": [venue] }),
        ...(updatedBy === undefined
          ? {}
          : { "updated-by": [{ type: updatedBy, source: "retraction-watch" }] }),
        relation: {
          ...(isPreprintOf === undefined
            ? {}
            : { "is-preprint-of": [{ "id-type": "doi", id: isPreprintOf }] }),
          ...(hasPreprint === undefined ? {} : { "has-preprint": [{ "id-type": "doi", id: hasPreprint }] }),
        },
      },
    ];
  });
  return json({
    status: "ok",
    "message-type": "work-list",
    message: { "total-results": items.length, items },
  });
}

function dataciteList({ datacite = {} }: Registries, url: URL): Reply {
  const dois = (url.searchParams.get("ids") ?? "").split(",");
  const records = dois.flatMap((doi) => {
    const paper = datacite[doi];
    if (!paper) return [];
    const creators = (paper.authors ?? []).map((name) => ({ name }));
    const attributes = {
      doi,
      titles: [{ title: paper.title }],
      creators,
      publicationYear: paper.year ?? 2024,
    };
    return [{ id: doi, type: "dois", attributes: { ...attributes, container: {}, types: {} } }];
  });
  return json({ data: records, meta: { total: records.length } });
}

function dblpRows({ arxiv = {}, openreview = {} }: Registries, body: string): Reply {
  const query = new URLSearchParams(body).get("query") ?? "";
  const rows: unknown[] = [];
  for (const [asked, number = ""] of query.matchAll(/<https:\/\/doi\.org\/10\.48550\/ARXIV\.([^>]+)>/g))
    rows.push(...row(asked.slice(1, -1), arxiv[number.toLowerCase()]));
  for (const [asked, id = ""] of query.matchAll(/<https:\/\/openreview\.net\/forum\?id=([^>]+)>/g))
    rows.push(...row(asked.slice(1, -1), openreview[id]));
  return json({ head: { vars: [] }, results: { bindings: rows } });
}

function row(asked: string, paper: Registered | undefined): unknown[] {
  if (paper?.dblp === undefined) return [];
  const literal = (value: string) => ({ type: "literal", value });
  const { venue, year, doi } = paper.dblp;
  const asUri =
    doi === undefined ? {} : { doi: { type: "uri", value: `https://doi.org/${doi.toUpperCase()}` } };
  return [
    {
      asked: { type: "uri", value: asked },
      title: literal(`${paper.title}.`),
      venue: literal(venue),
      year: literal(String(year)),
      ...asUri,
    },
  ];
}

function summaries({ pubmed = {} }: Registries, url: URL): Reply {
  const ids = (url.searchParams.get("id") ?? "").split(",");
  const said = ids.map((uid) => {
    const paper = pubmed[uid];
    if (!paper) return [uid, { uid, error: "cannot get document summary" }];
    const { title, year = 2024, venue = "Radiology", authors = [], pubtype = ["Journal Article"] } = paper;
    const names = authors.map((name) => ({ name, authtype: "Author" }));
    return [uid, { uid, title: `${title}.`, pubdate: `${year} Jan`, source: venue, authors: names, pubtype }];
  });
  return json({ header: { type: "esummary" }, result: { uids: ids, ...Object.fromEntries(said) } });
}

function converted({ pmc = {} }: Registries, url: URL): Reply {
  const ids = (url.searchParams.get("ids") ?? "").split(",");
  const records = ids.map((pmcid) => {
    const pmid = pmc[pmcid.replace("PMC", "")];
    return pmid === undefined ? { pmcid, status: "error", errmsg: "invalid article id" } : { pmcid, pmid };
  });
  return json({ status: "ok", records });
}
