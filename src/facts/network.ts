import type { Client } from "./http/client.ts";
import type { Allowance, Cache, Strikes } from "./stores.ts";

/** What the fact stage asks with, and what it remembers by. */
export interface Network {
  readonly client: Client;
  readonly cache: Cache;
  readonly strikes: Strikes;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What the account on whose behalf is asked may ask today; without it there is no limit. */
  readonly allowance?: Allowance;
  /** A token of GitHub's, sent to its API and nowhere else; without it repositories are not checked. */
  readonly githubToken?: string;
  /** The list owner's key to Semantic Scholar, sent to its API and nowhere else; without it nobody asks there. */
  readonly semanticScholarKey?: string;
}

/** How one run of the fact stage is bounded and watched. */
export interface Run {
  /** Milliseconds since 1970 after which nothing more is asked. */
  readonly until: number;
  /** Called with how many of all are known by now. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Links that may describe the paper they name, for papers that no registry can be asked for: one request each. */
  readonly pages?: readonly string[];
}
