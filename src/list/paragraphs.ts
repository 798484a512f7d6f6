import type { Range } from "../model/list.ts";
import type { Candidate } from "./candidates.ts";
import { hasPaperLink } from "./candidates.ts";
import type { Inline } from "./inline/scan.ts";
import { scanInline } from "./inline.ts";
import { plainText } from "./plain-text.ts";

/** What a paragraph outside any list is: a bold line that heads what follows, entries, or prose. */
export type ParagraphReading =
  | { readonly kind: "heading"; readonly title: string }
  | { readonly kind: "candidates"; readonly candidates: readonly Candidate[]; readonly certain: boolean }
  | { readonly kind: "prose" };

/** Reads one paragraph. Candidates that are not certain count only among others of their kind. */
export function readParagraph(source: string, range: Range): ParagraphReading {
  const inline = scanInline(source, range);
  const title = boldLine(source, range, inline);
  if (title !== null) return { kind: "heading", title };
  const starts = entryStarts(source, range, inline);
  if (starts.length === 0) return plainCandidate(source, range, inline);
  const candidates = starts.map((start, index) => {
    const end = trimEnd(source, starts[index + 1] ?? range.end);
    const content = { start, end };
    const own = starts.length === 1 && start === range.start ? inline : scanInline(source, content);
    return {
      form: "block" as const,
      range: content,
      content,
      inline: own,
      hasLink: hasPaperLink(source, own),
    };
  });
  return { kind: "candidates", candidates, certain: true };
}

/** `**CVPR'24**` alone on its line is a heading to its readers. */
function boldLine(source: string, range: Range, inline: Inline): string | null {
  const [span] = inline.spans;
  if (inline.links.length > 0 || inline.breaks.length > 0 || span?.kind !== "strong") return null;
  const around = source.slice(range.start, span.range.start) + source.slice(span.range.end, range.end);
  if (!/^(?:[\s:：\p{Extended_Pictographic}#-]|\ufe0f)*$/u.test(around) || range.end - range.start > 120)
    return null;
  return plainText(source.slice(span.inner.start, span.inner.end)).replace(/[\s:：]+$/, "");
}

/** Where entries begin: at lines that open with a bold, quoted or linked title and have a link of their own. */
function entryStarts(source: string, range: Range, inline: Inline): number[] {
  const lines = [range.start, ...inline.breaks.map((line) => line.end)].filter((at) => at < range.end);
  const starts = lines.filter(
    (at, index) => opensEntry(source, at, inline) && (index === 0 || !followsHardBreak(inline, at, source)),
  );
  if (starts[0] !== range.start) return [];
  return starts;
}

function followsHardBreak(inline: Inline, at: number, source: string): boolean {
  const line = inline.breaks.find((candidate) => candidate.end === at);
  return line !== undefined && /\\|<br| {2}/.test(source.slice(line.start, line.end));
}

const LEAD = /(?:\s|\p{Extended_Pictographic}|\ufe0f|\d{1,4}[.)] )*/uy;

function opensEntry(source: string, at: number, inline: Inline): boolean {
  LEAD.lastIndex = at;
  let start = at + (LEAD.exec(source)?.[0].length ?? 0);
  const image = inline.images.find((candidate) => candidate.start === start);
  if (image) start = image.end + (/^\s*/.exec(source.slice(image.end))?.[0].length ?? 0);
  const strong = inline.spans.find((span) => span.range.start === start && span.kind === "strong");
  if (strong)
    return (
      plainText(source.slice(strong.inner.start, strong.inner.end)).length > 8 &&
      !/^(?:note|tip|warning)\b/i.test(source.slice(strong.inner.start))
    );
  const link = inline.links.find((candidate) => candidate.range.start === start);
  if (!link || link.shape === "badge" || link.label.split(/\s+/).length < 3 || link.url.startsWith("#"))
    return false;
  const after = source.slice(link.range.end, link.range.end + 40);
  return !/^[ ]+\p{Ll}/u.test(after);
}

/** One line of plain text that ends in links: an entry among others of its kind, prose alone. */
function plainCandidate(source: string, range: Range, inline: Inline): ParagraphReading {
  const last = inline.links.at(-1);
  const isLine = inline.breaks.length === 0 && range.end - range.start < 700;
  if (!last || !isLine || !/^[\s\])|,;.*]*$/.test(source.slice(last.range.end, range.end)))
    return { kind: "prose" };
  const first = inline.links[0] ?? last;
  const text = source.slice(range.start, first.range.start);
  const between = inline.links
    .slice(1)
    .every((link, index) =>
      /^[\s\])|,;[(&/]*$/.test(source.slice(inline.links[index]?.range.end ?? 0, link.range.start)),
    );
  if (
    !between ||
    text.length < 20 ||
    !/^[\p{Lu}\d"“]/u.test(text) ||
    /[.!?] \p{Lu}\p{Ll}+ .*(?: is | are | we | you )/u.test(text)
  )
    return { kind: "prose" };
  const candidate = { form: "block" as const, range, content: range, inline, hasLink: true };
  return { kind: "candidates", candidates: [candidate], certain: false };
}

function trimEnd(source: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(source[at - 1] ?? "")) at--;
  return at;
}
