/** When a host may be asked again, over all workers. Times are in milliseconds. */
export interface Pace {
  /**
   * Takes the host's next turn, `gap` after the one before it.
   *
   * @returns how long to wait for it.
   */
  reserve(host: string, gap: number): Promise<number>;
  /** Nobody asks the host for this long from now: it said so, or it is ill. */
  pause(host: string, duration: number): Promise<void>;
}

/** One answer to keep: JSON, and for how many days it holds. */
export interface CacheEntry {
  readonly key: string;
  readonly value: unknown;
  readonly days: number;
}

/** What was learned, with its age; every answer is shared between lists. */
export interface Cache {
  /** The values that still hold, by key. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  write(entries: readonly CacheEntry[]): Promise<void>;
}

/** How much one account may still ask the network about today, over all workers. */
export interface Allowance {
  /** Look-ups a day: links and papers that no answer is kept of. */
  readonly limit: number;
  /**
   * Takes as many as are wanted, or as are left.
   *
   * @returns how many were granted.
   */
  take(wanted: number): Promise<number>;
}

/** How often something failed in a row. Times are milliseconds since 1970. */
export interface Strike {
  /** What failed: a strike of another kind begins anew. */
  readonly kind: string;
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

/** The history that makes a failure evidence; one success wipes it out. */
export interface Strikes {
  read(keys: readonly string[]): Promise<ReadonlyMap<string, Strike>>;
  /** Null forgets the key. */
  write(strikes: ReadonlyMap<string, Strike | null>): Promise<void>;
}
