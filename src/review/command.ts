import { rules } from "../rules/index.ts";

/** What a decision is about: one rule, or one entry by its title or identifier. */
export type Target =
  | { readonly kind: "rule"; readonly rule: string }
  | { readonly kind: "paper"; readonly paper: string };

/** What somebody asks of us in a comment. */
export type Command =
  | { readonly kind: "fix" | "recheck" | "help" | "take" }
  | { readonly kind: "ignore" | "unignore"; readonly target: Target; readonly reason: string }
  | { readonly kind: "dispute"; readonly reason: string }
  /** It is addressed to us and cannot be understood. */
  | { readonly kind: "unknown" };

const LONGEST = 500;
const ruleIds: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/**
 * Reads a comment as a command, or null where it is none: only its first line counts, from its first character on.
 * What a quotation, a code block or an HTML comment holds begins with something else.
 */
export function parseCommand(body: string): Command | null {
  const [line = ""] = body.slice(0, LONGEST + 1).split(/\r?\n/, 1);
  const match = /^\/listwarden(?: +(\S+)(?: +(\S.*))?)? *$/.exec(line);
  if (match === null || /\p{C}/u.test(line)) return null;
  if (line.length > LONGEST) return { kind: "unknown" };
  const [, word = "help", rest = ""] = match;
  const argument = rest.trimEnd();
  if (word === "fix" || word === "recheck" || word === "help" || word === "take") {
    return argument === "" ? { kind: word } : { kind: "unknown" };
  }
  if (word === "dispute") return argument === "" ? { kind: "unknown" } : { kind: word, reason: argument };
  if (word !== "ignore" && word !== "unignore") return { kind: "unknown" };
  const target = readTarget(argument);
  return target === null ? { kind: "unknown" } : { kind: word, ...target };
}

/** A rule's name; a title in quotation marks or backticks; or one word that has the look of an identifier or address. */
function readTarget(text: string): { target: Target; reason: string } | null {
  const quoted = /^(?:"([^"]+)"|“([^”]+)”|`([^`]+)`)(?: +(.*))?$/.exec(text);
  if (quoted !== null) {
    const paper = quoted[1] ?? quoted[2] ?? quoted[3] ?? "";
    return { target: { kind: "paper", paper: paper.trim() }, reason: quoted[4] ?? "" };
  }
  const [, first = "", reason = ""] = /^(\S+)(?: +(.*))?$/.exec(text) ?? [];
  if (ruleIds.has(first)) return { target: { kind: "rule", rule: first }, reason };
  const isIdentifier = first.length >= 6 && /\d/.test(first) && /[.:/]/.test(first);
  return isIdentifier ? { target: { kind: "paper", paper: first }, reason } : null;
}
