import { z } from "zod";
import type { Review } from "../model/finding.ts";

const count = z.int().nonnegative();
const line = z.int().positive();

const Edit = z.strictObject({
  start: count.describe("First UTF-16 unit that is replaced"),
  end: count.describe("The unit after the last one that is replaced"),
  text: z.string().describe("What stands there instead"),
});

const Finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(["error", "warning", "notice"]),
  line,
  column: line.describe("In UTF-16 units, from 1"),
  endLine: line,
  endColumn: line.describe("The column after the last one"),
  message: z.string(),
  note: z.string().optional().describe("Why it matters, or what to do"),
  entry: z.strictObject({ title: z.string(), line }).optional(),
  related: z
    .array(
      z.strictObject({ line, message: z.string(), path: z.string().optional(), url: z.string().optional() }),
    )
    .optional(),
  fix: z
    .strictObject({
      safety: z.enum(["safe", "unsafe"]).describe("A safe fix may be applied unseen"),
      edits: z.array(Edit),
    })
    .optional(),
});

const File = z.strictObject({
  path: z.string(),
  entries: count.describe("How many entries the file holds"),
  judged: z.boolean(),
  why: z.string().optional().describe("Why it was not judged"),
  changes: z
    .strictObject({ added: count, edited: count, moved: count, removed: count })
    .nullable()
    .describe("Entries that the change touched; null without a base"),
  findings: z.array(Finding),
  ignored: z.array(z.strictObject({ rule: z.string(), line, reason: z.string() })),
  notChecked: z.array(z.strictObject({ what: z.string(), why: z.string() })),
});

/** The JSON of a review, version 1: a contract. Fields may be added; none changes its meaning or goes. */
export const ReviewJson = z
  .strictObject({
    version: z.literal(1),
    language: z.enum(["en", "zh"]).describe("What its sentences are told in"),
    files: z.array(File),
  })
  .describe("A Listwarden review, version 1. Offsets count UTF-16 units; lines and columns count from 1.");

export type ReviewJson = z.output<typeof ReviewJson>;

/** The review as the JSON that programs read. */
export function toJson(review: Review): ReviewJson {
  return ReviewJson.parse({
    version: 1,
    language: review.language,
    files: review.files.map(
      ({ verdicts: _verdicts, cosmeticLines: _cosmeticLines, isList: _isList, ...file }) => file,
    ),
  });
}
