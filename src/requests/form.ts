/** What our issue form asks for. */
export type FormField = "link" | "title" | "section" | "venue" | "code" | "remark";

/** The form's fields in the order of the template, with the labels they have in it. */
const FIELDS: readonly (readonly [FormField, readonly string[]])[] = [
  ["link", ["Link to the paper", "论文链接"]],
  ["title", ["Title", "论文标题"]],
  ["section", ["Section", "章节"]],
  ["venue", ["Venue and year", "会议或期刊"]],
  ["code", ["Code", "代码链接"]],
  ["remark", ["Anything else", "其他说明"]],
];

const LONGEST_BODY = 65_536;
const LONGEST_FIELD = 2000;

/**
 * Reads an issue that was written with our form, or null where the text is not the form's.
 *
 * A field begins at a line that is exactly its heading, in the template's order; whatever else looks like a heading,
 * comes a second time or stands in a code block is what somebody typed into a field. An empty field is left out.
 */
export function readForm(body: string): ReadonlyMap<FormField, string> | null {
  const lines = body.slice(0, LONGEST_BODY).split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== "");
  if (fieldAt(lines[first] ?? "", 0)?.index !== 0) return null;
  const values = new Map<FormField, string[]>();
  let at = -1;
  let fence = "";
  let current: string[] = [];
  for (const line of lines.slice(first)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    const found = fence === "" ? fieldAt(line, at + 1) : null;
    if (found) {
      at = found.index;
      current = [];
      values.set(found.field, current);
      continue;
    }
    if (fence === "") fence = mark;
    else if (mark.startsWith(fence)) fence = "";
    current.push(line);
  }
  return new Map(
    [...values].flatMap(([field, text]) => {
      const value = text.join("\n").trim().slice(0, LONGEST_FIELD);
      return value === "" || value === "_No response_" || value === "None" ? [] : [[field, value] as const];
    }),
  );
}

/** The field whose heading a line is, among those that have not begun yet. */
function fieldAt(line: string, from: number): { field: FormField; index: number } | null {
  const label = /^### (.*\S)\s*$/.exec(line)?.[1];
  if (label === undefined) return null;
  const index = FIELDS.findIndex(([, labels], at) => at >= from && labels.includes(label));
  const field = FIELDS[index]?.[0];
  return field === undefined ? null : { field, index };
}
