import type { GitHub, Me } from "../github/client.ts";
import type { CollectFacts } from "../isolate.ts";
import type { Chosen } from "./change.ts";
import type { Memory } from "./memory.ts";

/** On whose behalf a review is made. */
export interface Access {
  readonly github: GitHub;
  readonly me: Me;
  /** Asks the network what a review would like to know; without it nothing is asked. */
  readonly collect?: CollectFacts;
  /** Answers from what is kept of earlier questions, and asks nobody. */
  readonly known?: CollectFacts;
  /** Answers from what is kept, and asks for some of the rest. */
  readonly sweep?: CollectFacts;
  /** Which config and files whoever runs us has chosen; without it the default config decides. */
  readonly chosen?: Chosen;
  /** False where no branch is written: then nothing is proposed, neither corrections nor a set-up. */
  readonly proposes?: boolean;
  /** What is kept of earlier reviews. */
  readonly memory?: Memory;
  /** Told which commit is looked at. */
  readonly lookedAt?: (headSha: string) => void;
}
