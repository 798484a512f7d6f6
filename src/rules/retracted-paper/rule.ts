import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import { foundPapers } from "../known-papers.ts";
import { defineRule } from "../rule.ts";
import { quoteText } from "../words.ts";

/** An entry that says so itself has been told. */
const SAYS_SO = /retract|withdrawn|撤稿|撤回/i;

export default defineRule({
  id: "retracted-paper",
  summary: "The paper was retracted by its publisher or withdrawn by its authors",
  severity: "warning",
  fix: "none",
  needs: ["papers"],
  options: z.strictObject({}),
  *check({ source, changes, facts }) {
    for (const entry of writtenEntries(changes)) {
      if (SAYS_SO.test(source.slice(entry.range.start, entry.range.end))) continue;
      const paper = foundPapers(entry, facts).find(({ fact }) => fact.withdrawn !== undefined);
      if (!paper) continue;
      const title = quoteText(entry.title || paper.fact.title);
      const isRetracted = paper.fact.withdrawn === "retracted";
      yield {
        range: paper.link.range,
        message: isRetracted
          ? { en: `Retracted by its publisher: ${title}`, zh: `已被出版方撤稿：${title}` }
          : { en: `Withdrawn by its authors: ${title}`, zh: `已被作者撤回：${title}` },
        note: isRetracted
          ? {
              en: "The publisher's notice says why; readers of the list should know of it.",
              zh: "原因见出版方的撤稿声明；应让列表的读者知晓。",
            }
          : {
              en: "The comment of its last arXiv version says so; an earlier version stays readable.",
              zh: "其 arXiv 最新版本的备注如此说明；早期版本仍可阅读。",
            },
        entry,
      };
    }
  },
});
