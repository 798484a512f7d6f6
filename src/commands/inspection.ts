import { defaultConfig } from "../config.ts";
import { collectFiles } from "../isolate/collect-files.ts";
import { inspectIsolated } from "../isolate.ts";
import { noFacts } from "../model/facts.ts";
import type { List } from "../model/list.ts";
import type { NumberedItem } from "../model/report.ts";
import { type CountedSource, countLines } from "../review/corrected.ts";
import type { Inspection } from "../review/report/inspect.ts";
import type { ItemContext } from "../review/report/item-text.ts";
import { numberItems } from "../review/report/ledger.ts";
import { reportWordsIn } from "../review/report/words/words.ts";
import { wordsIn } from "../review/words/words.ts";
import { blameOf } from "./blame.ts";
import { type Call, optionText } from "./command.ts";
import { UsageError } from "./input.ts";
import { findLists } from "./list-files.ts";
import { lookForLocalFiles } from "./local-files.ts";
import { readConfig } from "./read-config.ts";

/** A look at the list that a call names, with what the words about it need. */
export interface TerminalInspection {
  readonly lists: readonly List[];
  readonly inspection: Inspection;
  readonly filesAreNamed: boolean;
  /** Numbered for this once: a terminal remembers nothing. */
  readonly items: readonly NumberedItem[];
  readonly context: ItemContext;
}

/**
 * Looks at the files that a call names as one list. Nothing is asked of the network; git is asked who wrote the lines.
 *
 * @throws {UsageError} when a file cannot be read, or the list is more than a list is.
 */
export async function inspectFiles(call: Call, command: string): Promise<TerminalInspection> {
  const lists = await findLists(call.operands, command);
  const config = (await readConfig(optionText(call, "config"))) ?? defaultConfig;
  const today = new Date().toISOString().slice(0, 10);
  const inspect = lists.map(({ path, source }) => ({ path, text: source }));
  const filesAreNamed = call.operands.length > 0 || config.files !== undefined;
  const collect = collectFiles(() => Promise.resolve(noFacts), lookForLocalFiles);
  const result = await inspectIsolated({ inspect, config, named: true, today }, collect);
  if (result.outcome === "stopped") throw new UsageError(`nothing to show: ${result.why.en}`);
  const { inspection } = result;
  const { items } = numberItems(inspection.items, null, {
    head: "",
    declined: new Set(),
    isFresh: () => false,
    spoken: 0,
  });
  const sources = new Map<string, CountedSource>(lists.map(({ path, source }) => [path, countLines(source)]));
  const blame = new Map<string, NonNullable<Awaited<ReturnType<typeof blameOf>>>>();
  for (const path of new Set(items.map((item) => item.path))) {
    const found = await blameOf(path);
    if (found !== null) blame.set(path, found);
  }
  const { language } = inspection;
  const context = { words: wordsIn(language), report: reportWordsIn(language), sources, blame };
  return { lists, inspection, filesAreNamed, items, context };
}
