import { z } from "zod";
import { writtenEntries } from "../../model/change.ts";
import type { Entry } from "../../model/list.ts";
import { defineRule } from "../rule.ts";
import { copiedLinks } from "./copied-links.ts";
import { impossibleIds } from "./impossible-ids.ts";
import { indexLinks } from "./link-index.ts";
import { isRecorded, recordedOtherwise } from "./recorded.ts";
import { sharedPapers } from "./shared-papers.ts";

export default defineRule({
  id: "wrong-link",
  summary: "A link belongs to another paper of the list, or to none at all",
  severity: "error",
  fix: "safe",
  needs: ["papers", "titles"],
  options: z.strictObject({}),
  *check({ list, changes, papers, base, today, facts }) {
    const written = new Set(writtenEntries(changes));
    const links = indexLinks(list);
    const isOwn = (entry: Entry) => isRecorded(entry, facts);
    for (const entry of written) {
      yield* impossibleIds(entry, today);
      if (entry.title === "") continue;
      const recorded = [...recordedOtherwise(entry, { list, facts })];
      yield* recorded;
      // What its record says settles whose link it is.
      if (recorded.length === 0)
        yield* sharedPapers(entry, { papers, isWhole: base === null, isRecorded: isOwn });
      yield* copiedLinks(entry, { list, links, papers, written });
    }
  },
});
