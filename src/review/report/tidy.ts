import { applyFixes } from "../../list/edit.ts";
import type { Fix } from "../../model/finding.ts";
import type { NumberedItem } from "../../model/report.ts";

/** Corrections that are proposed at a time, and the share of a list's entries that they touch at the most. */
const MOST = 30;
const MOST_SHARE = 0.05;

/** Where the corrections come from. */
export interface TidyInput {
  readonly items: readonly NumberedItem[];
  /** The texts that the findings are of, by path. */
  readonly sources: ReadonlyMap<string, string>;
  /** How many entries the list has. */
  readonly entries: number;
  /** Findings whose correction somebody asked for: they come first, and a person has judged them. */
  readonly asked: ReadonlySet<number>;
}

/** Corrections that can be made together, and the texts with them. */
export interface Tidied {
  /** The most certain first. */
  readonly chosen: readonly NumberedItem[];
  /** Corrections that are for another time. */
  readonly left: number;
  /** The corrected texts by path; a file that stays as it is is not among them. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Chooses what is corrected at once: the safe corrections, those that somebody asked for first, then the most certain,
 * at most thirty and never more than a twentieth of the list's entries, but one.
 */
export function tidyList({ items, sources, entries, asked }: TidyInput): Tidied {
  const candidates = items.filter(
    ({ number, severity, fix }) =>
      (fix?.safety === "safe" && severity !== "notice") || (fix !== undefined && asked.has(number)),
  );
  const ordered = [
    ...candidates.filter(({ number }) => asked.has(number)),
    ...candidates.filter(({ number }) => !asked.has(number)),
  ];
  const most = Math.min(MOST, Math.max(1, Math.floor(entries * MOST_SHARE)));
  const taken = new Map<string, NumberedItem[]>();
  const chosen: NumberedItem[] = [];
  for (const item of ordered) {
    if (chosen.length === most) break;
    const beside = taken.get(item.path) ?? [];
    if (!fits([...beside, item], sources.get(item.path))) continue;
    taken.set(item.path, [...beside, item]);
    chosen.push(item);
  }
  const texts = new Map<string, string>();
  for (const [path, own] of taken) texts.set(path, applyFixes(sources.get(path) ?? "", fixesOf(own)).text);
  return { chosen, left: ordered.length - chosen.length, texts };
}

function fits(items: readonly NumberedItem[], source: string | undefined): boolean {
  return source !== undefined && applyFixes(source, fixesOf(items)).skipped.length === 0;
}

function fixesOf(items: readonly NumberedItem[]): Fix[] {
  return items.flatMap(({ fix }) => fix ?? []);
}
