import { z } from "zod";
import { linkedFile } from "../../list/linked-file.ts";
import { exemplar } from "../../list/style.ts";
import { writtenEntries } from "../../model/change.ts";
import type { Observation } from "../../model/finding.ts";
import type { Entry, Link } from "../../model/list.ts";
import { learnArxivForm } from "../arxiv-habit.ts";
import { defineRule } from "../rule.ts";
import { quoteText } from "../words.ts";
import { arxivDeparture } from "./arxiv-form.ts";
import { type Blemish, findBlemish, missingFile } from "./blemishes.ts";

export default defineRule({
  id: "link-form",
  summary: "The address works only for whoever copied it, or is written unlike the list's other addresses",
  severity: "warning",
  fix: "safe",
  needs: ["files"],
  options: z.strictObject({}),
  *check({ list, base, changes, facts }) {
    const written = writtenEntries(changes);
    if (written.length === 0) return;
    const habit = learnArxivForm(exemplar(base, list));
    for (const entry of written) {
      for (const link of entry.links) {
        if (link.url === "" || link.urlRange === null) continue;
        const blemish = findBlemish(link.url);
        const file = linkedFile(list.path, link.url);
        if (blemish) yield observe(entry, link, blemish);
        else if (file !== null && facts.files?.get(file) === false) yield observe(entry, link, missingFile);
        else {
          const departure = arxivDeparture(link.url, habit);
          if (departure) yield observe(entry, link, { ...departure, severity: "notice" });
        }
      }
    }
  },
});

function observe(entry: Entry, link: Link, blemish: Blemish): Observation {
  const { message, note, better, severity } = blemish;
  const address = quoteText(link.url);
  return {
    range: link.range,
    message: { en: message.en(address), zh: message.zh(address) },
    note,
    entry,
    ...(severity === undefined ? {} : { severity }),
    ...(better === null || link.urlRange === null
      ? {}
      : { fix: { safety: "safe", edits: [{ ...link.urlRange, text: better }] } }),
  };
}
