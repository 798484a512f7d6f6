import { ARXIV_LINK, type ArxivHabit } from "../arxiv-habit.ts";
import type { Blemish } from "./blemishes.ts";

/** Says where an arXiv link departs from the list's habit; abs and pdf are both right where the list has none. */
export function arxivDeparture(url: string, kind: ArxivHabit): Blemish | null {
  const match = ARXIV_LINK.exec(url);
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
