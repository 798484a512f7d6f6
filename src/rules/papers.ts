import { buildPaperIndex, type PaperIndex, type Related } from "../identity/index.ts";
import type { PaperLike } from "../identity/match.ts";
import { paperIds } from "../identity/paper-id.ts";
import type { Text } from "../model/finding.ts";
import type { Entry, List } from "../model/list.ts";
import type { PendingEntry } from "../model/pending.ts";

/** An entry and the file it stands in. */
export interface Listed {
  readonly path: string;
  readonly entry: Entry;
}

/** Another entry that has to do with the one asked about. */
export interface PaperMatch {
  readonly listed: Listed;
  readonly verdict: "same" | "likely";
  /** Why, in words for people. */
  readonly reason: Text;
  /** The identifiers that both entries link to. */
  readonly shared: readonly string[];
}

/** A shared identifier under two titles, or one title under two identifiers: one of the two was copied. */
export interface PaperConflict {
  readonly listed: Listed;
  readonly kind: "shared-identifier" | "two-identifiers";
  readonly reason: Text;
  readonly shared: readonly string[];
}

/** The papers of a whole list, over all its files. */
export interface Papers {
  /** Other entries about the same paper, in the list's order. */
  matches(entry: Entry): readonly PaperMatch[];
  /** Other entries whose link or title this entry has, without being the same paper. */
  conflicts(entry: Entry): readonly PaperConflict[];
  /** Entries of earlier open pull requests about the same paper. */
  pending(entry: Entry): readonly { readonly pending: PendingEntry; readonly reason: Text }[];
}

/** Builds the index that rules ask; it is filled when it is first asked. */
export function buildPapers(lists: readonly List[], pending: readonly PendingEntry[] = []): Papers {
  let built: PaperIndex<Listed> | null = null;
  let builtPending: PaperIndex<PendingEntry> | null = null;
  const keys = new Map<Entry, Listed>();
  const answers = new Map<Entry, Answer>();
  for (const list of lists) for (const entry of list.entries) keys.set(entry, { path: list.path, entry });

  function titled(): Listed[] {
    return [...keys.values()].filter((listed) => listed.entry.title !== "");
  }

  function answerOf(entry: Entry): Answer {
    const known = answers.get(entry);
    if (known) return known;
    built ??= buildPaperIndex(titled().map((listed) => ({ key: listed, paper: toPaper(listed.entry) })));
    const listed = keys.get(entry);
    const isThere = listed !== undefined && entry.title !== "";
    const found = isThere ? built.relatedTo(listed) : built.related(toPaper(entry));
    const answer = sorted(found);
    answers.set(entry, answer);
    return answer;
  }

  return {
    matches: (entry) => answerOf(entry).matches,
    conflicts: (entry) => answerOf(entry).conflicts,
    pending(entry) {
      if (pending.length === 0) return [];
      builtPending ??= buildPaperIndex(pending.map((each) => ({ key: each, paper: each })));
      return builtPending
        .related(toPaper(entry))
        .flatMap(({ key, verdict, reason }) => (verdict === "same" ? [{ pending: key, reason }] : []));
    },
  };
}

/** What there is to say of an entry; rules ask for it once for each other entry that it has to do with. */
interface Answer {
  readonly matches: readonly PaperMatch[];
  readonly conflicts: readonly PaperConflict[];
}

function sorted(related: readonly Related<Listed>[]): Answer {
  const matches: PaperMatch[] = [];
  const conflicts: PaperConflict[] = [];
  for (const { key: listed, verdict, conflict, reason, shared } of related) {
    if (conflict !== null) conflicts.push({ listed, kind: conflict, reason, shared });
    else if (verdict !== "different") matches.push({ listed, verdict, reason, shared });
  }
  return { matches, conflicts };
}

/** What identity is told of an entry: its title, its authors, and the links that may name the paper itself. */
export function toPaper(entry: Entry): PaperLike {
  const links = entry.links
    .filter((link) => link.url !== "" && isOwnLink(link.role, link.url))
    .map((link) => link.url);
  const paper: PaperLike = { title: entry.title, links };
  return {
    ...paper,
    ...(entry.authors === null ? {} : { authors: entry.authors }),
    ...(entry.year === null ? {} : { year: entry.year }),
  };
}

/** Labels are unreliable: a link that names a paper counts whatever it is called, but for those that promise something else. */
function isOwnLink(role: Entry["links"][number]["role"], url: string): boolean {
  return role === "paper" || (role === "other" && paperIds(url).length > 0);
}
