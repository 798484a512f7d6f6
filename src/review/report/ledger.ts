import type { ItemState, NumberedItem, ReportItem } from "../../model/report.ts";

/** A finding as the report remembers it. */
export interface LedgerLine {
  readonly number: number;
  readonly byTitle: string;
  readonly byPaper: string | null;
  readonly state: ItemState;
  /** False where it is not found any more; its number is never given to another. */
  readonly present: boolean;
}

/** What the report remembers of its findings. It lies in the report's own text and nowhere else. */
export interface Ledger {
  /** The commit that was looked at. */
  readonly head: string;
  /** The number that the next finding gets. */
  readonly next: number;
  readonly lines: readonly LedgerLine[];
  /** Corrections that somebody has said no to, by name. */
  readonly declined: readonly string[];
}

/** Findings that a report numbers; what lies beyond is counted only. */
export const MOST_NUMBERED = 800;
/** Findings that are gone and still remembered: what comes back keeps its number and is not told twice. */
const MOST_GONE = 200;
const MOST_DECLINED = 400;
const LARGEST = 999_999;

const OPENING = /<!-- listwarden:ledger 1 ([0-9a-f]{40}) (\d{1,7})\n/g;
const LINE = /^(\d{1,6}) ([0-9a-z]{10}) ([0-9a-z]{10}|-) (listed|new|told)( gone)?$/;
const DECLINED = /^no ([0-9a-z]{10})$/gm;

/** The ledger as an invisible piece of Markdown. */
export function printLedger({ head, next, lines, declined }: Ledger): string {
  const rows = lines.map(({ number, byTitle, byPaper, state, present }) =>
    [number, byTitle, byPaper ?? "-", state, ...(present ? [] : ["gone"])].join(" "),
  );
  return [
    `<!-- listwarden:ledger 1 ${head} ${next}`,
    ...rows,
    ...declined.map((name) => `no ${name}`),
    "-->",
  ].join("\n");
}

/**
 * Reads the ledger at the end of a report, or null where there is none. Anybody who may edit the issue may have written
 * it: a line of another shape is left out, and a number counts once.
 */
export function parseLedger(body: string): Ledger | null {
  const text = body.replaceAll("\r\n", "\n").trimEnd();
  const opening = [...text.matchAll(OPENING)].at(-1);
  if (opening === undefined || !text.endsWith("\n-->")) return null;
  const [{ length }, head = "", next = ""] = opening;
  const inside = text.slice(opening.index + length, -"\n-->".length);
  const lines = new Map<number, LedgerLine>();
  for (const row of inside.split("\n")) {
    const [match, number = "", byTitle = "", byPaper = "", state, gone] = LINE.exec(row) ?? [];
    if (match === undefined || lines.has(Number(number)) || !isState(state)) continue;
    lines.set(Number(number), {
      number: Number(number),
      byTitle,
      byPaper: byPaper === "-" ? null : byPaper,
      state,
      present: gone === undefined,
    });
  }
  const declined = [...inside.matchAll(DECLINED)].flatMap(([, name]) => name ?? []);
  return {
    head,
    next: Math.max(Number(next), 1 + Math.max(0, ...lines.keys())),
    lines: [...lines.values()],
    declined: [...new Set(declined)].slice(-MOST_DECLINED),
  };
}

function isState(state: string | undefined): state is ItemState {
  return state === "listed" || state === "new" || state === "told";
}

/** What is known besides the ledger. */
export interface Numbering {
  /** The commit that is looked at. */
  readonly head: string;
  /** Corrections that somebody has said no to, by name, those that the ledger knows included. */
  readonly declined: ReadonlySet<string>;
  /** True for a finding whose lines were written since the ledger's commit. */
  isFresh(item: ReportItem): boolean;
  /** The largest number that people have spoken of; where the ledger is lost, numbering goes on above it. */
  readonly spoken: number;
}

/** Gives each finding the number that it had, or one that nothing had before, and brings the ledger up to date. */
export function numberItems(
  items: readonly ReportItem[],
  ledger: Ledger | null,
  { head, declined, isFresh, spoken }: Numbering,
): { readonly items: readonly NumberedItem[]; readonly ledger: Ledger } {
  const known = knownLines(ledger?.lines ?? []);
  let next = ledger?.next ?? spoken + 1;
  const numbered: NumberedItem[] = [];
  for (const item of items.slice(0, MOST_NUMBERED)) {
    const line = known.take(item);
    if (line !== null) {
      numbered.push({ ...item, number: line.number, state: line.state });
      continue;
    }
    if (next > LARGEST) break;
    const isNew = ledger !== null && item.severity === "error" && isFresh(item);
    numbered.push({ ...item, number: next++, state: isNew ? "new" : "listed" });
  }
  const lines = numbered.map(
    ({ number, byTitle, byPaper, state }): LedgerLine => ({ number, byTitle, byPaper, state, present: true }),
  );
  const gone = known.left().map((line) => ({ ...line, present: false }));
  const all = [...lines, ...gone.sort((a, b) => b.number - a.number).slice(0, MOST_GONE)];
  const sorted = all.sort((a, b) => a.number - b.number);
  const names = [...declined].slice(-MOST_DECLINED);
  return { items: numbered, ledger: { head, next, lines: sorted, declined: names } };
}

/** The lines of a ledger, each to be taken once: by the entry's title, else by the paper that it links. */
function knownLines(lines: readonly LedgerLine[]) {
  const taken = new Set<LedgerLine>();
  const byTitle = new Map(lines.map((line) => [line.byTitle, line]));
  const byPaper = new Map(
    lines.flatMap((line) => (line.byPaper === null ? [] : [[line.byPaper, line] as const])),
  );
  return {
    take(item: ReportItem): LedgerLine | null {
      const candidates = [byTitle.get(item.byTitle), byPaper.get(item.byPaper ?? "")];
      const line = candidates.find((each) => each !== undefined && !taken.has(each));
      if (line === undefined) return null;
      taken.add(line);
      return line;
    },
    left: () => lines.filter((line) => !taken.has(line)),
  };
}
