export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** A line sign by sign, each with the style it is to be shown in. */
export type Painted = readonly { readonly sign: string; readonly style: Style | null }[];

const marks =
  /(?<fence>`+) ?(?<code>.+?) ?\k<fence>(?!`)|\[(?<label>(?:`[^`]*`|[^\]`])*)\]\(https?:[^)]*\)|(?<bold>\*\*)|<\/?sub>|\\(?<escaped>.)|(?<plain>.)/gu;

/** A line of our own Markdown as people read it; a link is its label. */
export function signs(markdown: string, outer: Style | null = null): Painted {
  let style = outer;
  return [...markdown.matchAll(marks)].flatMap(({ groups }): Painted => {
    const { code, label, bold, escaped, plain } = groups ?? {};
    if (bold !== undefined) style = style === null ? "bold" : null;
    if (label !== undefined) return signs(label, style);
    const shown = (code ?? escaped ?? plain ?? "").replaceAll("\u200b", "");
    const own = code === undefined ? style : (style ?? "cyan");
    return [...shown].map((sign) => ({ sign, style: own }));
  });
}

export function textOf(markdown: string): string {
  return signs(markdown)
    .map(({ sign }) => sign)
    .join("");
}

/** Breaks a line at spaces; what follows the first line of a list item is indented with it. */
export function flowed(line: Painted, width: number): Painted[] {
  const text = line.map(({ sign }) => sign).join("");
  const indent: Painted = [...(/^( *- )?/.exec(text)?.[0] ?? "")].map(() => ({ sign: " ", style: null }));
  const lines: Painted[] = [];
  let rest = line;
  while (rest.length > width) {
    let at = width;
    while (at > indent.length && rest[at]?.sign !== " ") at -= 1;
    if (at === indent.length) at = width;
    lines.push(rest.slice(0, at));
    rest = [...indent, ...rest.slice(rest[at]?.sign === " " ? at + 1 : at)];
  }
  return [...lines, rest];
}

/** The same for plain text. */
export function wrapped(text: string, width: number): string[] {
  const plain = [...text].map((sign) => ({ sign, style: null }));
  return flowed(plain, width).map((line) => line.map(({ sign }) => sign).join(""));
}
