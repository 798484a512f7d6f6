import { type Host, path } from "./host.ts";

/** Conferences and societies that publish their own proceedings. */
export const proceedings: readonly Host[] = [
  {
    hosts: ["aclanthology.org", "aclanthology.info", "aclanthology.coli.uni-saarland.de", "aclweb.org"],
    read: [
      path(
        /^\/(?:anthology\/)?(?:papers\/)?(?:[a-z]\/[a-z]\d\d\/|volumes\/)?([a-z]\d\d-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)(?:v\d+)?(?:\.pdf|\.bib)?(?:\/.*)?$/i,
        "acl:$1",
      ),
    ],
  },
  {
    hosts: ["openaccess.thecvf.com"],
    read: [path(/^\/content.*\/([\w.'()-]+?)_(?:paper|supplemental|supp)\.(?:pdf|html|zip)$/i, "cvf:$1")],
  },
  {
    hosts: ["ecva.net"],
    read: [
      path(
        /^\/papers\/eccv_(\d{4})\/papers_eccv\/(?:papers|html)\/0*(\d+)(?:_eccv_\d{4}_paper|\.|_).*$/i,
        "ecva:$1/$2",
      ),
      path(
        /^\/papers\/eccv_(\d{4})\/papers_eccv\/(?:papers|html|papers_supp)\/([\w-]+?)\.(?:pdf|php)$/i,
        "ecva:$1/$2",
      ),
    ],
  },
  {
    hosts: ["cvpr.thecvf.com", "iccv.thecvf.com", "wacv.thecvf.com"],
    read: [(address) => virtual(address.host.split(".")[0], address.path)],
  },
  {
    hosts: ["neurips.cc", "nips.cc", "iclr.cc", "icml.cc"],
    read: [
      (address) =>
        virtual(
          address.host.split(".")[0]?.replace("nips", "neurips").replace("neurneurips", "neurips"),
          address.path,
        ),
    ],
  },
  {
    hosts: ["proceedings.mlr.press", "jmlr.org"],
    read: [
      path(
        /^\/(?:proceedings\/papers\/)?(v\d+|r\d+)\/([a-z][\w-]*?\d{2}[a-z]*)(?:-supp)?(?:\.html|\.pdf|\/.*)?$/i,
        "pmlr:$1/$2",
      ),
      path(/^\/papers\/(?:volume|v)(\d+)\/([\w-]+?)(?:\.html|\.pdf|\/.*)?$/i, "jmlr:$1/$2"),
    ],
  },
  {
    hosts: ["proceedings.neurips.cc", "papers.nips.cc", "papers.neurips.cc", "proceedings.nips.cc"],
    read: [
      // The hash repeats from year to year, so the year is a part of it.
      path(/^\/(?:paper|paper_files\/paper)\/(\d{4})\/(?:hash|file)\/([0-9a-f]{32})-.*$/i, "neurips:$1/$2"),
      path(/^\/paper\/(\d{1,5})-[a-z0-9].*$/i, "neurips:paper/$1"),
    ],
  },
  {
    hosts: ["papers.miccai.org"],
    read: [path(/^\/miccai-(\d{4})\/(?:paper\/)?0*(\d+)[_-].*$/i, "miccai:$1/$2")],
  },
  {
    hosts: ["isca-archive.org", "isca-speech.org"],
    read: [path(/^\/(?:archive\/)?(?:pdfs\/)?([a-z]+_\d{4})\/([\w-]+?)(?:\.html|\.pdf)?$/i, "isca:$1/$2")],
  },
  { hosts: ["ijcai.org"], read: [path(/^\/proceedings\/(\d{4})\/0*(\d+)(?:\.pdf)?$/i, "ijcai:$1/$2")] },
  {
    hosts: ["ojs.aaai.org", "aaai.org"],
    read: [
      path(
        /^\/(?:ojs\/)?(?:index\.php\/)?[a-z-]+\/article\/(?:view|download|viewfile|viewpaper)\/0*(\d+)(?:\/.*)?$/i,
        "ojs-aaai:$1",
      ),
    ],
  },
];

/** A poster, talk or session page of a conference's own site. */
function virtual(conference: string | undefined, path: string): string | null {
  const match = /^\/virtual\/(\d{4})\/(?:[a-z-]+\/)?(\d+)$/i.exec(path);
  return match && conference ? `virtual:${conference}${match[1]}/${match[2]}` : null;
}
