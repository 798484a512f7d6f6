import type { Publication } from "../../model/facts.ts";
import type { Client, Question } from "../http/client.ts";
import { explainAnswer } from "../http/explain.ts";

/** One source's answer about one identifier. Absent is said only by a source that answered as it should. */
export type Lookup<Found> =
  | { readonly outcome: "found"; readonly record: Found }
  | { readonly outcome: "absent" }
  | { readonly outcome: "unknown"; readonly why: string };

export type Lookups<Found> = ReadonlyMap<string, Lookup<Found>>;

/** What a source says of a paper. */
export interface SourceRecord {
  readonly source: string;
  readonly title: string;
  readonly otherTitles: readonly string[];
  /** "Given Family", in order. */
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly venue: string | null;
  readonly isPreprint: boolean;
  readonly doi: string | null;
  /** The DOI of its published version, where a preprint names one. */
  readonly publishedDoi: string | null;
  /** The DOI of its preprint, where a published version names one. */
  readonly preprintDoi?: string | null;
  readonly arxiv: string | null;
  readonly code: string | null;
  readonly withdrawn: "retracted" | "withdrawn" | null;
  readonly published: Publication | null;
}

/** How one source is asked about many identifiers at once. */
export interface BatchSource<Found> {
  readonly name: string;
  /** How many identifiers one request takes. */
  readonly size: number;
  /** The status by which it says "not there", where that is no answer of its own shape. */
  readonly absentStatus?: number;
  question(ids: readonly string[]): Question;
  /** What it says of each id, null for "not there"; null as a whole where the answer is not one of this source. */
  read(body: string, ids: readonly string[]): ReadonlyMap<string, Found | null> | null;
}

export interface Asking {
  readonly client: Client;
  /** Whether there is still time to ask. */
  readonly hasTime: () => boolean;
  /** The list owner's key to Semantic Scholar, sent there and nowhere else; without it nobody asks there. */
  readonly semanticScholarKey?: string;
}

/** Asks a source about all ids, batch by batch. A batch that is refused as malformed is halved until the culprit is alone. */
export async function askInBatches<Found>(
  asking: Asking,
  source: BatchSource<Found>,
  ids: readonly string[],
): Promise<Lookups<Found>> {
  const lookups = new Map<string, Lookup<Found>>();
  const batches: (readonly string[])[] = [];
  for (let start = 0; start < ids.length; start += source.size)
    batches.push(ids.slice(start, start + source.size));
  for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
    const said = await askBatch(asking, source, batch);
    if (said === "malformed" && batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      batches.unshift(batch.slice(0, middle), batch.slice(middle));
      continue;
    }
    for (const id of batch) lookups.set(id, lookupOf(said, id, source.name));
  }
  return lookups;
}

async function askBatch<Found>(
  { client, hasTime }: Asking,
  source: BatchSource<Found>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Found | null> | string> {
  if (!hasTime()) return "there was no time left to ask";
  const answer = await client.ask({ maxBytes: 2 * 1024 * 1024, ...source.question(ids) });
  if (answer.outcome === "answered" && answer.status === 400) return "malformed";
  if (answer.outcome === "answered" && answer.status === source.absentStatus)
    return new Map(ids.map((id) => [id, null]));
  if (answer.outcome === "failed" || answer.status !== 200) return explainAnswer(answer);
  return source.read(answer.body, ids) ?? `${source.name} answered with something else than its records`;
}

function lookupOf<Found>(
  said: ReadonlyMap<string, Found | null> | string,
  id: string,
  source: string,
): Lookup<Found> {
  if (said === "malformed") return { outcome: "unknown", why: `${source} does not take the identifier` };
  if (typeof said === "string") return { outcome: "unknown", why: said };
  const record = said.get(id);
  if (record === undefined) return { outcome: "unknown", why: `${source} said nothing about it` };
  return record === null ? { outcome: "absent" } : { outcome: "found", record };
}

/** The same lookups with what was found changed. */
export function mapFound<Found>(
  lookups: Lookups<Found>,
  change: (record: Found, key: string) => Found,
): Lookups<Found> {
  return new Map(
    [...lookups].map(([key, lookup]) => [
      key,
      lookup.outcome === "found" ? { outcome: "found", record: change(lookup.record, key) } : lookup,
    ]),
  );
}

/** JSON or null: a challenge page is no answer. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
