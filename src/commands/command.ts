import type { ParseArgsOptionsConfig } from "node:util";

/** What a command prints with and where it is run; the only way out of it besides its exit code. */
export interface Terminal {
  print(text: string): void;
  complain(text: string): void;
  /** Shows how far a run is, in place of what it showed before; the empty text takes it away. */
  progress(line: string): void;
  readonly color: boolean;
}

/** One command of the command line. */
export interface Command {
  readonly summary: string;
  /** Everything `--help` shows below the name: usage, what it does, options, examples, exit codes. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  /** Answers the exit code; a mistake of the caller is thrown as a `UsageError`. */
  run(call: Call, terminal: Terminal): Promise<number>;
}

/** How a command was called. */
export interface Call {
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** The value of an option that takes one, or undefined. */
export function optionText(call: Call, name: string): string | undefined {
  const value = call.values[name];
  return typeof value === "string" ? value : undefined;
}
