import type { Config } from "../config.ts";
import { parseList } from "../list/parse.ts";
import { noFacts } from "../model/facts.ts";
import { renderPage } from "./page.ts";
import { buildReview } from "./review.ts";

/** A list as its files are, for the page of it. */
export interface ListPageInput {
  readonly page: readonly { readonly path: string; readonly text: string }[];
  readonly config: Config;
  /** Whether a person said that these files are the list. */
  readonly named: boolean;
  /** As `2026-11-25`. */
  readonly today: string;
}

/** Reads a list and gives the page with all of it; the network is not asked. */
export function makeListPage({ page, config, named, today }: ListPageInput): string {
  const files = page.map(({ path, text }) => ({ path, before: null, after: text }));
  const review = buildReview({ files, config, named, today }, noFacts);
  return renderPage({ lists: page.map(({ path, text }) => parseList(text, path)), review, today });
}
