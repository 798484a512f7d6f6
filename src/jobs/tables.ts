import type { ColumnType } from "kysely";

/** What lies in the database besides the queue's own tables. */
export interface Tables {
  readonly turn: TurnTable;
  readonly pause: PauseTable;
  readonly kept_review: KeptReviewTable;
  readonly branch: BranchTable;
  readonly creation: CreationTable;
  readonly sweep: SweepTable;
  readonly page: PageTable;
  readonly hold: HoldTable;
  readonly host: HostTable;
  readonly answer: AnswerTable;
  readonly strike: StrikeTable;
  readonly lookups: LookupsTable;
}

/** Goes in as the text of JSON, which both drivers take, and comes out as what it says. */
type Json = ColumnType<unknown, string, string>;

/** How far an installation has come in the order of turns. */
interface TurnTable {
  readonly installation: number;
  readonly level: number;
}

/** Until when GitHub wants to hear nothing on behalf of an installation. */
interface PauseTable {
  readonly installation: number;
  readonly until: Date;
}

/** What was found in a pull request last, at which head, and the entries it adds. */
interface KeptReviewTable {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly head_sha: string;
  readonly entries: Json;
  readonly touched: number;
  readonly findings: number;
  /** Of which state what was told, and until when that is believed: without an end where it is empty. */
  readonly told: Json | null;
  readonly told_until: Date | null;
  /** When this was found first, and when it was looked at last. */
  readonly judged_at: ColumnType<Date, Date | undefined, Date>;
  readonly seen_at: ColumnType<Date, Date | undefined, Date>;
}

/** The commit of a default branch up to which pushes were looked at. */
interface BranchTable {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  readonly sha: string;
}

/** When something was last begun to be created on GitHub. */
interface CreationTable {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  readonly object: string;
  readonly begun_at: ColumnType<Date, Date | undefined, Date>;
}

/** When the network was last asked about a list as a whole. */
interface SweepTable {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  readonly swept_at: Date;
}

/** What the public page of a list remembers: how the list stood a week ago or two, and how it stood last. */
interface PageTable {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  readonly before: Json | null;
  readonly latest: Json;
  readonly latest_at: Date;
}

/** At most one row: since when nothing is written any more, and until when judgements are left out of account. */
interface HoldTable {
  readonly id: number;
  readonly since: Date | null;
  readonly from: Date | null;
}

/** When a host may be asked next. */
interface HostTable {
  readonly host: string;
  readonly next_at: Date;
}

/** What was learned, and until when it holds. */
interface AnswerTable {
  readonly key: string;
  readonly value: Json;
  readonly until: Date;
}

/** How often something failed in a row; times are milliseconds since 1970. */
interface StrikeTable {
  readonly key: string;
  readonly kind: string;
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

/** How much an installation wanted to ask the network about on one day (UTC); more than its limit was not asked. */
interface LookupsTable {
  readonly installation: number;
  readonly day: Date;
  readonly wanted: number;
}
