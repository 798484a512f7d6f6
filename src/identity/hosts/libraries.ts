import { doiPath, exactPath, type Host, path, query } from "./host.ts";

/** Libraries, indexes and archives: they name a paper without having published it. */
export const libraries: readonly Host[] = [
  {
    hosts: ["semanticscholar.org", "api.semanticscholar.org", "pdfs.semanticscholar.org"],
    read: [
      (address) => {
        const number = /\/arxiv:(\d{4}\.\d{4,5})(?:v\d+)?$/i.exec(address.path)?.[1];
        return number === undefined ? null : `arxiv:${number}`;
      },
      path(/\/corpusid:(\d+)$/i, "s2corpus:$1"),
      path(/^\/(?:paper\/)?(?:.*\/)?([0-9a-f]{40})(?:\/.*)?$/i, "s2:$1"),
    ],
  },
  {
    hosts: ["ui.adsabs.harvard.edu", "adsabs.harvard.edu"],
    read: [
      (address) => {
        const number = /^\/abs\/\d{4}arxiv(\d{4})(\d{5})[a-z]?(?:\/.*)?$/i.exec(address.path);
        return number ? `arxiv:${number[1]}.${number[2]}` : null;
      },
      (address) => {
        const number = /^\/abs\/\d{4}arxiv(\d{4}\.\d{4})[a-z](?:\/.*)?$/i.exec(address.path)?.[1];
        return number === undefined ? null : `arxiv:${number}`;
      },
      exactPath(/^\/abs\/(\d{4}[A-Za-z0-9.&]{14}[A-Z])(?:\/.*)?$/, "ads:$1"),
    ],
  },
  {
    hosts: ["pubmed.ncbi.nlm.nih.gov"],
    read: [path(/^\/(\d{1,9})$/, "pmid:$1")],
  },
  {
    hosts: ["ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov", "europepmc.org"],
    read: [
      path(/^\/pubmed\/(\d{1,9})$/, "pmid:$1"),
      path(/^\/(?:article|abstract)\/med\/(\d{1,9})$/i, "pmid:$1"),
      path(/^\/(?:pmc\/)?(?:articles?|abstract)\/(?:pmc\/)?pmc(\d{1,9})(?:\/.*)?$/i, "pmcid:$1"),
    ],
  },
  {
    hosts: ["jstage.jst.go.jp"],
    read: [path(/^\/article\/([\w-]+\/[\w.-]+\/[\w.-]+\/[\w.-]+)(?:\/.*)?$/i, "jstage:$1")],
  },
  {
    hosts: ["dl.ndl.go.jp", "id.ndl.go.jp", "ndlsearch.ndl.go.jp"],
    read: [path(/\/(?:pid|jp)\/(\d+)(?:\/.*)?$/, "ndl:$1"), path(/^\/books\/(r\d+-i\d+)$/i, "ndl:$1")],
  },
  {
    hosts: ["cir.nii.ac.jp", "ci.nii.ac.jp"],
    read: [path(/\/crid\/(\d+)$/, "crid:$1"), path(/\/naid\/(\d+)$/, "naid:$1")],
  },
  {
    hosts: ["dblp.org", "dblp.uni-trier.de", "dblp.dagstuhl.de"],
    read: [
      exactPath(
        /^\/rec\/(?:html\/|bibtex\/)?((?:conf|journals|books|phd|series)\/[\w.-]+\/[\w.-]+?)(?:\.html|\.bib|\.xml)?$/,
        "dblp:$1",
      ),
    ],
  },
  {
    hosts: ["openalex.org", "api.openalex.org", "explore.openalex.org"],
    read: [path(/^\/(?:works\/)?(w\d{4,12})$/i, "openalex:$1")],
  },
  {
    hosts: ["paperswithcode.com"],
    read: [path(/^\/paper\/([\w-]+)(?:\/.*)?$/i, "pwc:$1")],
  },
  { hosts: ["researchgate.net"], read: [path(/^\/publication\/(\d{5,12})(?:[_/].*)?$/, "researchgate:$1")] },
  {
    hosts: ["physionet.org"],
    read: [path(/^\/content\/([\w-]+)(?:\/.*)?$/i, "physionet:$1"), doiPath(/^\/(10\.13026\/.+)$/)],
  },
  {
    hosts: ["opg.optica.org"],
    read: [query("uri", /^(\w+-\d+-\d+-\d+)$/, "optica:$1")],
  },
];
