import { z } from "zod";
import { authorOverlap } from "../../identity/authors.ts";
import { foldText } from "../../identity/fold.ts";
import type { KnownPaper } from "../../model/facts.ts";
import { explainAnswer } from "../http/explain.ts";
import type { Network, Run } from "../network.ts";
import { readArxivFeed } from "./arxiv.ts";
import { toFact } from "./ask-papers.ts";
import { CROSSREF_FIELDS, CROSSREF_PAPERS, readCrossrefList } from "./crossref.ts";
import type { SourceRecord } from "./lookup.ts";

/** What somebody knows of a paper without an identifier. */
export interface Described {
  readonly title: string;
  readonly authors?: readonly string[] | string;
  readonly year?: number;
  /** True where a person asks for it: a title of six words that one paper has needs no year then. */
  readonly isAsked?: boolean;
}

/** A paper by its canonical identifier. */
export interface Candidate {
  readonly id: string;
  readonly paper: KnownPaper;
}

/** What a title leads to. Candidates are a question for a person, never a claim. */
export type TitleSearch =
  | { readonly outcome: "found"; readonly found: Candidate }
  | { readonly outcome: "candidates"; readonly candidates: readonly Candidate[] }
  | { readonly outcome: "unknown"; readonly why: string };

/** Days for which an answer holds: a paper keeps its title, and one that is not there may come. */
const DAYS = { found: 30, open: 7 };
/** A title of fewer words proves nothing without authors. */
const MIN_WORDS = 6;
/** How much of the listed authors must be among the paper's, 0 to 1. */
const MIN_AUTHORS = 0.5;

const Kept: z.ZodType<readonly Candidate[]> = z.custom<readonly Candidate[]>(
  (value) =>
    z.array(z.object({ id: z.string(), paper: z.object({ title: z.string() }) })).safeParse(value).success,
);

/**
 * Looks for a paper by its title, at arXiv and Crossref. It is found where exactly one paper has the same title, its
 * year is within one, and either its authors agree or, where none are known, the title has six words or more. A preprint
 * and the version that it names as its own count as one.
 */
export function findByTitle(network: Network, described: Described, run: Run): Promise<TitleSearch> {
  const ask = () =>
    Promise.all([askArxiv(network, described, run), askCrossref(network, described, { run })]);
  return search(network, { key: `title:${plainTitle(described.title)}`, described, ask });
}

/**
 * Looks for a paper by its title among those of one publisher, at Crossref: the record of a link that carries the
 * publisher's own number. The same agreement is asked for.
 *
 * @param prefix the publisher's DOI prefix, as 10.1109.
 */
export function findAtPublisher(
  network: Network,
  described: Described,
  { prefix, run }: { prefix: string; run: Run },
): Promise<TitleSearch> {
  const ask = async () => [await askCrossref(network, described, { run, prefix })];
  return search(network, { key: `title:${prefix} ${plainTitle(described.title)}`, described, ask });
}

interface Search {
  readonly key: string;
  readonly described: Described;
  readonly ask: () => Promise<readonly (Candidate[] | string)[]>;
}

async function search(network: Network, { key, described, ask }: Search): Promise<TitleSearch> {
  const kept = Kept.safeParse((await network.cache.read([key])).get(key));
  if (kept.success) return choose(kept.data, described);
  const asked = await ask();
  const candidates: Candidate[] = [];
  const silent: string[] = [];
  for (const answer of asked) {
    if (typeof answer === "string") silent.push(answer);
    else candidates.push(...answer);
  }
  // One source alone could hide the second paper of the same title.
  if (silent.length > 0) return { outcome: "unknown", why: silent.join("; ") };
  const chosen = choose(candidates, described);
  const days = chosen.outcome === "found" ? DAYS.found : DAYS.open;
  await network.cache.write([{ key, value: candidates, days }]);
  return chosen;
}

