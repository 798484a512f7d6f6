import { readBlame } from "../github/blame.ts";
import type { GitHub, Repository } from "../github/client.ts";
import type { Blame } from "../model/report.ts";
import { countLines } from "../review/corrected.ts";
import type { ItemContext } from "../review/report/item-text.ts";
import { reportWordsIn } from "../review/report/words/words.ts";
import { wordsIn } from "../review/words/words.ts";
import { lineAddresses } from "./publication.ts";
import type { Findings, Seen } from "./report-findings.ts";

/** What the words of a report need: the texts, who wrote their lines, and the addresses people see them at. */
export async function contextOf(
  github: GitHub,
  place: Repository,
  { inspection, sources, base }: Pick<Seen, "inspection" | "sources" | "base">,
  { open }: Pick<Findings, "open">,
): Promise<ItemContext> {
  const blame = new Map<string, Blame>();
  for (const path of new Set(open.map((item) => item.path))) {
    const found = await readBlame(github, place, { sha: base.sha, path });
    if (found !== null) blame.set(path, found);
  }
  return {
    words: wordsIn(inspection.language),
    report: reportWordsIn(inspection.language),
    sources: new Map([...sources].map(([path, text]) => [path, countLines(text)])),
    blame,
    // The branch rather than the commit: a push that changes nothing here then changes nothing that is said.
    linkTo: lineAddresses(base.url, encodeURIComponent(base.branch)),
    linkToCommit: (sha) => `${base.url}/commit/${sha}`,
  };
}
