import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry, Link, List } from "../../model/list.ts";
import { defineRule } from "../rule.ts";
import { quote, quoteText } from "../words.ts";

/** From this share of at least this many entries on, an entry without any link has lost it. */
const SHARE = 0.9;
const ENTRIES = 10;

export default defineRule({
  id: "missing-link",
  summary: "A link leads nowhere, or the entry has none where the others have",
  severity: "warning",
  fix: "none",
  needs: [],
  options: z.strictObject({}),
  *check({ source, list, changes }) {
    for (const entry of writtenEntries(changes)) {
      const empty = entry.links.filter(isEmpty);
      const promised = mainPromise(entry, empty);
      for (const link of empty) {
        if (promised === null || link === promised) yield placeholder(source, entry, link);
      }
      if (entry.links.length === 0 && othersAreLinked(list, entry)) yield unlinked(entry);
    }
  },
});

/** `[paper]()`, `[[code]]`, and the words that people write until they have the address. */
function isEmpty(link: Link): boolean {
  return link.urlRange === null || /^(?:#|todo|tbd|tba|link|url|xxx|https?:\/\/)?$/i.test(link.url.trim());
}

/**
 * One placeholder is enough to say: where the paper's own link is empty the code's is no news.
 * Null where every empty link is told.
 */
function mainPromise(entry: Entry, empty: readonly Link[]): Link | null {
  return empty.find((link) => leadsToPaper(entry, link)) ?? null;
}

/** The paper's own link, or the only kind of link that the entry has at all. */
function leadsToPaper(entry: Entry, link: Link): boolean {
  if (link.role === "paper") return true;
  return link.role === "other" && entry.links.every(isEmpty) && link === entry.links[0];
}

function placeholder(source: string, entry: Entry, link: Link): Observation {
  const isPaper = leadsToPaper(entry, link);
  const shown = quote(source, link.range);
  const title = quoteText(entry.title);
  return {
    range: link.range,
    message: isPaper
      ? {
          en: `The paper link of ${title} leads nowhere: ${shown}`,
          zh: `${title} 的论文链接没有地址：${shown}`,
        }
      : { en: `The link ${shown} has no address yet`, zh: `链接 ${shown} 还没有地址` },
    note: isPaper ? PAPER : OTHER,
    entry,
    severity: isPaper ? "warning" : "notice",
  };
}

const PAPER: Text = {
  en: "Readers come for the paper; an entry without it waits for an address, a DOI or an arXiv number.",
  zh: "读者需要论文本身；请补上网址、DOI 或 arXiv 编号。",
};
const OTHER: Text = {
  en: "It can be filled in or taken out at any time.",
  zh: "可随时补上，或先去掉。",
};

function othersAreLinked(list: List, entry: Entry): boolean {
  const here = list.entries.filter((other) => other.section === entry.section && other !== entry);
  const others = here.length >= ENTRIES ? here : list.entries.filter((other) => other !== entry);
  const linked = others.filter((other) => other.links.some((link) => !isEmpty(link))).length;
  return others.length >= ENTRIES && linked >= others.length * SHARE;
}

function unlinked(entry: Entry): Observation {
  const title = quoteText(entry.title);
  return {
    range: entry.range,
    message: { en: `${title} has no link to the paper`, zh: `${title} 没有论文链接` },
    note: { en: "Nine of ten entries around it have one.", zh: "周围十条中有九条带有链接。" },
    entry,
  };
}
