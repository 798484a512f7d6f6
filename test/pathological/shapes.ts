/** A text that makes careless Markdown parsers take time or memory out of all proportion; the shapes are cmark's. */
export interface Shape {
  readonly name: string;
  /** The text, of about `size` UTF-16 units. */
  build(size: number): string;
}

function repeated(name: string, piece: string, around: readonly [string, string] = ["", ""]): Shape {
  return { name, build: (size) => around[0] + piece.repeat(Math.ceil(size / piece.length)) + around[1] };
}

function nested(name: string, open: string, inner: string, close: string): Shape {
  return {
    name,
    build(size) {
      const depth = Math.ceil(size / (open.length + close.length));
      return open.repeat(depth) + inner + close.repeat(depth);
    },
  };
}

function counted(name: string, line: (index: number) => string): Shape {
  return {
    name,
    build(size) {
      const lines: string[] = [];
      for (let length = 0, index = 0; length < size; index++) {
        lines.push(line(index));
        length += lines.at(-1)?.length ?? 1;
      }
      return lines.join("");
    },
  };
}

export const shapes: readonly Shape[] = [
  nested("nested strong emphasis", "*a **a ", "b", " a** a*"),
  repeated("many emphasis closers", "a_ "),
  repeated("many emphasis openers", "_a "),
  repeated("many link closers", "a]"),
  repeated("many link openers", "[a"),
  repeated("mismatched openers and closers", "*a_ "),
  repeated("openers and closers that are multiples of three", "a**b*** "),
  nested("nested brackets", "[", "a", "]"),
  nested("nested block quotes", "> ", "a", ""),
  repeated("hard link emphasis", "**x [a*b**c*](d)"),
  repeated("unclosed links with angle brackets", "[a](<b"),
  repeated("unclosed links", "[a](b"),
  repeated("unclosed comments", "<!--", ["a", ""]),
  repeated("pattern of brackets and underscores", "[ (]("),
  repeated("nested images", "![[]()", ["", ""]),
  repeated("backticks of many lengths", "e`"),
  counted("code spans that never close", (index) => `e${"`".repeat((index % 200) + 1)}`),
  repeated("many references", "[ ]: x\n[x] "),
  nested("nested list items", "* ", "a", "\n"),
  counted("indented list items", (index) => `${"  ".repeat(index % 200)}* a\n`),
  repeated("unclosed processing instructions", "<?", ["a", ""]),
  repeated("unclosed declarations", "<!A "),
  repeated("unclosed character data", "<![CDATA["),
  repeated("empty lines in deep quotes", ">>>>a\n\n"),
  counted(
    "tables with ever more cells",
    (index) => `|${"a|".repeat((index % 300) + 1)}\n|${"-|".repeat((index % 300) + 1)}\n`,
  ),
  repeated("headings by their underline", "a\n---\n"),
  repeated("unclosed tags", "<a href="),
  repeated("one entry of nothing but links", "[a](https://arxiv.org/abs/2301.00001)", ["- ", ""]),
];
