import { doiPath, doiQuery, type Host, path, query } from "./host.ts";

/** The DOI behind `/doi/`, with or without the kind of page between. */
const UNDER_DOI = doiPath(/^\/(?:[\w-]+\/)?doi\/(?:[a-z]+\/)?(?:[a-z]+\/)?(10\.\d{4,9}\/.+)$/i);

/** Publishers whose addresses carry the DOI or a number of their own. */
export const publishers: readonly Host[] = [
  {
    hosts: [
      "doi.org",
      "dx.doi.org",
      "doi.ieeecomputersociety.org",
      "doi.acm.org",
      "sci-hub.se",
      "sci-hub.st",
      "sci-hub.ru",
    ],
    read: [doiPath(/^\/(10\.\d{4,9}\/.+)$/), doiPath(/^\/(\d{5,8}\.\d{5,8})$/, "10.1145/$1")],
  },
  {
    hosts: ["link.springer.com", "link-springer-com.translate.goog", "springer.com"],
    read: [
      doiPath(
        /^\/(?:article|chapter|book|protocol|referenceworkentry|content\/pdf|content|epdf)?\/?(10\.\d{4,9}\/.+)$/,
      ),
    ],
  },
  {
    hosts: ["nature.com"],
    read: [doiPath(/^\/articles\/([a-z0-9][\w.-]*?)(?:_reference)?(?:\.pdf)?(?:\/.*)?$/i, "10.1038/$1")],
  },
  { hosts: ["*.biomedcentral.com"], read: [doiPath(), doiPath(/^\/track\/pdf\/(10\..+)$/)] },
  {
    hosts: ["dl.acm.org", "portal.acm.org"],
    read: [
      UNDER_DOI,
      (address) =>
        /^\/(?:citation|ft_gateway)\.cfm$/.test(address.path)
          ? query("id", /^(?:doi:)?(\d{4,8}\.\d{4,8})$/, "doi:10.1145/$1")(address)
          : null,
    ],
  },
  {
    hosts: ["ieeexplore.ieee.org", "xplorestaging.ieee.org"],
    read: [
      path(/^\/(?:abstract\/)?document\/(\d{3,9})(?:\/.*)?$/, "ieee:$1"),
      query("arnumber", /^0*(\d{3,9})$/, "ieee:$1"),
      path(/^\/iel\w*\/(?:.*\/)?0*(\d{3,9})\.pdf$/, "ieee:$1"),
    ],
  },
  {
    hosts: ["computer.org"],
    read: [path(/^\/csdl\/.*\/([a-z0-9]{8,14})(?:\/.*)?$/i, "csdl:$1")],
  },
  {
    hosts: [
      "sciencedirect.com",
      "linkinghub.elsevier.com",
      "reader.elsevier.com",
      "pdf.sciencedirectassets.com",
    ],
    read: [path(/(?:\/(?:pii|sd\/pii)\/|-s2\.0-)([SB][0-9X]{15,18})(?:\/.*)?$/i, "pii:$1")],
  },
  {
    hosts: ["thelancet.com", "*.thelancet.com"],
    read: [doiPath(/\/PII(S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX])(?:\/.*)?$/i, "10.1016/$1")],
  },
  {
    hosts: ["cell.com"],
    read: [(address) => cellPii(address.path)],
  },
  { hosts: ["pubs.rsna.org"], read: [UNDER_DOI] },
  {
    hosts: [
      "*.onlinelibrary.wiley.com",
      "*.tandfonline.com",
      "*.sagepub.com",
      "pubs.acs.org",
      "pnas.org",
      "science.org",
      "*.sciencemag.org",
      "ascopubs.org",
      "ahajournals.org",
      "worldscientific.com",
      "annualreviews.org",
      "*.siam.org",
      "*.informs.org",
      "*.physiology.org",
      "*.aip.org",
      "direct.mit.edu",
      "royalsocietypublishing.org",
      "*.liebertpub.com",
      "*.aacrjournals.org",
      "*.emerald.com",
      "*.asme.org",
    ],
    read: [UNDER_DOI],
  },
  { hosts: ["nejm.org", "ai.nejm.org"], read: [UNDER_DOI] },
  {
    hosts: ["jamanetwork.com"],
    read: [
      path(
        /^\/journals\/([a-z]+)\/(?:fullarticle|article-abstract|articlepdf)\/(\d+)(?:\/.*)?$/i,
        "jama:$1/$2",
      ),
    ],
  },
  {
    hosts: ["academic.oup.com"],
    read: [
      doiPath(/\/doi\/(10\.\d{4,9}\/[^/]+)(?:\/\d+)?$/),
      path(
        /^\/([a-z]+)\/(?:article|article-abstract|advance-article)\/((?:[\w-]+\/){0,3}\d+)$/i,
        "oup:$1/$2",
      ),
    ],
  },
  { hosts: ["journals.plos.org", "*.plosone.org"], read: [doiQuery("id")] },
  { hosts: ["frontiersin.org", "journal.frontiersin.org"], read: [doiPath()] },
  {
    hosts: ["mdpi.com"],
    read: [path(/^\/(\d{4}-\d{3}[\dX])\/(\d+)\/(\w+)\/(\d+)(?:\/.*)?$/i, "mdpi:$1/$2/$3/$4"), doiPath()],
  },
  {
    hosts: ["hindawi.com", "downloads.hindawi.com"],
    read: [doiPath(/^\/(?:journals\/)?[a-z]+\/(\d{4}\/\d{5,8})(?:\.pdf|\/.*)?$/i, "10.1155/$1")],
  },
  {
    hosts: ["peerj.com"],
    read: [
      doiPath(/^\/articles\/cs-(\d+)(?:\.pdf|\/.*)?$/i, "10.7717/peerj-cs.$1"),
      doiPath(/^\/articles\/(\d+)(?:\.pdf|\/.*)?$/i, "10.7717/peerj.$1"),
    ],
  },
  {
    hosts: ["elifesciences.org"],
    read: [doiPath(/^\/(?:articles|reviewed-preprints)\/(\d{5,6})(?:v\d+)?(?:\/.*)?$/, "10.7554/elife.$1")],
  },
];

/** Cell's identifiers with brackets and hyphens, and Elsevier's own way to write the same without. */
function cellPii(path: string): string | null {
  const pii = /(?:PII|\/)(S\d{4}-?\d{3}[\dX]\(?\d\d\)?\d{5}-?[\dX])(?:\.pdf|\/.*)?$/i.exec(path)?.[1];
  return pii === undefined ? null : `pii:${pii.replace(/[()-]/g, "").toLowerCase()}`;
}
