import { z } from "zod";
import { codeRepository, paperIds } from "../../identity/paper-id.ts";
import { writtenEntries } from "../../model/change.ts";
import type { Observation } from "../../model/finding.ts";
import type { Edit, Entry, Link, LinkRole } from "../../model/list.ts";
import { defineRule } from "../rule.ts";
import { quoteText } from "../words.ts";

export default defineRule({
  id: "link-label",
  summary: "A label promises something else than its link leads to",
  severity: "warning",
  fix: "safe",
  needs: [],
  options: z.strictObject({}),
  *check({ source, changes }) {
    for (const entry of writtenEntries(changes)) {
      const wrong = entry.links.filter((link) => contradiction(link) !== null);
      const swap = swapOf(source, entry, wrong);
      for (const link of wrong) yield mislabelled(entry, link, swap);
    }
  },
});

/** What a link leads to where its label says another thing; null where it keeps its promise or nobody can tell. */
function contradiction(link: Link): LinkRole | null {
  if (link.url === "" || link.shape === "bare") return null;
  if (link.role === "paper" && isRepository(link.url)) return "code";
  if (link.role === "code" && isPaper(link.url)) return "paper";
  return null;
}

/** A repository itself; a file in one may well be the paper. */
function isRepository(url: string): boolean {
  const found = codeRepository(url);
  return found !== null && /^\/?(?:$|[?#]|tree\/(?:main|master)\/?$)/.test(found.path);
}

/** Addresses that hold papers and nothing else; what is attached to a paper may be its code. */
function isPaper(url: string): boolean {
  if (/\/attachment\b|supp/i.test(url)) return false;
  return paperIds(url).some((id) => /^(?:arxiv|acl|openreview|cvf|pmid|pmlr):/.test(id));
}

/** Two labels that stand at each other's links are set right by exchanging the addresses. */
function swapOf(source: string, entry: Entry, wrong: readonly Link[]): readonly Edit[] {
  const [first, second] = wrong;
  if (wrong.length !== 2 || !first?.urlRange || !second?.urlRange || first.role === second.role) return [];
  const labelled = entry.links.filter((link) => link.role === "paper" || link.role === "code");
  if (labelled.length !== 2) return [];
  const text = (range: Edit | { start: number; end: number }) => source.slice(range.start, range.end);
  return [
    { ...first.urlRange, text: text(second.urlRange) },
    { ...second.urlRange, text: text(first.urlRange) },
  ];
}

function mislabelled(entry: Entry, link: Link, swap: readonly Edit[]): Observation {
  const label = quoteText(link.label);
  const isCode = link.role === "paper";
  return {
    range: link.range,
    message: isCode
      ? { en: `The label ${label} leads to a code repository`, zh: `标签 ${label} 指向的是代码仓库` }
      : { en: `The label ${label} leads to a paper`, zh: `标签 ${label} 指向的是论文` },
    note: { en: `The address is ${link.url.slice(0, 200)}.`, zh: `地址为 ${link.url.slice(0, 200)}。` },
    entry,
    ...(swap.length > 0 ? { fix: { safety: "safe", edits: swap } } : {}),
  };
}
