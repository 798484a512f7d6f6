import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { FactTable } from "../../model/facts.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry, Link, List } from "../../model/list.ts";
import { writtenId } from "../known-papers.ts";
import { isEmpty, isUnlinked, leadsToPaper, promisedPaper } from "../missing-paper.ts";
import { defineRule } from "../rule.ts";
import { isElsewhere, paperAddress, titledPaper } from "../titled-paper.ts";
import { quote, quoteText } from "../words.ts";
import { addLink, fillLink } from "./edits.ts";

export default defineRule({
  id: "missing-link",
  summary: "A link leads nowhere, or the entry has none where the others have",
  severity: "warning",
  fix: "safe",
  needs: ["titles"],
  options: z.strictObject({}),
  *check({ source, list, changes, facts }) {
    for (const entry of writtenEntries(changes)) {
      const promised = promisedPaper(entry);
      for (const link of entry.links.filter(isEmpty)) {
        // One placeholder is enough to say: where the paper's own link is empty the code's is no news.
        if (promised !== null && link !== promised) continue;
        const { note, fix } = correction(entry, { source, list, facts, link });
        yield { ...placeholder(source, entry, link), ...(note ? { note } : {}), ...(fix ? { fix } : {}) };
      }
      if (!isUnlinked(list, entry)) continue;
      const { note = NEIGHBOURS, fix } = correction(entry, { source, list, facts, link: null });
      yield { ...unlinked(entry), note, ...(fix ? { fix } : {}) };
    }
  },
});

interface Ground {
  readonly source: string;
  readonly list: List;
  readonly facts: Pick<FactTable, "titles">;
  /** The link that is to be filled in; null where the entry has none. */
  readonly link: Link | null;
}

/** The address of the one paper that has the entry's title, put where it belongs, and the words that say so. */
function correction(
  entry: Entry,
  { source, list, facts, link }: Ground,
): { readonly note?: Text; readonly fix?: Observation["fix"] } {
  if (link !== null && !leadsToPaper(entry, link)) return {};
  const found = titledPaper(entry, facts);
  if (found === null || isElsewhere(entry, found)) return {};
  const id = quoteText(writtenId(found.id));
  const note = {
    en: `One paper has this title: ${id}.`,
    zh: `仅有一篇论文使用此标题：${id}。`,
  };
  const address = paperAddress(found.id, list);
  if (address === null) return { note };
  const edit = link ? fillLink(source, link, address) : addLink(source, list, { entry, address });
  return edit ? { note, fix: { safety: "safe", edits: [edit] } } : { note };
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
const NEIGHBOURS: Text = {
  en: "Nine of ten entries around it have one.",
  zh: "周围十条中有九条带有链接。",
};

function unlinked(entry: Entry): Observation {
  const title = quoteText(entry.title);
  return {
    range: entry.range,
    message: { en: `${title} has no link to the paper`, zh: `${title} 没有论文链接` },
    entry,
  };
}
