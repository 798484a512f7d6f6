const LIMIT = 300;
/** Zero width: between a sign and what follows it, no mention or reference is made of the two. */
const BREAK = "\u200b";

const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/** Controls, and what has no width: joiners, direction marks, fillers, variation selectors, tags. */
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\p{Variation_Selector}|\u034f|\u17b4|\u17b5|[\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** A stranger's text as one line of what is really there: nothing invisible, nothing that moves a cursor. */
export function visible(text: string, limit = LIMIT): string {
  const line = text
    .slice(0, 4 * limit)
    .toWellFormed()
    .replace(lineEnds, "␤")
    .replaceAll("\t", " ")
    .replace(invisible, "");
  const characters = [...line];
  const cut = characters.length > limit || text.length > 4 * limit;
  return cut ? `${characters.slice(0, limit - 1).join("")}…` : line;
}

/**
 * Makes a stranger's text harmless in Markdown: one code span that holds it as it reads,
 * with no mention, reference, link, image or HTML coming alive.
 * With `inertSentence` and `fenced` it is the only way such text gets into what we write.
 */
export function inert(text: string, limit = LIMIT): string {
  return codeSpan(withoutReferences(visible(text, limit)));
}

/** The same for a cell of a table, where even a code span ends at a vertical bar. */
export function inertCell(text: string, limit = LIMIT): string {
  return codeSpan(withoutReferences(visible(text, limit).replaceAll("|", "│")));
}

/**
 * A rule's sentence in Markdown: what stands in quotation marks is a stranger's text and becomes a code span,
 * the rest is shown as the plain words it is.
 */
export function inertSentence(sentence: string): string {
  let written = "";
  for (const [index, part] of visible(sentence, 4 * LIMIT)
    .split(/"([^"]*)"|“([^”]*)”/)
    .entries()) {
    if (part === undefined) continue;
    const piece = index % 3 === 0 ? plainWords(part) : inert(part);
    // Two runs of backticks must not touch: they would count as one.
    written += written.endsWith("`") && piece.startsWith("`") ? `${BREAK}${piece}` : piece;
  }
  return written;
}

/**
 * A fenced block with the text exactly as it is, for copying; null where the text cannot be shown so:
 * it holds a lone carriage return, a control or an invisible character.
 */
export function fenced(text: string, language: string): string | null {
  const lines = text.replaceAll("\r\n", "\n");
  if (!lines.isWellFormed() || lines.replace(/[\n\t]/g, "").search(lineEnds) !== -1) return null;
  if (lines.search(invisible) !== -1) return null;
  const fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}${language}\n${lines}\n${fence}`;
}

function codeSpan(text: string): string {
  if (text === "") return "—";
  const fence = "`".repeat(longestRun(text) + 1);
  const edges = `${text.at(0)}${text.at(-1)}`;
  const pad = edges.includes("`") || (edges === "  " && text.trim() !== "") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
  return longest;
}

/** GitHub looks for these in the rendered text, so that no escape in the Markdown would stop it. */
function withoutReferences(text: string): string {
  return text
    .replace(/[@＠](?=[\p{L}\p{N}_-])/gu, `$&${BREAK}`)
    .replace(/[#＃](?=[\p{N}a-fA-F])/gu, `$&${BREAK}`)
    .replace(/GH-(?=\d)/gi, `$&${BREAK}`);
}

function plainWords(text: string): string {
  return withoutReferences(text)
    .replace(/:(?=\/\/|[\w+-]+:)/g, `:${BREAK}`)
    .replace(/www(?=\.)/gi, `$&${BREAK}`)
    .replace(/[0-9a-f]{6}(?=[0-9a-f])/gi, `$&${BREAK}`)
    .replace(/[\\`*_[\]<>&~|$^!]/g, "\\$&");
}
