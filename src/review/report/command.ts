/** What somebody asks of the report in a comment. */
export interface ReportCommand {
  readonly kind: "fix" | "ignore" | "unignore";
  /** The number of the finding it is about. */
  readonly number: number;
  /** Why, in their words; empty where they gave none. */
  readonly reason: string;
}

const LONGEST = 500;

/** Reads a comment as a command to the report, or null where it is none: only its first line counts. */
export function parseReportCommand(body: string): ReportCommand | null {
  const [line = ""] = body.slice(0, LONGEST + 1).split(/\r?\n/, 1);
  if (line.length > LONGEST || /\p{C}/u.test(line)) return null;
  const match = /^\/listwarden +(fix|ignore|unignore) +[Ff](\d{1,6})(?: +(\S.*))?$/.exec(line.trimEnd());
  const [, kind, number = "", reason = ""] = match ?? [];
  if (kind !== "fix" && kind !== "ignore" && kind !== "unignore") return null;
  return { kind, number: Number(number), reason };
}
