import type { Address } from "../address.ts";
import { readArxivNumber } from "../arxiv.ts";
import { doiId } from "../doi.ts";

/** One kind of site, and how the identifier is read out of its addresses. */
export interface Host {
  /** Host names, lower case without `www.`; `*.` in front stands for every name below, and the name itself. */
  readonly hosts: readonly string[];
  /** Tried in order; the first that answers counts. */
  readonly read: readonly Reading[];
}

/** Reads the canonical identifier, or null where the address names no paper. */
export type Reading = (address: Address) => string | null;

/** Reads it from the path by a pattern; the id is a template with `$1`, in lower case. */
export function path(pattern: RegExp, id: string): Reading {
  return (address) => filled(pattern.exec(address.path), id)?.toLowerCase() ?? null;
}

/** The same with upper and lower case kept, for registries where they differ. */
export function exactPath(pattern: RegExp, id: string): Reading {
  return (address) => filled(pattern.exec(address.path), id);
}

/** Reads it from a parameter of the query. */
export function query(name: string, pattern: RegExp, id: string): Reading {
  return (address) => filled(pattern.exec(address.query.get(name) ?? ""), id);
}

/** Reads a DOI out of the path: the pattern's first group, or what follows "10.". */
export function doiPath(pattern = /(?:^|\/)(10\.\d{4,9}\/.+)$/, template = "$1"): Reading {
  return (address) => {
    const doi = filled(pattern.exec(address.path), template);
    return doi === null ? null : doiId(doi);
  };
}

/** Reads a DOI out of a parameter of the query. */
export function doiQuery(name: string): Reading {
  return (address) => doiId(address.query.get(name) ?? "");
}

/** Reads an arXiv number out of the path: the pattern's first group. */
export function arxivPath(pattern: RegExp): Reading {
  return (address) => {
    const found = readArxivNumber(pattern.exec(address.path)?.[1] ?? "");
    return found === null ? null : `arxiv:${found.number}`;
  };
}

function filled(match: RegExpExecArray | null, template: string): string | null {
  if (!match) return null;
  return template.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "");
}
