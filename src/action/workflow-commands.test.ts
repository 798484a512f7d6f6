import fc from "fast-check";
import { expect, test } from "vitest";
import type { Annotation } from "../model/check-run.ts";
import { annotationLines, command } from "./workflow-commands.ts";

const annotation: Annotation = {
  ...{ path: "README.md", severity: "error", line: 6, column: 3, endLine: 6, endColumn: 9 },
  ...{ title: "broken-markup", message: "100 % broken" },
};

test("an annotation is placed by line and column, and its text is escaped", () => {
  expect(annotationLines([annotation])).toEqual([
    "::error file=README.md,line=6,endLine=6,col=3,endColumn=8,title=broken-markup::100 %25 broken",
  ]);
});

test("an annotation of several lines has no columns", () => {
  expect(annotationLines([{ ...annotation, endLine: 7, details: "- A" }])).toEqual([
    "::error file=README.md,line=6,endLine=7,title=broken-markup::100 %25 broken%0A- A",
  ]);
});

test("ten of each kind are shown, the gravest kind first", () => {
  const notices = Array.from({ length: 12 }, () => ({ ...annotation, severity: "notice" as const }));
  const errors = Array.from({ length: 11 }, () => annotation);
  const kinds = annotationLines([...notices, ...errors]).map((line) => line.slice(2, line.indexOf(" ")));
  expect(kinds).toEqual([...Array(10).fill("error"), ...Array(10).fill("notice")]);
});

test("no text ends a command or begins another one", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("\n::error::x", "\r\n::add-mask::a", "a,title=b", "%0A::stop-commands::x", "::"),
  );
  fc.assert(
    fc.property(text, text, (property, message) => {
      const line = command("warning", { file: property, title: "t" }, message);
      expect(line).not.toMatch(/[\r\n]/);
      const [, properties = "", shown = ""] =
        /^::warning file=([^:,]*),title=t::([^\r\n]*)$/.exec(line) ?? [];
      const unescaped = (escaped: string) => decodeEscapes(escaped);
      expect(unescaped(properties)).toBe(property);
      expect(unescaped(shown)).toBe(message);
    }),
  );
});

/** As the runner reads it back. */
function decodeEscapes(text: string): string {
  const signs = { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" } as const;
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (sign) => signs[sign as keyof typeof signs]);
}
