const CONTEXT = 3;

/** The changed files of a list as one patch; null where one of them cannot be patched, or none is changed. */
export function listPatch(
  before: readonly { readonly path: string; readonly source: string }[],
  after: readonly { readonly path: string; readonly source: string }[],
): string | null {
  const patches = after.map(({ path, source }) => {
    const old = before.find((file) => file.path === path);
    return old ? insertionPatch(path, old.source, source) : null;
  });
  return patches.length === 0 || patches.includes(null) ? null : patches.join("\n");
}

/**
 * The lines that a text has more than another, as a patch that `git apply` takes. Null where it is more than lines put
 * in between, or a line end is in the way: the last line without one, or a carriage return.
 */
function insertionPatch(path: string, before: string, after: string): string | null {
  if (before.includes("\r") || !before.endsWith("\n") || !after.endsWith("\n")) return null;
  const old = before.slice(0, -1).split("\n");
  const insertions = insertedLines(old, after.slice(0, -1).split("\n"));
  if (insertions === null || insertions.length === 0) return null;
  const hunks: { from: number; to: number; insertions: typeof insertions }[] = [];
  for (const insertion of insertions) {
    const from = Math.max(0, insertion.at - CONTEXT);
    const to = Math.min(old.length, insertion.at + CONTEXT);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = to;
      last.insertions.push(insertion);
    } else hunks.push({ from, to, insertions: [insertion] });
  }
  let moved = 0;
  const parts = hunks.map(({ from, to, insertions: within }) => {
    const count = within.reduce((sum, { lines }) => sum + lines.length, 0);
    const head = `@@ -${from + 1},${to - from} +${from + 1 + moved},${to - from + count} @@`;
    moved += count;
    const body: string[] = [];
    for (let at = from; at <= to; at++) {
      for (const { lines } of within.filter((each) => each.at === at))
        body.push(...lines.map((line) => `+${line}`));
      if (at < to) body.push(` ${old[at]}`);
    }
    return [head, ...body].join("\n");
  });
  return [`--- a/${path}`, `+++ b/${path}`, ...parts].join("\n");
}

/** The lines of the new text that the old one has not, each with the old line before which they stand. */
function insertedLines(
  old: readonly string[],
  now: readonly string[],
): { at: number; lines: string[] }[] | null {
  const found: { at: number; lines: string[] }[] = [];
  let at = 0;
  for (const line of now) {
    if (at < old.length && line === old[at]) {
      at++;
      continue;
    }
    const last = found.at(-1);
    if (last?.at === at) last.lines.push(line);
    else found.push({ at, lines: [line] });
  }
  return at === old.length ? found : null;
}
