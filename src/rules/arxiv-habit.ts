import { BINDING_COUNT, BINDING_SHARE } from "../list/binding.ts";
import type { List } from "../model/list.ts";

/** How a list writes its links to arXiv, where it does so consistently; null where it mixes. */
export type ArxivHabit = "abs" | "pdf" | null;

/** The address with its site, the kind of page and the number. */
export const ARXIV_LINK =
  /^(https?:\/\/(?:www\.)?arxiv\.org\/)(abs|pdf)\/((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?)(?:\.pdf)?$/i;

/** Learns whether a list links to abstracts or to PDFs. */
export function learnArxivForm(list: List): ArxivHabit {
  const counts = { abs: 0, pdf: 0 };
  for (const { links } of list.entries) {
    for (const { url } of links) {
      const kind = ARXIV_LINK.exec(url)?.[2]?.toLowerCase();
      if (kind === "abs" || kind === "pdf") counts[kind]++;
    }
  }
  const all = counts.abs + counts.pdf;
  const usual = Math.max(counts.abs, counts.pdf);
  if (all < BINDING_COUNT || usual < all * BINDING_SHARE) return null;
  return counts.abs === usual ? "abs" : "pdf";
}
