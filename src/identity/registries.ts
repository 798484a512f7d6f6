/** What a registry is to a list. */
interface Registry {
  /** As people call one of its papers; the identifier follows where `shows` says so. */
  readonly name: string;
  readonly shows: boolean;
  readonly kind: "preprint" | "published" | "record";
  /** True where one paper has one number, so that two numbers are two papers. */
  readonly isUnique: boolean;
}

const REGISTRIES: Readonly<Record<string, Registry>> = {
  arxiv: { name: "arXiv", shows: true, kind: "preprint", isUnique: true },
  openreview: { name: "OpenReview", shows: true, kind: "record", isUnique: false },
  ssrn: { name: "SSRN", shows: true, kind: "preprint", isUnique: true },
  hal: { name: "HAL", shows: true, kind: "record", isUnique: false },
  zenodo: { name: "Zenodo", shows: true, kind: "record", isUnique: false },
  doi: { name: "DOI", shows: true, kind: "published", isUnique: false },
  acl: { name: "ACL Anthology", shows: true, kind: "published", isUnique: true },
  cvf: { name: "CVF page", shows: false, kind: "published", isUnique: false },
  ecva: { name: "ECVA page", shows: false, kind: "published", isUnique: true },
  ieee: { name: "IEEE Xplore", shows: true, kind: "published", isUnique: false },
  csdl: { name: "IEEE Computer Society page", shows: false, kind: "published", isUnique: false },
  pii: { name: "ScienceDirect page", shows: false, kind: "published", isUnique: true },
  jama: { name: "JAMA page", shows: false, kind: "published", isUnique: true },
  oup: { name: "Oxford Academic page", shows: false, kind: "published", isUnique: false },
  mdpi: { name: "MDPI page", shows: false, kind: "published", isUnique: true },
  virtual: { name: "conference page", shows: false, kind: "record", isUnique: false },
  pmlr: { name: "PMLR page", shows: false, kind: "published", isUnique: true },
  jmlr: { name: "JMLR page", shows: false, kind: "published", isUnique: true },
  neurips: { name: "NeurIPS page", shows: false, kind: "published", isUnique: false },
  miccai: { name: "MICCAI page", shows: false, kind: "published", isUnique: false },
  isca: { name: "ISCA page", shows: false, kind: "published", isUnique: true },
  ijcai: { name: "IJCAI page", shows: false, kind: "published", isUnique: true },
  "ojs-aaai": { name: "AAAI page", shows: false, kind: "published", isUnique: true },
  pmid: { name: "PubMed", shows: true, kind: "record", isUnique: true },
  pmcid: { name: "PMC", shows: true, kind: "record", isUnique: true },
  jstage: { name: "J-STAGE page", shows: false, kind: "published", isUnique: true },
  ndl: { name: "NDL", shows: true, kind: "record", isUnique: false },
  crid: { name: "CiNii", shows: true, kind: "record", isUnique: false },
  naid: { name: "CiNii", shows: true, kind: "record", isUnique: false },
  dblp: { name: "DBLP page", shows: false, kind: "record", isUnique: false },
  s2: { name: "Semantic Scholar page", shows: false, kind: "record", isUnique: false },
  s2corpus: { name: "Semantic Scholar page", shows: false, kind: "record", isUnique: false },
  openalex: { name: "OpenAlex page", shows: false, kind: "record", isUnique: false },
};

/** Prefixes of DOIs that servers of preprints give out. */
const PREPRINT_DOIS = /^doi:10\.(?:1101|64898|21203|20944|26434|36227|31219|31234|22541)\//;

/** A record of a paper elsewhere proves nothing of where it was published. */
const RECORD: Registry = { name: "", shows: true, kind: "record", isUnique: false };

/** The registry of a canonical identifier: the part before its first colon. */
export function registryOf(id: string): string {
  return id.slice(0, id.indexOf(":"));
}

/** An identifier as people say it: "arXiv 2405.19654", "CVF page". */
export function nameOfId(id: string): string {
  const { name, shows } = REGISTRIES[registryOf(id)] ?? RECORD;
  const number = id.slice(id.indexOf(":") + 1);
  const shown = number.length > 60 ? `${number.slice(0, 59)}…` : number;
  return shows ? `${name} ${shown}`.trim() : name;
}

/** True where two identifiers of this registry are two papers. */
export function isUniqueRegistry(id: string): boolean {
  return (REGISTRIES[registryOf(id)] ?? RECORD).isUnique;
}

/** Whether an identifier is of a preprint or of a published paper; null where it says neither. */
export function stateOfId(id: string): "preprint" | "published" | null {
  if (PREPRINT_DOIS.test(id)) return "preprint";
  const { kind } = REGISTRIES[registryOf(id)] ?? RECORD;
  return kind === "record" ? null : kind;
}
