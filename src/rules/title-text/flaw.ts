import type { Severity, Text } from "../../model/finding.ts";

/** Something in a title that nobody writes on purpose; `at` and `length` count from the title's start. */
export interface TitleFlaw {
  readonly at: number;
  readonly length: number;
  /** What should stand there, or null where that is not certain. */
  readonly edit: string | null;
  readonly message: Text;
  readonly note?: Text;
  readonly severity?: Severity;
}
