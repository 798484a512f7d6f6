import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import { defineRule } from "../rule.ts";
import { copiedLinks } from "./copied-links.ts";
import { impossibleIds } from "./impossible-ids.ts";
import { indexLinks } from "./link-index.ts";
import { sharedPapers } from "./shared-papers.ts";

export default defineRule({
  id: "wrong-link",
  summary: "A link belongs to another paper of the list, or to none at all",
  severity: "error",
  fix: "none",
  needs: [],
  options: z.strictObject({}),
  *check({ list, changes, papers, base, today }) {
    const written = new Set(writtenEntries(changes));
    const links = indexLinks(list);
    for (const entry of written) {
      yield* impossibleIds(entry, today);
      if (entry.title === "") continue;
      yield* sharedPapers(entry, { papers, isWhole: base === null });
      yield* copiedLinks(entry, { list, links, papers, written });
    }
  },
});
