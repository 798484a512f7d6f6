import { paperIds } from "../identity/paper-id.ts";
import { type RequestedPaper, unsaid } from "./paper.ts";

/** An entry longer than this is not one. */
const LONGEST = 6000;
const MOST = 50;

/** The papers of the BibTeX entries in a text, and the text without them. */
export function takeBibtex(text: string): {
  readonly papers: readonly RequestedPaper[];
  readonly rest: string;
} {
  const papers: RequestedPaper[] = [];
  let rest = "";
  let at = 0;
  for (const match of text.matchAll(/@[A-Za-z]{3,20}[ \t]{0,4}\{/g)) {
    if (match.index < at || papers.length >= MOST) continue;
    const open = match.index + match[0].length;
    const end = closingBrace(text, open);
    const paper = end === null ? null : readEntry(text.slice(open, end));
    if (end === null || paper === null) continue;
    papers.push(paper);
    rest += text.slice(at, match.index);
    at = end + 1;
  }
  return { papers, rest: rest + text.slice(at) };
}

function closingBrace(text: string, open: number): number | null {
  let depth = 1;
  for (let at = open; at < Math.min(text.length, open + LONGEST); at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return null;
}

function readEntry(entry: string): RequestedPaper | null {
  const fields = readFields(entry);
  const title = fields.get("title");
  if (title === undefined) return null;
  const eprint = fields.get("eprint");
  const named = [
    fields.get("doi"),
    eprint === undefined ? undefined : `arxiv:${eprint}`,
    fields.get("url"),
    /arxiv[: ]{0,2}(\d{4}\.\d{4,5})/i.exec(fields.get("journal") ?? "")?.[1],
  ];
  const sources = named.filter((each) => each !== undefined);
  const year = Number(/(?:19|20)\d\d/.exec(fields.get("year") ?? "")?.[0] ?? 0);
  const venue = fields.get("booktitle") ?? fields.get("journal") ?? null;
  return {
    ...unsaid,
    ids: [...new Set(sources.flatMap(paperIds))],
    links: sources.filter((each) => /^https?:/.test(each)).map((url) => ({ role: "paper" as const, url })),
    title,
    authors: (fields.get("author") ?? "")
      .split(/\s+and\s+/)
      .filter((name) => name !== "" && name !== "others")
      .map(givenFirst),
    venue: venue !== null && /arxiv/i.test(venue) ? null : venue,
    year: year === 0 ? null : year,
  };
}

/** `name = {value}`, `name = "value"`, `name = 2024`; braces inside a value are LaTeX's and fall away. */
function readFields(entry: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const match of entry.matchAll(/[\n,{]\s{0,20}([A-Za-z]{2,20})\s{0,20}=\s{0,20}/g)) {
    const start = match.index + match[0].length;
    const opening = entry[start];
    const end =
      opening === "{"
        ? (closingBrace(entry, start + 1) ?? entry.length)
        : opening === '"'
          ? entry.indexOf('"', start + 1)
          : entry.slice(start).search(/[,\n}]|$/) + start;
    const value = entry.slice(/["{]/.test(opening ?? "") ? start + 1 : start, end < 0 ? entry.length : end);
    const name = match[1]?.toLowerCase() ?? "";
    if (!fields.has(name))
      fields.set(
        name,
        withAccents(value)
          .replace(/[{}\\]/g, "")
          .replace(/\s+/g, " ")
          .trim(),
      );
  }
  return fields;
}

/** LaTeX's accents as the marks that Unicode puts after a letter. */
const ACCENTS: Readonly<Record<string, string>> = {
  ...{
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    u: "\u0306",
    ".": "\u0307",
  },
  ...{ '"': "\u0308", r: "\u030a", H: "\u030b", v: "\u030c", c: "\u0327", k: "\u0328" },
};

/** `M{\\"u}ller` is Müller, `\\v{C}ech` is Čech. */
function withAccents(text: string): string {
  return text.replace(
    /\\(?:([`'^~=."])\s{0,3}|([uvcrHk])(?=[\s{])\s{0,3})\{?\\?(\p{L})/gu,
    (all, mark: string | undefined, word: string | undefined, letter: string) =>
      `${letter}${ACCENTS[mark ?? word ?? ""] ?? all}`.normalize("NFC"),
  );
}

/** "Bannur, Shruthi" is Shruthi Bannur. */
function givenFirst(name: string): string {
  const [family = "", given] = name.split(",").map((part) => part.trim());
  return given === undefined || given === "" ? family : `${given} ${family}`;
}
