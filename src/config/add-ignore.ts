/** A decision to be written into a config file. */
export interface NewIgnore {
  readonly rule: string;
  readonly paper: string;
  readonly reason: string;
}

/**
 * Writes decisions into a config's text at the end of its `ignore:` list; everything else stays byte for byte.
 *
 * @param text the config as it is, null where there is none.
 * @returns null where the list is written in a way that cannot be added to line by line.
 */
export function addIgnores(text: string | null, decisions: readonly NewIgnore[]): string | null {
  if (decisions.length === 0) return text;
  const source = text ?? "";
  const eol = source.includes("\r\n") ? "\r\n" : "\n";
  // Lines that end in both ways cannot be put together again as they were.
  if (eol === "\r\n" && /[^\r]\n/.test(source)) return null;
  const lines = source.split(eol);
  const key = lines.findIndex((line) => /^ignore[ \t]*:/.test(line));
  if (key === -1) {
    const gap = source === "" || /\n$/.test(source) ? "" : eol;
    return `${source}${gap}ignore:${eol}${written(decisions, "  ", eol)}`;
  }
  const rest = /^ignore[ \t]*:[ \t]*(.*)$/.exec(lines[key] ?? "")?.[1] ?? "";
  if (/^\[[ \t]*\][ \t]*(#.*)?$/.test(rest)) {
    const block = `ignore:${eol}${written(decisions, "  ", eol)}`.trimEnd();
    return [...lines.slice(0, key), block, ...lines.slice(key + 1)].join(eol);
  }
  if (rest !== "" && !rest.startsWith("#")) return null;
  const last = lastOfBlock(lines, key);
  const indent = /^([ \t]*)- /.exec(lines[key + 1] ?? "")?.[1] ?? "  ";
  const block = written(decisions, indent, eol).trimEnd();
  return [...lines.slice(0, last + 1), block, ...lines.slice(last + 1)].join(eol);
}

/** The last line that belongs to the list below the key; blank lines and remarks after it are the next key's. */
function lastOfBlock(lines: readonly string[], key: number): number {
  let last = key;
  for (let at = key + 1; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (/^[ \t]*(#.*)?$/.test(line)) continue;
    if (!/^([ \t]|- )/.test(line)) break;
    last = at;
  }
  return last;
}

function written(decisions: readonly NewIgnore[], indent: string, eol: string): string {
  return decisions
    .map(({ rule, paper, reason }) => {
      const values = {
        rule,
        paper: JSON.stringify(paper),
        ...(reason === "" ? {} : { reason: JSON.stringify(reason) }),
      };
      const rows = Object.entries(values).map(([name, value]) => `${name}: ${value}`);
      return `${indent}- ${rows.join(`${eol}${indent}  `)}${eol}`;
    })
    .join("");
}
