/** What is said of a requested paper in place of what its request or a registry says. */
export interface Edits {
  readonly title?: string;
  readonly section?: string;
  readonly venue?: string;
}

/** What somebody asks of us in the conversation of a request. */
export type RequestCommand =
  | { readonly kind: "add"; readonly section: string | null }
  | { readonly kind: "decline"; readonly reason: string | null }
  | { readonly kind: "edit"; readonly edits: Edits }
  /** It means to edit and does not say what. */
  | { readonly kind: "unclear" };

const LONGEST = 500;
const FIELDS = ["title", "section", "venue"] as const;

/**
 * Reads a comment as a command on a request, or null where it is none: only its first line counts, from its first
 * character on. What a quotation, a code block or an HTML comment holds begins with something else.
 */
export function parseRequestCommand(body: string): RequestCommand | null {
  const [line = ""] = body.slice(0, LONGEST + 1).split(/\r?\n/, 1);
  const match = /^\/listwarden +(add|decline|edit)(?: +(\S.*))?$/.exec(line.trimEnd());
  if (match === null || /\p{C}/u.test(line)) return null;
  const argument = match[2] ?? "";
  if (line.length > LONGEST) return { kind: "unclear" };
  if (match[1] === "add") return { kind: "add", section: unquoted(argument) };
  if (match[1] === "decline") return { kind: "decline", reason: argument || null };
  const edits = readEdits(argument);
  return edits === null ? { kind: "unclear" } : { kind: "edit", edits };
}

/** `title=A Title section="Surveys"`: each value goes up to the next name. */
function readEdits(text: string): Edits | null {
  const marks = [...text.matchAll(/(?<!\S)(title|section|venue)=/g)];
  if (marks[0]?.index !== 0) return null;
  const edits: { [field in (typeof FIELDS)[number]]?: string } = {};
  for (const [at, mark] of marks.entries()) {
    const field = FIELDS.find((each) => each === mark[1]);
    const value = unquoted(text.slice(mark.index + mark[0].length, marks[at + 1]?.index));
    if (field === undefined || value === null) return null;
    edits[field] = value;
  }
  return edits;
}

function unquoted(text: string): string | null {
  const trimmed = text.trim();
  const quoted = /^(?:"([^"]*)"|“([^”]*)”|`([^`]*)`)$/.exec(trimmed);
  const value = quoted ? (quoted[1] ?? quoted[2] ?? quoted[3] ?? "").trim() : trimmed;
  return value === "" ? null : value;
}
