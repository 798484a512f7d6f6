import { codeRepository, paperIds } from "../identity/paper-id.ts";
import type { LinkRole } from "../model/list.ts";
import type { PaperLink } from "./paper.ts";

/** What one line of free text names. */
export interface Mentions {
  readonly ids: readonly string[];
  readonly links: readonly PaperLink[];
  /** Labels of its links that are more than "paper" or "code". */
  readonly labels: readonly string[];
  /** The line without links and identifiers. */
  readonly rest: string;
}

const URLS = /<?(https?:\/\/[^\s<>"'“”，。；、）】》]{4,1000})>?/gi;
const MARKDOWN_LINK = /\[([^\]\n]{1,300})\]\(\s?<?(https?:\/\/[^\s<>"]{4,1000}?)>?\)/gi;
const BARE_ARXIV =
  /(?<![\w./:])(?:arxiv\s?(?:id)?\s?[:：#]?\s{0,2})?(\d{4}\.\d{4,5}(?:v\d{1,2})?)(?![\w/]|\.\d)/gi;
const BARE_DOI = /(?<![\w./])(?:doi\s?[:：]?\s{0,2})?(10\.\d{4,9}\/[^\s"'<>，。；、）】]{2,200})/gi;

/** Reads the links and identifiers of a line. */
export function readMentions(line: string): Mentions {
  const links: PaperLink[] = [];
  const labels: string[] = [];
  const ids: string[] = [];
  let rest = line.replace(MARKDOWN_LINK, (_, label: string, url: string) => {
    const link = asLink(url, label);
    links.push(link);
    const isTitle = label.trim().split(/\s+/).length >= 3 && !/^https?:/i.test(label);
    if (isTitle && link.role === "paper") labels.push(label);
    return isTitle ? `${label} ` : " ";
  });
  rest = rest.replace(URLS, (match, url: string, at: number) => {
    const bare = trimUrl(url);
    links.push(asLink(bare, rest.slice(Math.max(0, at - 40), at)));
    return ` ${match.slice(match.indexOf(bare) + bare.length).replace(/^>/, "")}`;
  });
  ids.push(...links.flatMap(({ role, url }) => (role === "paper" ? paperIds(url) : [])));
  rest = rest.replace(BARE_DOI, (match, doi: string) => {
    const found = paperIds(trimUrl(doi));
    ids.push(...found);
    return found.length > 0 ? " " : match;
  });
  rest = rest.replace(BARE_ARXIV, (match, number: string) => {
    const found = paperIds(`arxiv:${number}`);
    ids.push(...found);
    return found.length > 0 ? " " : match;
  });
  return { ids: [...new Set(ids)], links: distinctLinks(links), labels, rest };
}

/** What a link is for: by where it leads, else by the word in front of it. */
function asLink(url: string, label: string): PaperLink {
  return { role: roleOf(url, label), url };
}

function roleOf(url: string, label: string): LinkRole {
  if (/huggingface\.co\/datasets\/|zenodo\.org|physionet\.org|kaggle\.com\/(?:datasets|c)\b/i.test(url))
    return "data";
  if (paperIds(url).length > 0) return "paper";
  if (codeRepository(url) !== null) return "code";
  if (/youtu\.?be|bilibili/i.test(url)) return "video";
  if (/project|homepage|website|主页|项目/i.test(label)) return "project";
  if (/data ?set|数据/i.test(label)) return "data";
  return /\.pdf(?:[?#]|$)/i.test(url) || /paper|pdf|论文/i.test(label) ? "paper" : "project";
}

/** A URL in a sentence ends before the sentence's own signs. */
function trimUrl(url: string): string {
  let end = url.replace(/[.,;:!?*_~`'"\]]+$/, "");
  while (end.endsWith(")") && end.split("(").length < end.split(")").length)
    end = end.slice(0, -1).replace(/[.,;:]+$/, "");
  return end;
}

function distinctLinks(links: readonly PaperLink[]): PaperLink[] {
  return links.filter((link, index) => links.findIndex(({ url }) => url === link.url) === index);
}
