import { Parser } from "htmlparser2";
import type { BatchSource, SourceRecord } from "./lookup.ts";
import { codeIn, yearOf } from "./text.ts";

/** What one `<entry>` of the feed holds, by element; repeated ones in order. */
type Elements = Map<string, string[]>;

/**
 * arXiv's API (info.arxiv.org/help/api/user-manual): one request for 50 papers, each with its first version, because
 * titles change. An unknown id is silently absent; an error comes as an entry called "Error", once even with status 200.
 */
export const arxiv: BatchSource<SourceRecord> = {
  name: "arXiv",
  size: 50,
  question(numbers) {
    const ids = numbers.flatMap((number) => [number, `${number}v1`]);
    return { url: `https://export.arxiv.org/api/query?id_list=${ids.join(",")}&max_results=${ids.length}` };
  },
  read(body, numbers) {
    const records = readArxivFeed(body);
    return records && new Map(numbers.map((number) => [number, records.get(number.toLowerCase()) ?? null]));
  },
};

/** The papers of a feed by their number, each with all the versions that are in it; null for what is no feed of arXiv. */
export function readArxivFeed(body: string): ReadonlyMap<string, SourceRecord> | null {
  const entries = readFeed(body);
  if (entries === null || entries.some((entry) => one(entry, "title") === "Error")) return null;
  const versions = new Map<string, { version: number; entry: Elements }[]>();
  for (const entry of entries) {
    const match = /arxiv\.org\/abs\/(.+?)v(\d+)$/.exec(one(entry, "id"));
    if (!match?.[1]) return null;
    const number = match[1].toLowerCase();
    versions.set(number, [...(versions.get(number) ?? []), { version: Number(match[2]), entry }]);
  }
  const records = new Map<string, SourceRecord>();
  for (const [number, its] of versions) {
    const record = toRecord(number, its);
    if (record) records.set(number, record);
  }
  return records;
}

function toRecord(number: string, versions: { version: number; entry: Elements }[]): SourceRecord | null {
  const sorted = [...versions].sort((a, b) => b.version - a.version);
  const latest = sorted[0]?.entry;
  if (latest === undefined) return null;
  const title = one(latest, "title");
  const comment = one(latest, "arxiv:comment");
  const doi = one(latest, "arxiv:doi").toLowerCase();
  return {
    source: "arXiv",
    title,
    otherTitles: [...new Set(sorted.map(({ entry }) => one(entry, "title")))].filter(
      (each) => each !== title,
    ),
    authors: latest.get("name") ?? [],
    year: yearOf(one(latest, "published")),
    venue: null,
    isPreprint: true,
    doi: null,
    publishedDoi: doi === "" ? null : doi,
    arxiv: number,
    code: codeIn(comment) ?? codeIn(one(latest, "summary")),
    withdrawn: isWithdrawal(comment) ? "withdrawn" : null,
    published: null,
  };
}

/** Withdrawal stands only in the free text of the last version's comment. */
function isWithdrawal(comment: string): boolean {
  return (
    /^(?:withdrawn|retracted)\b/i.test(comment) ||
    /\b(?:this|the) (?:paper|article|manuscript|submission|preprint|work)(?: has been| was| is| is being)? (?:withdrawn|retracted)\b/i.test(
      comment,
    )
  );
}

/** The feed's entries; null for what is no whole feed. */
function readFeed(xml: string): Elements[] | null {
  const entries: Elements[] = [];
  let entry: Elements | null = null;
  let text = "";
  let isFeed = false;
  let isWhole = false;
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === "opensearch:totalResults") isFeed = true;
        if (name === "entry") entry = new Map();
        text = "";
      },
      ontext(piece) {
        text += piece;
      },
      onclosetag(name, isImplied) {
        if (name === "feed") isWhole = !isImplied;
        if (name === "entry" && entry !== null) {
          entries.push(entry);
          entry = null;
        } else if (entry !== null) {
          entry.set(name, [...(entry.get(name) ?? []), text.replace(/\s+/g, " ").trim()]);
        }
        text = "";
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return isFeed && isWhole ? entries : null;
}

function one(entry: Elements, name: string): string {
  return entry.get(name)?.[0] ?? "";
}
