const ARXIV = /(?:arxiv\.org\/(?:abs|pdf|html)\/|arxiv:)(\d{4}\.\d{4,5})/i;
const DOI = /(10\.\d{4,9}\/[^\s?#]+)/;
const REPOSITORY = /^https?:\/\/(?:www\.)?github\.com\/([\w.-]+)\/([\w.-]+)(.*)/i;

/** The canonical identifiers of the paper that an address names: "arxiv:2406.04449", "doi:10.1109/tmi.2023.1". */
export function paperIds(url: string): string[] {
  const arxiv = ARXIV.exec(url)?.[1];
  if (arxiv !== undefined) return [`arxiv:${arxiv}`];
  const doi = DOI.exec(url)?.[1];
  return doi === undefined ? [] : [`doi:${doi.toLowerCase()}`];
}

/** The repository that an address leads into, and where in it; code is never a paper's identity. */
export function codeRepository(url: string): { readonly id: string; readonly path: string } | null {
  const match = REPOSITORY.exec(url);
  return match === null ? null : { id: `github:${match[1]}/${match[2]}`.toLowerCase(), path: match[3] ?? "" };
}
