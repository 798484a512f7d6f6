import { arxivPath, doiPath, exactPath, type Host, path, query } from "./host.ts";

const NUMBER = String.raw`((?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,2})?)`;

/** The number behind these words of the path, whatever file type follows. */
function numberAfter(words: string): RegExp {
  return new RegExp(`^/(?:(?:${words})/)?${NUMBER}(?:\\.pdf|\\.ps|\\.html|\\.gz)?(?:/.*)?$`, "i");
}

/** Servers of preprints, and the sites that show arXiv's papers in another dress. */
export const preprints: readonly Host[] = [
  {
    hosts: [
      "arxiv.org",
      "export.arxiv.org",
      "browse.arxiv.org",
      "cn.arxiv.org",
      "de.arxiv.org",
      "xxx.lanl.gov",
    ],
    read: [
      arxivPath(numberAfter("abs|pdf|html|format|src|ps|tex|e-print|other|bibtex|show-email|tb")),
      arxivPath(/^\/ftp\/arxiv\/papers\/\d{4}\/(\d{4}\.\d{4,5})\.pdf$/),
    ],
  },
  {
    hosts: ["ar5iv.org", "ar5iv.labs.arxiv.org"],
    read: [arxivPath(numberAfter("html|abs|pdf"))],
  },
  { hosts: ["alphaxiv.org"], read: [arxivPath(numberAfter("abs|pdf|overview|[a-z]{2}/overview"))] },
  { hosts: ["huggingface.co", "hf.co"], read: [arxivPath(/^\/papers\/(\d{4}\.\d{4,5}(?:v\d+)?)$/)] },
  {
    hosts: [
      "papers.cool",
      "scirate.com",
      "emergentmind.com",
      "catalyzex.com",
      "arxiv-vanity.com",
      "themoonlight.io",
    ],
    read: [arxivPath(new RegExp(`(?:^|[/:-])${NUMBER}$`, "i"))],
  },
  {
    hosts: ["biorxiv.org", "medrxiv.org"],
    read: [
      doiPath(
        /^\/content\/(?:biorxiv\/early\/\d{4}\/\d\d\/\d\d\/)?(10\.\d{4,5}\/\d[\d.]*\d)(?:v\d+)?(?:\..*|\/.*)?$/,
      ),
      doiPath(
        /^\/content\/(?:early\/)?\d{4}\/\d\d\/\d\d\/(\d[\d.]*\d)(?:v\d+)?(?:\..*|\/.*)?$/,
        "10.1101/$1",
      ),
    ],
  },
  {
    hosts: ["researchsquare.com", "assets.researchsquare.com"],
    read: [doiPath(/^\/(?:article|files)\/(rs-\d+)(?:\/.*)?$/, "10.21203/rs.3.$1")],
  },
  {
    hosts: ["preprints.org"],
    read: [
      doiPath(/^\/(?:manuscript|frontend\/manuscript)\/(\d{6}\.\d{4})(?:\/.*)?$/, "10.20944/preprints$1"),
    ],
  },
  {
    hosts: ["papers.ssrn.com", "ssrn.com"],
    read: [
      query("abstract_id", /^(\d{3,9})$/, "ssrn:$1"),
      query("abstractid", /^(\d{3,9})$/, "ssrn:$1"),
      path(/^\/abstract=(\d{3,9})$/, "ssrn:$1"),
    ],
  },
  {
    hosts: ["hal.science", "*.hal.science", "hal.archives-ouvertes.fr", "hal.inria.fr"],
    read: [path(/^\/([a-z]+-\d{5,9})(?:v\d+)?(?:\/.*)?$/, "hal:$1")],
  },
  {
    hosts: ["zenodo.org"],
    read: [path(/^\/records?\/(\d+)(?:\/.*)?$/, "zenodo:$1"), doiPath(/^\/doi\/(10\.\d{4,9}\/.+)$/)],
  },
  {
    hosts: ["openreview.net"],
    read: [
      (address) =>
        /^\/(?:forum|pdf|attachment|references\/pdf|notes\/edits\/attachment)$/.test(address.path)
          ? query("id", /^([A-Za-z0-9_-]{2,20})$/, "openreview:$1")(address)
          : null,
      exactPath(/^\/(?:pdf|forum)\/([A-Za-z0-9_-]{8,14})(?:\.pdf)?$/, "openreview:$1"),
    ],
  },
];
