import { registryOf } from "../identity/registries.ts";
import { findVenues, readVenue } from "../list/venue.ts";
import { type Mentions, readMentions } from "./mentions.ts";
import { type RequestedPaper, unsaid } from "./paper.ts";
import { looksLikeTitle, quotedTitles, tidyTitle } from "./titles.ts";

/** The papers that a text names, and what is left of it without them. */
export interface FreeText {
  readonly papers: readonly RequestedPaper[];
  /** What the text says beside naming papers, for reading what it wants. */
  readonly prose: string;
}

const FIELD =
  /^(?:paper )?(title|paper|link|url|arxiv|doi|pdf|code|github|repo(?:sitory)?|project(?: page)?|website|homepage|venue|conference|journal|published (?:in|at)|authors?|year|section|category|data ?set|论文标题|标题|题目|论文名?|论文链接|链接|论文地址|地址|代码|项目主页|主页|会议|期刊|作者|年份|章节|分类|类别)(?: (?:name|link|url|page))?\s{0,2}[:：]\s{0,3}(.*)$/i;

const PLURAL = /\b(?:papers|works|both|two|three|several|these|articles|following)\b|[两三几]篇|这些|以下/i;

const MOST_LINES = 400;
const MOST_PAPERS = 50;

/**
 * Reads the papers out of text as people write it: bare links, lists, labelled lines, quoted titles.
 *
 * @param isList true where every line that names a paper names one of its own.
 */
export function readFreeText(text: string, isList = false): FreeText {
  const papers: RequestedPaper[] = [];
  const prose: string[] = [];
  const isPlural = isList || PLURAL.test(text);
  let pending: RequestedPaper = unsaid;
  let wasBlank = true;

  function close(): void {
    if (pending.ids.length > 0 || pending.links.length > 0 || pending.title !== null) papers.push(pending);
    pending = unsaid;
  }

  for (const raw of text.split(/\r?\n/).slice(0, MOST_LINES)) {
    if (papers.length >= MOST_PAPERS) break;
    const line = raw.replace(/^[\s>]*(?:#{1,6}\s+)?/, (edge) => (edge.includes(">") ? "\u0000" : ""));
    if (line.startsWith("\u0000") || line.trim() === "") {
      wasBlank = true;
      continue;
    }
    const isItem = /^(?:[-*+•]|\d{1,3}[.)、])\s/.test(line);
    const read = readLine(line.replace(/^(?:[-*+•]|\d{1,3}[.)、])\s+(?:\[[ x]\]\s)?/, ""));
    for (const [index, paper] of read.papers.entries()) {
      const startsItem = isItem && index === 0 && !read.isField && pending.ids.length > 0;
      const standsAlone = isList && !read.isField && pending.ids.length > 0;
      if (startsItem || standsAlone || isAnother(pending, paper, { isPlural, wasBlank })) close();
      pending = merge(pending, paper);
    }
    if (read.prose !== "") prose.push(read.prose);
    wasBlank = false;
  }
  close();
  return { papers: joinByTitle(papers), prose: prose.join("\n") };
}

interface Line {
  readonly papers: readonly RequestedPaper[];
  readonly prose: string;
  readonly isField: boolean;
}

function readLine(line: string): Line {
  const bare = line.replace(/^\*\*([^*\n]{1,30})\*\*/, "$1").replace(/^\*\*([^*\n]{1,30}?):\*\*/, "$1:");
  const field = FIELD.exec(bare);
  if (field) return { papers: [readField(field[1] ?? "", field[2] ?? "")], prose: "", isField: true };
  const mentions = readMentions(line);
  const rest = mentions.rest;
  const titles = [...new Set([...mentions.labels.map(tidyTitle), ...quotedTitles(rest)])];
  const [venue] = findVenues(rest, 0);
  const said = { venue: venue?.name ?? null, year: venue?.year ?? null };
  if (titles.length === 0) {
    const whole = wholeTitle(rest);
    if (whole !== null) titles.push(whole);
  }
  const prose = titles.reduce((left, title) => left.replace(title, " "), rest).trim();
  const papers = spread(mentions, titles).map((paper) => ({
    ...paper,
    ...(mentions.ids.length > 0 || titles.length > 0 ? said : {}),
  }));
  return { papers, prose: papers.length > 0 || titles.length > 0 ? prose : rest, isField: false };
}

