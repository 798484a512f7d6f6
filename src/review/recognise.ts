import { paperIds } from "../identity/paper-id.ts";
import type { Text } from "../model/finding.ts";
import type { Entry, Link, List } from "../model/list.ts";

/** From how many entries on a file that nobody named is believed to be a list. */
const MIN_ENTRIES = 5;

/**
 * Which share of the entries must link to a paper. Lists of papers mix in talks, code and courses, up to two thirds;
 * lists of tools link a paper here and there. A file that a person named is believed sooner.
 */
const MIN_SHARE = { found: 0.3, named: 0.1 };

/**
 * Says why a file is no list of papers, or null where it is one: five entries or more, a good part of them with a link
 * to a paper. A file that a person named may be shorter, and is then believed. Links of code, tools and blogs alone make no list of ours.
 */
export function notAList(list: List, isNamed: boolean): Text | null {
  const { entries } = list;
  const isAbout = isNamed ? (entry: Entry) => leadsToPaper(entry) || isPlaced(entry) : leadsToPaper;
  const papers = entries.filter(isAbout).length;
  if (entries.length === 0) return NO_ENTRIES;
  const isShort = entries.length < MIN_ENTRIES;
  if (papers < entries.length * (isNamed ? MIN_SHARE.named : MIN_SHARE.found) && !(isShort && isNamed))
    return {
      en: `it is no list of papers: ${papers} of its ${entries.length} entries ${papers === 1 ? "links" : "link"} to a paper`,
      zh: `这不是论文列表：${entries.length} 个条目中只有 ${papers} 个链接到论文`,
    };
  if (isShort && !isNamed)
    return {
      en: `it is too short to be a list: ${entries.length} ${entries.length === 1 ? "entry" : "entries"}`,
      zh: `条目太少，不足以成为列表：${entries.length} 个`,
    };
  return null;
}

const NO_ENTRIES: Text = { en: "it holds no entries about papers", zh: "其中没有论文条目" };

/** A venue and its year are said of papers and of meetings about them. Where a person vouches for the file that is enough. */
function isPlaced({ venue, year }: Entry): boolean {
  return venue !== null && year !== null;
}

function leadsToPaper(entry: Entry): boolean {
  return entry.links.some((link) => isPaperLink(entry, link));
}

/** An identifier, a PDF, or a label that says so; that a title is a link proves nothing, tools have that too. */
function isPaperLink(entry: Entry, link: Link): boolean {
  if (/\.pdf(?:$|[?#])/i.test(link.url) || paperIds(link.url).length > 0) return true;
  const isTitle =
    link.labelRange.start <= entry.titleRange.start && entry.titleRange.end <= link.labelRange.end;
  return link.role === "paper" && (!isTitle || entry.venue !== null);
}
