import { paperIds } from "../../identity/paper-id.ts";
import type { Entry } from "../../model/list.ts";

/** A month of a year. */
export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** An arXiv number with the month in which it was given. */
export interface ArxivNumber extends Month {
  readonly number: string;
}

/**
 * The arXiv number of the entry's own paper, or null where its links name none or several.
 * The first four digits are year and month of submission: info.arxiv.org/help/arxiv_identifier.html.
 */
export function arxivNumber(entry: Entry): ArxivNumber | null {
  const numbers = new Set(
    entry.links
      .filter(({ role }) => role === "paper" || role === "other")
      .flatMap(({ url }) => paperIds(url))
      .flatMap((id) => (id.startsWith("arxiv:") ? [id.slice("arxiv:".length).replace(/v\d+$/, "")] : [])),
  );
  const [number, another] = numbers;
  const match = /^(?:[a-z.-]+\/)?(\d\d)(\d\d)(?:\.?\d{3,5})$/i.exec(number ?? "");
  if (number === undefined || another !== undefined || !match) return null;
  const [year, month] = [Number(match[1]), Number(match[2])];
  if (month < 1 || month > 12) return null;
  return { number, year: year + (year > 90 ? 1900 : 2000), month };
}

/** How many months `a` lies after `b`; negative where it lies before. */
export function monthsBetween(a: Month, b: Month): number {
  return (a.year - b.year) * 12 + a.month - b.month;
}
