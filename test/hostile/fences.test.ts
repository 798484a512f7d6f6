import fc from "fast-check";
import type { Root } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { fenced } from "../../src/review/inert.ts";

const parser = unified().use(remarkParse);

/** What stands around a run of backticks, so that one parser or another takes it for a fence. */
const shapes: readonly ((run: string) => string)[] = [
  (run) => run,
  (run) => ` ${run}`,
  (run) => `  ${run}`,
  (run) => `   ${run}`,
  (run) => `    ${run}`,
  (run) => `\t${run}`,
  (run) => `${run}  `,
  (run) => `${run}\t`,
  (run) => `${run}md`,
  (run) => `\n${run}\n`,
  (run) => `a\n${run}`,
  (run) => `${run}\nb`,
  (run) => `> ${run}`,
  (run) => `- ${run}`,
  (run) => `1. ${run}`,
  (run) => `${run} ${run}`,
  (run) => `${run}suggestion\nx\n${run}`,
  (run) => run.replaceAll("`", "~"),
];

/** True where a parser finds one fenced block that holds exactly the text, and the words after it. */
function holds(text: string): boolean {
  const block = fenced(text, "suggestion");
  if (block === null) return false;
  const { children } = parser.parse(`${block}\n\nAfter.`) as Root;
  const [code, after] = children;
  return (
    children.length === 2 &&
    code?.type === "code" &&
    code.value === text &&
    code.lang === "suggestion" &&
    after?.type === "paragraph"
  );
}

test("a fence is closed by nothing inside it", ({ task }) => {
  const cases: string[] = [];
  for (const shape of shapes) {
    for (let length = 1; length <= 12; length++) {
      const part = shape("`".repeat(length));
      cases.push(`${part}\ntext`, `text\n${part}\ntext`, `text\n${part}`);
    }
  }
  expect(cases.filter((text) => !holds(text))).toEqual([]);
  task.meta.cases = cases.length;
});

test("nor by what chance makes of it", ({ task }) => {
  const piece = fc.constantFrom(
    "`",
    "``",
    "```",
    "````",
    "~~~",
    "\n",
    "\r\n",
    " ",
    "    ",
    "\t",
    "> ",
    "- ",
    "<!--",
    "a",
    "]",
    "文",
  );
  const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(""));
  const numRuns = 5_000;
  fc.assert(
    fc.property(
      text,
      (drawn) => holds(drawn.replaceAll("\r\n", "\n")) && holds(`x\n${drawn.replaceAll("\r\n", "\n")}\nx`),
    ),
    { numRuns },
  );
  task.meta.cases = numRuns;
});

test("what a fence cannot show is refused", ({ task }) => {
  const signs = [
    "\r",
    "\u0000",
    "\u0007",
    "\u001b",
    "\u0085",
    "\u200b",
    "\u200e",
    "\u202e",
    "\u2028",
    "\u2066",
    "\ufeff",
    "\ud800",
    "\u{e0041}",
    "\u000b",
    "\u000c",
    "\u00ad",
    "\u180e",
    "\u2060",
    "\ufff9",
    "\u{e0100}",
  ];
  expect(signs.filter((sign) => fenced(`a${sign}b`, "md") !== null)).toEqual([]);
  task.meta.cases = signs.length;
});
