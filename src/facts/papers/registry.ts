/** Where an identifier is looked up, under which key. */
export interface Registered {
  readonly registry: "arxiv" | "doi" | "pmid" | "pmcid" | "openreview";
  readonly key: string;
  /** Whether the registry's "no" means that the identifier does not exist; a DOI that we derived need not. */
  readonly isOwn: boolean;
}

const SHAPES: readonly (readonly [RegExp, Registered["registry"], string, boolean])[] = [
  [/^arxiv:(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})$/i, "arxiv", "$1", true],
  [/^doi:(10\.\d{4,9}\/[^\s,<>"\\]+)$/i, "doi", "$1", true],
  [/^pmid:(\d{1,9})$/, "pmid", "$1", true],
  [/^pmcid:(?:pmc)?(\d{1,9})$/i, "pmcid", "$1", true],
  [/^openreview:([A-Za-z0-9_-]{2,20})$/, "openreview", "$1", false],
  // The Anthology gives every paper a DOI of this form since 2016 or so; older ones have others or none.
  [/^acl:([\w.-]{4,60})$/i, "doi", "10.18653/v1/$1", false],
  [/^ssrn:(\d{3,9})$/, "doi", "10.2139/ssrn.$1", false],
  [/^zenodo:(\d{1,10})$/, "doi", "10.5281/zenodo.$1", false],
  [/^ijcai:(\d{4}\/\d{1,5})$/, "doi", "10.24963/ijcai.$1", false],
];

/** Where a canonical identifier can be looked up; null where no registry answers programs. */
export function registryOf(id: string): Registered | null {
  for (const [shape, registry, key, isOwn] of SHAPES) {
    const match = shape.exec(id);
    if (match) return { registry, key: key.replace("$1", match[1] ?? ""), isOwn };
  }
  return null;
}
