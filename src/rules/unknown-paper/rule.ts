import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { FactTable } from "../../model/facts.ts";
import type { Observation } from "../../model/finding.ts";
import type { Entry, Link, List } from "../../model/list.ts";
import { linkedPapers, writtenId } from "../known-papers.ts";
import { defineRule } from "../rule.ts";
import { isElsewhere, paperAddress, titledPaper } from "../titled-paper.ts";
import { quoteText } from "../words.ts";

export default defineRule({
  id: "unknown-paper",
  summary: "A paper link carries an identifier that no registry knows",
  severity: "error",
  fix: "safe",
  needs: ["papers", "titles"],
  options: z.strictObject({}),
  *check({ list, changes, facts }) {
    for (const entry of writtenEntries(changes)) {
      for (const { link, id, fact } of linkedPapers(entry, facts)) {
        if (fact.status !== "absent") continue;
        const written = quoteText(writtenId(id));
        const isConfirmed = fact.confirmed === true;
        yield {
          range: link.range,
          message: { en: `Unknown identifier ${written}`, zh: `未知的标识符 ${written}` },
          note: isConfirmed
            ? {
                en: "Its registry was asked twice, a day or more apart, and does not have it: a digit may be wrong, or the reference is made up.",
                zh: "登记机构相隔一天以上被查询两次，均无此记录：可能有数字写错，或该文献并不存在。",
              }
            : {
                en: "Its registry does not have it at first sight; what appeared today may be there tomorrow.",
                zh: "登记机构目前没有此记录；今天刚发布的内容可能明天才能查到。",
              },
          entry,
          severity: isConfirmed ? "error" : "warning",
          ...rightAddress(entry, { id, link, list, facts }),
        };
      }
    }
  },
});

interface Ground {
  readonly id: string;
  readonly link: Link;
  readonly list: List;
  readonly facts: Pick<FactTable, "titles">;
}

/**
 * The address of the one paper that has the entry's title, where the same registry has it: then a digit was wrong. One of
 * another registry says nothing about a number that may be new.
 */
function rightAddress(entry: Entry, { id, link, list, facts }: Ground): Pick<Observation, "fix"> {
  const right = titledPaper(entry, facts);
  if (right === null || isElsewhere(entry, right) || schemeOf(right.id) !== schemeOf(id)) return {};
  const address = paperAddress(right.id, list);
  if (address === null || link.urlRange === null) return {};
  return { fix: { safety: "safe", edits: [{ ...link.urlRange, text: address }] } };
}

function schemeOf(id: string): string {
  return id.slice(0, id.indexOf(":"));
}
