import type { List } from "../../model/list.ts";
import type { Blemish } from "./blemishes.ts";

/** How a list writes its links to arXiv, where it does so consistently; null where it mixes. */
export type ArxivHabit = "abs" | "pdf" | null;

/** From this share of at least this many links on, a form binds. */
const SHARE = 0.9;
const LINKS = 10;

const ARXIV =
  /^(https?:\/\/(?:www\.)?arxiv\.org\/)(abs|pdf)\/((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?)(?:\.pdf)?$/i;

/** Learns whether a list links to abstracts or to PDFs. */
export function learnArxivForm(list: List): ArxivHabit {
  const counts = { abs: 0, pdf: 0 };
  for (const { links } of list.entries) {
    for (const { url } of links) {
      const kind = ARXIV.exec(url)?.[2]?.toLowerCase();
      if (kind === "abs" || kind === "pdf") counts[kind]++;
    }
  }
  const all = counts.abs + counts.pdf;
  const usual = Math.max(counts.abs, counts.pdf);
  if (all < LINKS || usual < all * SHARE) return null;
  return counts.abs === usual ? "abs" : "pdf";
}

/** Says where an arXiv link departs from the list's habit; abs and pdf are both right where the list has none. */
export function arxivDeparture(url: string, kind: ArxivHabit): Blemish | null {
  const match = ARXIV.exec(url);
  if (!match || kind === null || match[2]?.toLowerCase() === kind) return null;
  const [wanted, found] = kind === "abs" ? ["abstract page", "PDF"] : ["PDF", "abstract page"];
  return {
    message: {
      en: (address) => `Expected the ${wanted} of arXiv, found the ${found}: ${address}`,
      zh: (address) => `应链接 arXiv 的${kind === "abs" ? "摘要页" : "PDF"}：${address}`,
    },
    note: { en: "Nine of ten arXiv links of the list go there.", zh: "列表中十个 arXiv 链接有九个如此。" },
    better: `${match[1]}${kind}/${match[3]}`,
  };
}
