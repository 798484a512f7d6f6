import type { Config } from "../config.ts";
import type { FactTable } from "../model/facts.ts";
import { asPageState } from "./page/state.ts";
import { renderPage } from "./page.ts";
import { judgeChange, type ParsedChange, parseChange } from "./review.ts";

/** A list as its files are, for the page of it. */
export interface ListPageInput {
  readonly page: readonly { readonly path: string; readonly text: string }[];
  readonly config: Config;
  /** Whether a person said that these files are the list. */
  readonly named: boolean;
  /** As `2026-11-25`. */
  readonly today: string;
  /** What an earlier page remembered, to say what changed since; anything else is none. */
  readonly before: unknown;
}

/** Reads a list, before anything is asked of what is known. */
export function readListPage({ page, config, named, today }: ListPageInput): ParsedChange {
  const files = page.map(({ path, text }) => ({ path, before: null, after: text }));
  return parseChange({ files, config, named, today });
}

/** The page with all of a list that was read. */
export function renderListPage(
  change: ParsedChange,
  facts: FactTable,
  { today, before }: Pick<ListPageInput, "today" | "before">,
): string {
  const lists = change.files.map(({ head }) => head);
  const review = judgeChange(change, facts);
  return renderPage({ lists, review, links: facts.links, before: asPageState(before), today });
}