/** The line as a title, without a venue behind it. */
function wholeTitle(rest: string): string | null {
  const title = tidyTitle(
    rest
      .replace(/\[\s*\]|\(\s*\)|（\s*）|\[\s*\[\s*\]\s*\]/g, " ")
      .replace(/[([（]([^()[\]（）]{2,40})[)\]）]/g, (whole, inner: string) =>
        readVenue(inner, 0) ? " " : whole,
      )
      .replace(/[,.]\s{1,3}[A-Z][\w& ]{1,30}[,' ]{1,2}(?:20)?\d\d\W*$/, " "),
  );
  return looksLikeTitle(title) ? title : null;
}

/** One paper for each identifier of one registry; further registries, titles and links belong to the first. */
function spread(mentions: Mentions, titles: readonly string[]): RequestedPaper[] {
  const paperLinks = mentions.links.filter(({ role }) => role === "paper");
  const others = mentions.links.filter(({ role }) => role !== "paper");
  const groups: RequestedPaper[] = [];
  for (const id of mentions.ids) {
    const links = paperLinks.filter(({ url }) => readMentions(url).ids.includes(id));
    groups.push({ ...unsaid, ids: [id], links });
  }
  const unknown = paperLinks.filter(({ url }) => readMentions(url).ids.length === 0);
  if (groups.length === 0 && (unknown.length > 0 || titles.length > 0 || others.length > 0))
    groups.push(unsaid);
  const [first = unsaid, ...more] = groups;
  const filled = [{ ...first, links: [...first.links, ...unknown, ...others] }, ...more];
  if (groups.length === 0) return [];
  if (groups.length > 1 && groups.length === titles.length)
    return filled.map((paper, index) => ({ ...paper, title: titles[index] ?? null }));
  if (groups.length === 1 && titles.length > 1 && mentions.ids.length === 0)
    return titles.map((title) => ({ ...unsaid, title }));
  return filled.map((paper, index) => (index === 0 ? { ...paper, title: titles[0] ?? null } : paper));
}

function readField(label: string, value: string): RequestedPaper {
  const name = label.toLowerCase();
  const mentions = readMentions(value);
  const text = tidyTitle(mentions.rest);
  const link = { ...unsaid, ids: mentions.ids, links: mentions.links };
  if (/^(?:title|论文标题|标题|题目|论文名?)$|^paper$/.test(name)) {
    const title = mentions.labels[0] ?? (/title|标题|题目/.test(name) || looksLikeTitle(text) ? text : "");
    return { ...link, title: title === "" ? null : tidyTitle(title) };
  }
  if (/^(?:venue|conference|journal|published|会议|期刊)/.test(name)) {
    const venue = readVenue(text, 0);
    return { ...unsaid, venue: venue?.name ?? (text === "" ? null : text), year: venue?.year ?? null };
  }
  if (/^(?:author|作者)/.test(name))
    return { ...unsaid, authors: text.split(/\s*(?:,|;|，|、|\band\b)\s*/).filter((each) => each !== "") };
  if (/^(?:year|年份)/.test(name))
    return { ...unsaid, year: Number(/(?:19|20)\d\d/.exec(text)?.[0] ?? 0) || null };
  if (/^(?:section|category|章节|分类|类别)/.test(name))
    return { ...unsaid, section: text === "" ? null : text };
  return link;
}

/** Whether what a line names cannot be the paper that the lines before it were about. */
function isAnother(
  before: RequestedPaper,
  paper: RequestedPaper,
  { isPlural, wasBlank }: { isPlural: boolean; wasBlank: boolean },
): boolean {
  const registries = new Set(before.ids.map(registryOf));
  const fresh = paper.ids.filter((id) => !before.ids.includes(id));
  if (fresh.some((id) => registries.has(registryOf(id)))) return true;
  if (before.title !== null && paper.title !== null && before.title !== paper.title) return true;
  if (fresh.length > 0 && before.ids.length > 0 && isPlural) return true;
  return wasBlank && before.ids.length > 0 && paper.title !== null;
}

function merge(a: RequestedPaper, b: RequestedPaper): RequestedPaper {
  const links = [...a.links, ...b.links];
  return {
    ids: [...new Set([...a.ids, ...b.ids])],
    links: links.filter((link, index) => links.findIndex(({ url }) => url === link.url) === index),
    title: a.title ?? b.title,
    authors: a.authors.length > 0 ? a.authors : b.authors,
    venue: a.venue ?? b.venue,
    year: a.year ?? b.year,
    section: a.section ?? b.section,
  };
}

/** A paper that is named twice, or by its title here and its link there, is one. */
function joinByTitle(papers: readonly RequestedPaper[]): RequestedPaper[] {
  const joined: RequestedPaper[] = [];
  for (const paper of papers) {
    const at = joined.findIndex(
      (other) =>
        other.ids.some((id) => paper.ids.includes(id)) ||
        (other.title !== null && other.title.toLowerCase() === paper.title?.toLowerCase()),
    );
    const other = joined[at];
    if (other) joined[at] = merge(other, paper);
    else joined.push(paper);
  }
  return joined;
}

/** Joins what was read of one paper at two places; what the first says stands. */
export { merge as mergePapers };
