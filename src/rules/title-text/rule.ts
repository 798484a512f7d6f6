import { z } from "zod";
import { exemplar } from "../../list/style.ts";
import { writtenEntries } from "../../model/change.ts";
import type { Edit } from "../../model/list.ts";
import { defineRule } from "../rule.ts";
import { titleFlaws } from "./flaws.ts";
import { learnTitles } from "./habits.ts";

export default defineRule({
  id: "title-text",
  summary: "The title lacks a space, keeps what a PDF or LaTeX left in it, or stops in the middle",
  severity: "warning",
  fix: "safe",
  needs: [],
  options: z.strictObject({}),
  *check({ source, list, base, changes }) {
    const written = writtenEntries(changes);
    if (written.length === 0) return;
    const habits = learnTitles(exemplar(base, list));
    for (const entry of written) {
      const { titleRange } = entry;
      const title = source.slice(titleRange.start, titleRange.end);
      for (const { at, length, edit, ...rest } of titleFlaws(title, habits)) {
        const start = titleRange.start + at;
        const edits: Edit[] = edit === null ? [] : [{ start, end: start + length, text: edit }];
        yield {
          range: { start, end: start + Math.max(length, 1) },
          ...rest,
          entry,
          ...(edits.length > 0 ? { fix: { safety: "safe", edits } } : {}),
        };
      }
    }
  },
});
