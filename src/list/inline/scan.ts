import type { Edit, Flaw, FlawKind, Link, LinkShape, Range } from "../../model/list.ts";
import { plainText } from "../plain-text.ts";
import type { Target } from "./target.ts";

/** A link as the scanner finds it; what its label promises is decided elsewhere. */
export type ScannedLink = Omit<Link, "role">;

/** A run of emphasised text. */
export interface Span {
  readonly kind: "strong" | "emphasis";
  readonly range: Range;
  readonly inner: Range;
}

/** Brackets around text that is no link: `[CVPR2021]`, `[code]`, `[[code]]`. */
export interface Box {
  readonly range: Range;
  /** What the innermost brackets hold. */
  readonly inner: Range;
  readonly depth: number;
}

/** What stands on the lines of one entry, also where it is broken. */
export interface Inline {
  readonly links: readonly ScannedLink[];
  readonly images: readonly Range[];
  readonly spans: readonly Span[];
  readonly boxes: readonly Box[];
  /** Line ends, with what makes them breaks: `\`, `<br>`, two blanks. */
  readonly breaks: readonly Range[];
  /** Comments, code and tags: text that is not read further. */
  readonly opaque: readonly Range[];
  readonly flaws: readonly Flaw[];
}

/** The scanner's own state; every list only grows, but for links that turn out to stand inside a label. */
export interface Scan {
  readonly source: string;
  readonly end: number;
  readonly links: ScannedLink[];
  readonly images: Range[];
  readonly spans: Span[];
  readonly boxes: Box[];
  readonly breaks: Range[];
  readonly opaque: Range[];
  readonly flaws: Flaw[];
  readonly brackets: { at: number; image: boolean; links: number; boxes: number }[];
  readonly parentheses: number[];
  readonly emphasis: { at: number; length: number; marker: string }[];
  /** Marks known not to occur again, so that no search runs twice over the same text. */
  readonly absent: Set<string>;
}

export type Opener = Scan["brackets"][number];

/** A scanner that has seen nothing yet and stops at `end`. */
export function startScan(source: string, end: number): Scan {
  return {
    source,
    end,
    links: [],
    images: [],
    spans: [],
    boxes: [],
    breaks: [],
    opaque: [],
    flaws: [],
    brackets: [],
    parentheses: [],
    emphasis: [],
    absent: new Set(),
  };
}

interface Found {
  readonly range: Range;
  readonly label: Range;
  readonly target: Target;
  readonly shape: LinkShape;
}

/** Notes a link; what its label holds is no longer anything of its own. */
export function addLink(scan: Scan, found: Found, opener?: Opener): void {
  if (opener) dropInside(scan, opener);
  const { source } = scan;
  scan.links.push({
    range: found.range,
    label: plainText(
      source.slice(found.label.start, found.label.end).replace(/^(?:\\?\[)+|(?:\\?\])+$/g, ""),
    ),
    labelRange: found.label,
    url: found.target.url,
    urlRange: found.target.urlRange,
    shape: found.shape,
  });
}

/** What was read inside a label, addresses and boxes, is a part of the label. */
export function dropInside(scan: Scan, opener: Opener): void {
  const inside = scan.links.slice(opener.links);
  scan.links.length = opener.links;
  scan.links.push(...inside.filter((link) => link.shape !== "bare"));
  scan.boxes.length = opener.boxes;
}

/** Notes an address that stands without a label. */
export function addBareLink(scan: Scan, range: Range, urlRange: Range): void {
  const url = scan.source.slice(urlRange.start, urlRange.end);
  scan.links.push({ range, label: url, labelRange: urlRange, url, urlRange, shape: "bare" });
}

/** How the link is written whose label begins at `opener`. */
export function shapeOf(scan: Scan, opener: Opener): LinkShape {
  if (scan.images.some((image) => image.start === opener.at + 1)) return "badge";
  return scan.source[opener.at + 1] === "[" ? "label-boxed" : "plain";
}

/** Notes what cannot be read as it was meant. */
export function addFlaw(
  scan: Scan,
  kind: FlawKind,
  range: Range,
  rest: { edits: readonly Edit[]; breaksLink: boolean },
): void {
  scan.flaws.push({ kind, range, ...rest });
}
