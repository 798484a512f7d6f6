import { distance } from "fastest-levenshtein";
import MiniSearch from "minisearch";
import { buildPaperIndex } from "../../src/identity/index.ts";
import { madeUpTitles } from "./identity-corpus.ts";

/** What one way of looking up a title costs in a list of `size`, in milliseconds a query. */
export interface Cost {
  readonly name: string;
  readonly size: number;
  readonly build: number;
  readonly p50: number;
  readonly p95: number;
}

type Ask = (title: string) => unknown;

/** Builds, then asks titles of the list and titles that are not in it, in turns, after a warm-up that does not count. */
export function measureSpeed(size: number): Cost[] {
  const titles = madeUpTitles(size);
  const queries = madeUpTitles(400, 11).flatMap((other, index) => [
    other,
    titles[(index * 7919) % size] ?? "",
  ]);
  return [
    measure("Listwarden", { size, queries }, () => {
      const index = buildPaperIndex(titles.map((title, key) => ({ key, paper: { title } })));
      return (title) => index.related({ title });
    }),
    measure("MiniSearch, fuzzy", { size, queries: queries.slice(0, 60) }, () => {
      const search = new MiniSearch({ fields: ["title"] });
      search.addAll(titles.map((title, id) => ({ id, title })));
      return (title) => search.search(title, { fuzzy: 0.2 });
    }),
    measure(
      "fastest-levenshtein, all pairs",
      { size, queries: queries.slice(0, size > 50_000 ? 10 : 40) },
      () => {
        const lower = titles.map((title) => title.toLowerCase());
        return (title) => lower.filter((other) => distance(other, title.toLowerCase()) <= title.length * 0.1);
      },
    ),
  ];
}

function measure(
  name: string,
  { size, queries }: { size: number; queries: readonly string[] },
  build: () => Ask,
): Cost {
  const start = performance.now();
  const ask = build();
  const built = performance.now() - start;
  for (const query of queries.slice(0, 20)) ask(query);
  // The fastest of three counts, so that what else the machine does does not.
  const times = queries.map((query) => Math.min(timed(ask, query), timed(ask, query), timed(ask, query)));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { name, size, build: built, p50: at(0.5), p95: at(0.95) };
}

function timed(ask: Ask, query: string): number {
  const asked = performance.now();
  ask(query);
  return performance.now() - asked;
}
