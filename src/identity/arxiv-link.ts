import { readAddress } from "./address.ts";
import { readArxivNumber } from "./arxiv.ts";

/** What stands where an arXiv address has its number: as written, and the number if it can be one. */
export interface WrittenNumber {
  readonly written: string;
  /** As `2406.04449`; null where arXiv cannot have given it out, and for numbers before 2007. */
  readonly number: string | null;
}

/** Reads the place of the number in an arXiv address; null for addresses of other sites and other pages of arXiv. */
export function arxivNumberIn(url: string): WrittenNumber | null {
  const address = readAddress(url);
  if (address?.host !== "arxiv.org" && address?.host !== "export.arxiv.org") return null;
  const match = /^\/(?:abs|pdf|html)(?:\/(.*))?$/i.exec(address.path);
  if (!match) return null;
  const written = (match[1] ?? "").replace(/\.(?:pdf|ps|html)$/i, "").slice(0, 60);
  const found = readArxivNumber(written);
  if (found?.number.includes("/")) return null;
  return { written: written === "" ? url.slice(0, 60) : written, number: found?.number ?? null };
}
