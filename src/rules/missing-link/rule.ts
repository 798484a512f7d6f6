import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { FactTable } from "../../model/facts.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry, Link, List } from "../../model/list.ts";
import { foundPapers, writtenId } from "../known-papers.ts";
import { isEmpty, isTemplate, isUnlinked, leadsToPaper, promisedPaper } from "../missing-paper.ts";
import { defineRule } from "../rule.ts";
import { isElsewhere, paperAddress, titledPaper } from "../titled-paper.ts";
import { compareTitles } from "../titles.ts";
import { quote, quoteText } from "../words.ts";
import { addLink, fillLink } from "./edits.ts";

export default defineRule({
  id: "missing-link",
  summary: "A link leads nowhere, or the entry has none where the others have",
  severity: "warning",
  fix: "safe",
  needs: ["papers", "titles"],
  options: z.strictObject({}),
  *check({ source, list, changes, facts }) {
    for (const entry of writtenEntries(changes)) {
      if (isTemplate(entry)) continue;
      const promised = promisedPaper(entry);
      for (const link of entry.links.filter(isEmpty)) {
        // One placeholder is enough to say: where the paper's own link is empty the code's is no news.
        if (promised !== null && link !== promised) continue;
        const { note, fix } = correction(entry, { source, list, facts, link });
        const seen = {
          ...placeholder(source, entry, link),
          ...(note ? { note } : {}),
          ...(fix ? { fix } : {}),
        };
        yield knownCode(entry, { source, facts, link }) ?? seen;
      }
      if (!isUnlinked(list, entry)) continue;
      const { note = NEIGHBOURS, fix } = correction(entry, { source, list, facts, link: null });
      yield { ...unlinked(entry), note, ...(fix ? { fix } : {}) };
    }
  },
});

/** An empty code link whose address the paper's own authors name, in a record that has the entry's title. */
function knownCode(
  entry: Entry,
  {
    source,
    facts,
    link,
  }: { readonly source: string; readonly facts: Pick<FactTable, "papers">; readonly link: Link },
): Observation | null {
  if (link.role !== "code") return null;
  const named = foundPapers(entry, facts).find(
    ({ fact }) => fact.code !== undefined && compareTitles(entry.title, [fact.title]).kind === "same",
  );
  const edit = named?.fact.code === undefined ? null : fillLink(source, link, named.fact.code);
  if (edit === null || named?.fact.code === undefined) return null;
  const [shown, code] = [quote(source, link.range), quoteText(named.fact.code)];
  return {
    range: link.range,
    message: {
      en: `The link ${shown} has no address, and the code is at ${code}`,
      zh: `链接 ${shown} 没有地址，代码位于 ${code}`,
    },
    note: { en: "The paper's own record names it.", zh: "论文自身的记录给出了该地址。" },
    entry,
    severity: "warning",
    fix: { safety: "safe", edits: [edit] },
  };
}

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
