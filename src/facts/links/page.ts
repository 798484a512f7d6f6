import { Parser } from "htmlparser2";
import type { Answered } from "../http/client.ts";

/** What the head of a page says about itself. */
export interface Page {
  readonly title: string;
  /** `<meta name|property>` to content, first one wins. */
  readonly meta: ReadonlyMap<string, string>;
}

/** Reads title and meta elements of the part of a page that was read. */
export function readPage(html: string): Page {
  const meta = new Map<string, string>();
  let title = "";
  let isInTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "title" && title === "") isInTitle = true;
      const key = (attributes.name ?? attributes.property)?.toLowerCase();
      if (name === "meta" && key !== undefined && !meta.has(key)) meta.set(key, attributes.content ?? "");
    },
    ontext(piece) {
      if (isInTitle && title.length < 500) title += piece;
    },
    onclosetag(name) {
      if (name === "title") isInTitle = false;
    },
  });
  parser.end(html);
  return { title: title.replace(/\s+/g, " ").trim(), meta };
}

/** Whether an answer is a wall against programs and not the page; whatever its status, it says nothing about the link. */
export function isChallenge({ status, headers, body, url }: Answered): boolean {
  if (headers["cf-mitigated"] !== undefined || headers["x-amzn-waf-action"] !== undefined) return true;
  if (status === 202 && body === "") return true;
  if (url.includes("error=cookies_not_supported")) return true;
  const start = body.slice(0, 20_000);
  return /_cf_chl_opt|id=["']anubis_challenge|<title>Just a moment\.\.\.<|<title>Making sure you(?:'|&#39;)re not a bot/.test(
    start,
  );
}

const NOT_FOUND_TITLE =
  /\b(?:page|file|site|document|article|content) (?:was |is |could |can)?\s?(?:not|n't|n’t) (?:be )?(?:found|available|exist)|\bnot found\b|\b404\b|\bpage (?:has |was )?(?:been )?(?:moved|removed|deleted)\b|\bdomain\b.{0,40}\b(?:for sale|parked|expired)\b|(?:页面|网页|文件)(?:不存在|未找到|已删除)/i;

/** A title that says that nothing is there. */
export function saysNotFound({ title }: Page): boolean {
  return NOT_FOUND_TITLE.test(title.slice(0, 300));
}
