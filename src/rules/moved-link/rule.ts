import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import { defineRule } from "../rule.ts";
import { quoteText } from "../words.ts";

export default defineRule({
  id: "moved-link",
  summary: "A link has moved for good",
  severity: "notice",
  fix: "safe",
  needs: ["links"],
  options: z.strictObject({}),
  *check({ changes, facts }) {
    for (const entry of writtenEntries(changes)) {
      for (const { url, urlRange } of entry.links) {
        const fact = facts.links.get(url);
        if (urlRange === null || fact?.verdict !== "moved" || fact.target === undefined) continue;
        const target = inMarkdown(fact.target);
        if (target === null || target === url) continue;
        yield {
          range: urlRange,
          message: {
            en: `Expected ${quoteText(target)}, found ${quoteText(url)}`,
            zh: `应为 ${quoteText(target)}，实为 ${quoteText(url)}`,
          },
          note: {
            en: "The old address leads there for good; one day it will not.",
            zh: "旧地址已永久转到新地址，将来可能失效。",
          },
          entry,
          fix: { safety: "safe", edits: [{ ...urlRange, text: target }] },
        };
      }
    }
  },
});

/** The address in a form that ends no link, cell or tag; null for what is no plain address. */
function inMarkdown(target: string): string | null {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(target) || target.length > 500) return null;
  const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return target.replace(/[()<>|"'`[\]\\]/g, percent);
}
