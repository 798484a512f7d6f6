import { quoteText } from "../words.ts";
import type { TitleFlaw } from "./flaw.ts";

/** What LaTeX's accent commands put on a letter, as combining characters. */
const ACCENTS: Readonly<Record<string, string>> = {
  '"': "\u0308",
  "'": "\u0301",
  "`": "\u0300",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  ".": "\u0307",
  c: "\u0327",
  v: "\u030c",
  H: "\u030b",
  u: "\u0306",
  r: "\u030a",
};

const COMMAND =
  /\\{1,3}(["'`^~=.])\{?(\p{L})\}?|\\{1,3}([cvHur])\{(\p{L})\}|\\{1,3}(?:emph|textit|textbf|texttt|textsc|mathrm|mathbf|mathcal)\{([^{}]{0,80})\}|\{(\p{Lu})\}(?=\p{Ll})/gu;

/** Finds commands and braces of LaTeX that a title kept; formulas between dollar signs are shown as such and meant. */
export function* findLatex(title: string): Iterable<TitleFlaw> {
  const formulas = [...title.matchAll(/\$[^$]{1,200}\$/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (const match of title.matchAll(COMMAND)) {
    if (formulas.some(({ start, end }) => start <= match.index && match.index < end)) continue;
    const [all, mark, letter, command, over, inner, initial] = match;
    const accent = ACCENTS[mark ?? command ?? ""];
    const base = letter ?? over;
    const text = accent && base ? (base + accent).normalize("NFC") : (inner ?? initial ?? null);
    if (mark !== undefined && (isEscape(mark, text) || opensQuote(title, match))) continue;
    yield {
      at: match.index,
      length: all.length,
      edit: text,
      message: {
        en: `LaTeX was left in the title: ${quoteText(all)}${text === null ? "" : ` for ${quoteText(text)}`}`,
        zh: `标题中残留 LaTeX：${quoteText(all)}${text === null ? "" : `，应为 ${quoteText(text)}`}`,
      },
    };
  }
}

/** `\"` and `\'` before a letter that takes no such accent are Markdown's own escapes. */
function isEscape(mark: string, text: string | null): boolean {
  return text === null || text.length > 1 || mark === "." || mark === "=";
}

/** `\"amazing\"`: a quotation that is escaped, not an accent on its first letter. */
function opensQuote(title: string, match: RegExpExecArray): boolean {
  return /^\\["'`]\p{L}$/u.test(match[0]) && !/\p{L}$/u.test(title.slice(0, match.index));
}
