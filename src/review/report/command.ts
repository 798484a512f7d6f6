/** What somebody asks of the report in a comment: something about one finding, or something of its own. */
export type ReportCommand = FindingCommand | { readonly kind: "setup" | "help" | "unknown" };

/** What is to become of a finding. */
export interface FindingCommand {
  readonly kind: "fix" | "ignore" | "unignore";
  /** The number of the finding it is about. */
  readonly number: number;
  /** Why, in their words; empty where they gave none. */
  readonly reason: string;
}

const LONGEST = 500;

/**
 * Reads a comment as a command to the report, or null where it is none: only its first line counts. What is addressed
 * to us and cannot be read is "unknown"; without a word it asks for help.
 */
export function parseReportCommand(body: string): ReportCommand | null {
  const [line = ""] = body.slice(0, LONGEST + 1).split(/\r?\n/, 1);
  const match = /^\/listwarden(?: +(\S.*))?$/.exec(line.trimEnd());
  if (match === null || line.length > LONGEST || /\p{C}/u.test(line)) return null;
  const [, asked = "help"] = match;
  if (asked === "setup" || asked === "help") return { kind: asked };
  const [, kind, number = "", reason = ""] =
    /^(fix|ignore|unignore) +[Ff](\d{1,6})(?: +(\S.*))?$/.exec(asked) ?? [];
  if (kind !== "fix" && kind !== "ignore" && kind !== "unignore") return { kind: "unknown" };
  return { kind, number: Number(number), reason };
}

/** True for a command that is about a finding. */
export function isAboutFinding(command: ReportCommand): command is FindingCommand {
  return "number" in command;
}
