/** The shape that DOIs have had since 2000, as Crossref gives it. */
const DOI = /^10\.\d{4,9}\/\S{1,300}$/;

/** What publishers' pages put behind a DOI in their addresses. */
const PAGE =
  /(?:\/(?:full|pdf|epdf|html|fullhtml|full\/html|fulltext|abstract|summary|meta|references|figures|download|xml)|\.(?:full|abstract|short|article-info|pdf|xml))$/;

/** Registrants whose DOIs are written in another registry's form too, and how. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^10\.48550\/arxiv\.(\d{4}\.\d{4,5})$/, "arxiv:$1"],
  [/^10\.48550\/arxiv\.([a-z-]+(?:\.[a-z]{2})?\/\d{7})$/, "arxiv:$1"],
  [/^10\.18653\/v1\/([a-z0-9.-]+)$/, "acl:$1"],
  [/^10\.3115\/v1\/([a-z]\d{2}-\d{4})$/, "acl:$1"],
  [/^10\.1609\/[a-z]+\.v\d+i[\w-]+\.(\d+)$/, "ojs-aaai:$1"],
  [/^10\.2139\/ssrn\.(\d+)$/, "ssrn:$1"],
  [/^10\.5281\/zenodo\.(\d+)$/, "zenodo:$1"],
  [/^10\.24963\/ijcai\.(\d{4})\/0*(\d+)$/, "ijcai:$1/$2"],
  [/^10\.11501\/(\d+)$/, "ndl:$1"],
];

/** Servers whose DOIs carry a version, which is not part of the paper. */
const VERSIONS: readonly (readonly [RegExp, string])[] = [
  [/^(10\.(?:1101|64898)\/[\d.]+)v\d+$/, "$1"],
  [/^(10\.21203\/rs\.3\.(?:rs|pex)-\d+)\/v\d+$/, "$1"],
  [/^(10\.20944\/preprints\d+\.\d+)\.v\d+$/, "$1"],
  [/^(10\.26434\/chemrxiv[\w-]*?-[a-z0-9]+)-v\d+$/, "$1"],
  [/^(10\.(?:36227|22541)\/\S+?)[./]v\d+$/, "$1"],
  [/^(10\.31(?:219|234)\/osf\.io\/[a-z0-9]+)_v\d+$/, "$1"],
  [/^(10\.6084\/m9\.figshare\.\d+)\.v\d+$/, "$1"],
];

/**
 * The canonical identifier that a DOI stands for: `doi:10.1109/tmi.2024.1`, or `arxiv:2406.04449` where its registrant
 * has a registry of its own. Null where the text is no DOI. Case, versions and what follows a DOI in addresses are dropped.
 */
export function doiId(text: string): string | null {
  const doi = cleanDoi(text);
  if (doi === null) return null;
  for (const [pattern, id] of ELSEWHERE) {
    const match = pattern.exec(doi);
    if (match) return id.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "");
  }
  return `doi:${doi}`;
}

function cleanDoi(text: string): string | null {
  let doi = text.trim().toLowerCase();
  for (let before = ""; before !== doi; ) {
    before = doi;
    doi = withoutStrayBracket(doi.replace(/[.,;:'"*/]$/, "")).replace(PAGE, "");
  }
  for (const [pattern, plain] of VERSIONS) doi = doi.replace(pattern, plain);
  return DOI.test(doi) ? doi : null;
}

/** `10.1016/s0969-2126(97)00260-8` keeps its brackets; one that nothing opened belongs to the text around it. */
function withoutStrayBracket(doi: string): string {
  const last = doi.at(-1);
  const open = last === ")" ? "(" : last === "]" ? "[" : null;
  if (open === null || last === undefined) return doi;
  return doi.split(last).length > doi.split(open).length ? doi.slice(0, -1) : doi;
}