async function askArxiv(network: Network, { title }: Described, run: Run): Promise<Candidate[] | string> {
  const words = title.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const url = `https://export.arxiv.org/api/query?search_query=ti:%22${encodeURIComponent(words)}%22&max_results=5`;
  return askOne(network, { url, run }, (body) => {
    const records = readArxivFeed(body);
    return records && [...records].map(([number, record]) => [`arxiv:${number}`, record] as const);
  });
}

async function askCrossref(
  network: Network,
  { title, authors = "" }: Described,
  { run, prefix }: { run: Run; prefix?: string },
): Promise<Candidate[] | string> {
  const query = encodeURIComponent(
    `${title} ${typeof authors === "string" ? authors : authors.join(" ")}`.slice(0, 400).trim(),
  );
  const filter = prefix === undefined ? CROSSREF_PAPERS : `${CROSSREF_PAPERS},prefix:${prefix}`;
  const url = `https://api.crossref.org/works?query.bibliographic=${query}&filter=${filter}&rows=5&select=${CROSSREF_FIELDS}`;
  return askOne(network, { url, run }, (body) => {
    const list = readCrossrefList(body);
    const known = [...(list?.known ?? [])].filter(([doi]) => !prefix || doi.startsWith(`${prefix}/`));
    return list && known.map(([doi, record]) => [`doi:${doi}`, record] as const);
  });
}

async function askOne(
  { client, now }: Network,
  { url, run }: { url: string; run: Run },
  read: (body: string) => (readonly [string, SourceRecord | null])[] | null,
): Promise<Candidate[] | string> {
  if (now() >= run.until) return "there was no time left to ask";
  const answer = await client.ask({ url, maxBytes: 1_000_000 });
  if (answer.outcome === "failed" || answer.status !== 200) return explainAnswer(answer);
  const records = read(answer.body);
  if (records === null) return `${explainAnswer(answer)} with something else than records`;
  return records.flatMap(([id, record]) => {
    if (record === null) return [];
    const paper = toFact({ outcome: "found", record }, { name: record.source, isOwn: true });
    return paper.status === "found" ? [{ id, paper }] : [];
  });
}

function choose(candidates: readonly Candidate[], described: Described): TitleSearch {
  const same = candidates.filter(({ paper }) => hasTitle(paper, described.title));
  const agreeing = same.filter(({ paper }) => agrees(paper, described));
  const [best] = [...agreeing].sort((a, b) => Number(a.paper.isPreprint) - Number(b.paper.isPreprint));
  if (
    best !== undefined &&
    same.length === agreeing.length &&
    agreeing.every((each) => isOneWith(best, each))
  )
    return { outcome: "found", found: best };
  return { outcome: "candidates", candidates: same };
}

function hasTitle({ title, otherTitles = [] }: KnownPaper, wanted: string): boolean {
  return [title, ...otherTitles].some((each) => plainTitle(each) === plainTitle(wanted));
}

function agrees(paper: KnownPaper, { title, authors, year, isAsked = false }: Described): boolean {
  const reach = paper.isPreprint ? 2 : 1;
  if (year !== undefined && paper.year !== undefined && Math.abs(year - paper.year) > reach) return false;
  if (authors !== undefined && authors.length > 0)
    return (authorOverlap(authors, paper.authors ?? []) ?? 0) >= MIN_AUTHORS;
  return plainTitle(title).split(" ").length >= MIN_WORDS && (year !== undefined || isAsked);
}

function plainTitle(title: string): string {
  return foldText(title)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The same entry, or a preprint beside its published version: no two papers of one title share their authors too. */
function isOneWith(a: Candidate, b: Candidate): boolean {
  if (a.id === b.id) return true;
  return (
    a.paper.isPreprint !== b.paper.isPreprint &&
    (authorOverlap(a.paper.authors ?? [], b.paper.authors ?? []) ?? 0) >= MIN_AUTHORS
  );
}
