import fc from "fast-check";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { fenced, inert, inertCell, inertSentence, visible } from "./inert.ts";

const markdown = unified().use(remarkParse).use(remarkGfm);

/** Text that is made of what has a meaning to Markdown or to GitHub, and of anything else. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "`",
        "``",
        "```",
        "\\",
        "|",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "<!--",
        "-->",
        "*",
        "_",
        "~",
      ),
      fc.constantFrom(
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        "@octocat",
        "#12",
        "GH-3",
        "a/b#4",
        ":tada:",
        "www.a.b",
      ),
      fc.constantFrom(
        "https://a.b/c",
        "<img src=x>",
        "\u202e",
        "\u200b",
        "\u2066",
        "&lt;",
        "&#64;",
        "- [ ] ",
        "# ",
      ),
      fc.constantFrom(
        "\u0000",
        "\u001b[31m",
        "\u{e0041}",
        "\ud800",
        '"',
        "“",
        "”",
        "$x$",
        "====",
        "0a1b2c3d4e5f",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

function nodesOf(source: string): Nodes[] {
  const nodes: Nodes[] = [];
  const visit = (node: Nodes) => {
    nodes.push(node);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(markdown.parse(source));
  return nodes;
}

function typesOf(source: string): string[] {
  return nodesOf(source).map((node) => node.type);
}

function codeOf(source: string): string[] {
  return nodesOf(source).flatMap((node) => (node.type === "inlineCode" ? [node.value] : []));
}

const asShown = (text: string) => text.replaceAll("\u200b", "");
const references = /[@＠][\p{L}\p{N}_-]|[#＃][\p{N}a-fA-F]|GH-\d/iu;

describe("inert", () => {
  test("makes one code span of any text, and it reads as the text does", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = visible(text);
        fc.pre(shown.trim() !== "");
        expect(typesOf(`x ${inert(text)} y`)).toEqual(["root", "paragraph", "text", "inlineCode", "text"]);
        expect(codeOf(`x ${inert(text)} y`).map(asShown)).toEqual([shown]);
        expect(inert(text)).not.toMatch(references);
      }),
      { numRuns: 3_000 },
    );
  });

  test("stays within one cell of a table", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const table = nodesOf(`| a | b |\n| --- | --- |\n| ${inertCell(text)} | z |`);
        const rows = table.filter((node) => node.type === "tableRow");
        expect(rows.map((row) => row.children.length)).toEqual([2, 2]);
        const allowed = ["root", "table", "tableRow", "tableCell", "text", "inlineCode"];
        expect(allowed).toEqual(expect.arrayContaining(table.map((node) => node.type)));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["`rm -rf`", "`` `rm -rf` ``"],
    ["a``b", "```a``b```"],
    ["@octocat", "`@\u200boctocat`"],
    ["fixes #12", "`fixes #\u200b12`"],
    ["two\r\nlines", "`two␤lines`"],
    ["a\u202eb\u200bc\u{e0041}d", "`abcd`"],
    ["", "—"],
  ])("writes %j as %j", (text, written) => {
    expect(inert(text)).toBe(written);
  });

  test("cuts what is long", () => {
    expect(visible("word ".repeat(200))).toHaveLength(300);
    expect(visible("word ".repeat(200))).toMatch(/…$/);
  });
});

describe("inertSentence", () => {
  test("lets nothing of a sentence come alive, quoted or not", () => {
    fc.assert(
      fc.property(hostile, hostile, (inside, outside) => {
        const written = `- **Error:** ${inertSentence(`Already under "${inside}" ${outside}`)}`;
        const allowed = ["root", "list", "listItem", "paragraph", "strong", "text", "inlineCode"];
        expect(allowed).toEqual(expect.arrayContaining(typesOf(written)));
        expect(written).not.toMatch(references);
      }),
      { numRuns: 3_000 },
    );
  });

  test("shows what is quoted as code and the rest as words", () => {
    expect(inertSentence('Expected "CVPR\'24" here, found *this*')).toBe(
      "Expected `CVPR'24` here, found \\*this\\*",
    );
  });
});

describe("fenced", () => {
  test("holds exactly the text, or refuses it", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const block = fenced(text, "md");
        if (block === null) return;
        const nodes = nodesOf(`before\n\n${block}\n\nafter`);
        expect(nodes.map((node) => node.type)).toEqual([
          "root",
          "paragraph",
          "text",
          "code",
          "paragraph",
          "text",
        ]);
        const code = nodes.find((node) => node.type === "code");
        expect(code?.value).toBe(text.replaceAll("\r\n", "\n"));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each(["a\rb", "a\u0000b", "a\u202eb", "a\u200bb", "a\u000bb"])("refuses %j", (text) => {
    expect(fenced(text, "md")).toBeNull();
  });
});
