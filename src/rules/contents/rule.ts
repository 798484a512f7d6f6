import { z } from "zod";
import { defineRule } from "../rule.ts";
import { missesSection } from "./missing.ts";
import { pointsNowhere } from "./nowhere.ts";
import { compareHeadings, readPage } from "./pages.ts";

export default defineRule({
  id: "contents",
  summary: "The table of contents misses a section or points nowhere",
  severity: "warning",
  fix: "safe",
  needs: [],
  options: z.strictObject({}),
  *check({ source, list, base }) {
    const head = readPage(list);
    if (head.links.length === 0) return;
    if (base === null) {
      yield* pointsNowhere(head, null);
      yield* missesSection(source, head, null);
      return;
    }
    const before = readPage(base);
    const { added, renamed } = compareHeadings(before, head);
    yield* pointsNowhere(head, { base: before, renamed });
    const isRelabelled = renamed !== null && before.fragments.has(renamed.before.anchor);
    yield* missesSection(source, head, new Set(isRelabelled ? [] : added));
  },
});
