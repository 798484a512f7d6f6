import type { Observation, Text } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import type { PaperConflict, Papers } from "../papers.ts";
import { quoteText, sentence } from "../words.ts";

interface Ground {
  readonly papers: Papers;
  /** True where the whole list is judged: then one finding for two entries is enough. */
  readonly isWhole: boolean;
  /** True where the record of an entry's link has its title. */
  readonly isRecorded: (entry: Entry) => boolean;
}

/**
 * One identifier under two titles, or one title under two identifiers: one of the two was copied. However many entries
 * share it, each is told once, of the one that proves most.
 */
export function* sharedPapers(entry: Entry, { papers, isWhole, isRecorded }: Ground): Iterable<Observation> {
  const told = new Map<string, { conflict: PaperConflict; wrong: "entry" | "other" | null }>();
  for (const conflict of papers.conflicts(entry)) {
    const other = conflict.listed.entry;
    const wrong = wrongOne(entry, conflict, { papers, isRecorded });
    if (wrong === "other" && !isWhole) continue;
    if (isWhole && wrong !== "entry" && (wrong === "other" || other.range.start > entry.range.start))
      continue;
    const key = `${conflict.kind} ${conflict.shared.join(" ")}`;
    if (!told.has(key) || (wrong === "entry" && told.get(key)?.wrong !== "entry"))
      told.set(key, { conflict, wrong });
  }
  for (const { conflict, wrong } of told.values())
    yield conflict.kind === "shared-identifier"
      ? sharedLink(entry, conflict, { wrong, isRecorded })
      : sharedTitle(entry, conflict);
}

/**
 * Which of the two has the link wrongly, when its record proves it, or the rest of the list: a third entry has it under
 * one of the titles.
 */
function wrongOne(
  entry: Entry,
  { listed, kind, shared }: PaperConflict,
  { papers, isRecorded }: Pick<Ground, "papers" | "isRecorded">,
): "entry" | "other" | null {
  if (kind !== "shared-identifier") return null;
  const [isOwn, isTheirs] = [isRecorded(entry), isRecorded(listed.entry)];
  if (isOwn !== isTheirs) return isOwn ? "other" : "entry";
  const backs = (paper: Entry) =>
    papers
      .matches(paper)
      .some(({ verdict, shared: ids }) => verdict === "same" && ids.some((id) => shared.includes(id)));
  const [mine, others] = [backs(entry), backs(listed.entry)];
  if (mine === others) return null;
  return mine ? "other" : "entry";
}

function sharedLink(
  entry: Entry,
  { listed, reason }: PaperConflict,
  { wrong, isRecorded }: { wrong: "entry" | "other" | null; isRecorded: Ground["isRecorded"] },
): Observation {
  const title = quoteText(entry.title);
  const other = quoteText(listed.entry.title);
  const proof: Text = isRecorded(listed.entry)
    ? { en: "its record has that title, so it belongs there", zh: "记录中的标题是后者，因此它属于后者" }
    : wrong === "entry"
      ? {
          en: "a third entry has it under that title, so it belongs there",
          zh: "另有条目以该标题使用此链接，因此它属于后者",
        }
      : {
          en: "one of the two was copied, or both are one paper under two titles",
          zh: "其中一处是误抄的，或两者是同一论文的两个标题",
        };
  return {
    range: entry.range,
    message: {
      en: `The paper link of ${title} also stands at ${other}`,
      zh: `${title} 的论文链接也出现在 ${other}`,
    },
    note: sentence({ en: `${reason.en}; ${proof.en}`, zh: `${reason.zh}；${proof.zh}` }),
    entry,
    related: [
      {
        line: listed.entry.line,
        message: { en: "Its link stands here too", zh: "同一链接也在此处" },
        path: listed.path,
      },
    ],
    severity: "warning",
  };
}

function sharedTitle(entry: Entry, { listed, reason }: PaperConflict): Observation {
  const title = quoteText(entry.title);
  return {
    range: entry.range,
    message: { en: `Two papers are called ${title}`, zh: `有两篇论文都叫 ${title}` },
    note: sentence({
      en: `${reason.en}; a title or a link was copied`,
      zh: `${reason.zh}；标题或链接有一处是误抄的`,
    }),
    entry,
    related: [
      {
        line: listed.entry.line,
        message: { en: "The same title with another number", zh: "同一标题，编号不同" },
        path: listed.path,
      },
    ],
    severity: "warning",
  };
}
