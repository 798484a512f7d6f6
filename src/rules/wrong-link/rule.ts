import { z } from "zod";
import { codeRepository } from "../../identity/paper-id.ts";
import { writtenEntries } from "../../model/change.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry, Link, List } from "../../model/list.ts";
import type { PaperConflict } from "../papers.ts";
import { defineRule } from "../rule.ts";
import { placeOf, quoteText, sentence } from "../words.ts";

export default defineRule({
  id: "wrong-link",
  summary: "A link belongs to another paper of the list",
  severity: "warning",
  fix: "none",
  needs: [],
  options: z.strictObject({}),
  *check({ list, changes, papers, base }) {
    const written = new Set(writtenEntries(changes));
    for (const entry of written) {
      if (entry.title === "") continue;
      for (const conflict of papers.conflicts(entry)) {
        if (base === null && conflict.listed.entry.range.start > entry.range.start) continue;
        yield sharedPaper(entry, conflict);
      }
      yield* copiedLinks(list, entry, written);
    }
  },
});

function sharedPaper(entry: Entry, { kind, listed, reason }: PaperConflict): Observation {
  const title = quoteText(entry.title);
  const other = quoteText(listed.entry.title);
  const message =
    kind === "shared-identifier"
      ? {
          en: `The paper link of ${title} also stands at ${other}`,
          zh: `${title} 的论文链接也出现在 ${other}`,
        }
      : { en: `Two papers are called ${title}`, zh: `有两篇论文都叫 ${title}` };
  return {
    range: entry.range,
    message,
    note: sentence({ en: `${reason.en}; one of the two was copied`, zh: `${reason.zh}；其中一处是误抄的` }),
    entry,
    related: [
      {
        line: listed.entry.line,
        message: { en: "Its link stands here too", zh: "同一链接也在此处" },
        path: listed.path,
      },
    ],
  };
}

/** A code link that the entry above or below has too was most likely left over from copying its line. */
function* copiedLinks(list: List, entry: Entry, written: ReadonlySet<Entry>): Iterable<Observation> {
  const index = list.entries.indexOf(entry);
  for (const neighbour of [list.entries[index - 1], list.entries[index + 1]]) {
    if (neighbour?.section !== entry.section || neighbour.title === "" || sameTitle(entry, neighbour))
      continue;
    for (const link of entry.links) {
      const copy = copyOf(link, neighbour);
      if (!copy || isNamedAfter(link, entry)) continue;
      // Where both are new and neither is the other's source, the later one is the copy.
      if (
        written.has(neighbour) &&
        !isNamedAfter(link, neighbour) &&
        neighbour.range.start > entry.range.start
      )
        continue;
      yield {
        range: link.range,
        message: {
          en: `The ${link.role} link of ${quoteText(entry.title)} is that of its neighbour ${quoteText(neighbour.title)}`,
          zh: `${quoteText(entry.title)} 的 ${link.role} 链接属于相邻的 ${quoteText(neighbour.title)}`,
        },
        note: {
          en: "Entries are often copied from the line above; the link stayed behind.",
          zh: "条目常从上一行复制而来，链接忘了更改。",
        },
        entry,
        related: [{ line: neighbour.line, message: sameLink(neighbour) }],
      };
    }
  }
}

function sameLink(neighbour: Entry): Text {
  const place = placeOf(neighbour);
  return { en: `The same link, under ${place.en}`, zh: `同一链接，位于 ${place.zh}` };
}

function copyOf(link: Link, neighbour: Entry): Link | undefined {
  if (link.url === "" || (link.role !== "code" && link.role !== "project" && link.role !== "data"))
    return undefined;
  return neighbour.links.find((other) => other.role === link.role && bare(other.url) === bare(link.url));
}

/** True where the repository's name is the paper's own short name. */
function isNamedAfter(link: Link, entry: Entry): boolean {
  const name =
    codeRepository(link.url)
      ?.id.split("/")
      .at(-1)
      ?.replace(/[^a-z0-9]/gi, "")
      .toLowerCase() ?? "";
  const words = entry.title
    .toLowerCase()
    .split(/[^\p{L}\p{N}+-]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""));
  return (
    name.length >= 3 &&
    words.some(
      (word) => word.length >= 3 && (word === name || name.startsWith(word) || word.startsWith(name)),
    )
  );
}

function sameTitle(a: Entry, b: Entry): boolean {
  const fold = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return fold(a.title) === fold(b.title);
}

function bare(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/[#?].*$/, "")
    .replace(/(?:\.git)?\/?$/, "")
    .toLowerCase();
}
