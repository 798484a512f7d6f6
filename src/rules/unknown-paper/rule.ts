import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import { linkedPapers, writtenId } from "../known-papers.ts";
import { defineRule } from "../rule.ts";
import { quoteText } from "../words.ts";

export default defineRule({
  id: "unknown-paper",
  summary: "A paper link carries an identifier that no registry knows",
  severity: "error",
  fix: "none",
  needs: ["papers"],
  options: z.strictObject({}),
  *check({ changes, facts }) {
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
        };
      }
    }
  },
});
