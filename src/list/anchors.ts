import GithubSlugger, { slug } from "github-slugger";
import type { List, Range } from "../model/list.ts";

/** A heading with the anchor that GitHub gives it. */
export interface AnchoredHeading {
  /** As it is shown, emoji and numbers included. */
  readonly text: string;
  readonly level: number;
  /** What follows "#" in an address that leads to it. */
  readonly anchor: string;
  /** False where it is not certain what GitHub makes of its images and blanks. */
  readonly isCertain: boolean;
  readonly line: number;
  readonly range: Range;
}

/** Where links within a document can lead. */
export interface Anchors {
  readonly headings: readonly AnchoredHeading[];
  /** Whether an address's fragment, without "#", leads anywhere; in doubt it does. */
  resolves(fragment: string): boolean;
}

/** A page has these by itself. */
const BUILT_IN = /^(?:$|top$|readme$|readme-ov-file$|l\d+|fn|footnote)/;

/**
 * Reads the anchors of a document as GitHub makes them: of headings, numbered where they repeat, of headings in HTML,
 * and those that tags name with `id` or `name`. GitHub compares them without regard to case.
 */
export function readAnchors(list: List): Anchors {
  const known = new Set<string>();
  for (const [text, times] of countTexts(list.source)) addVariants(known, text, times);
  for (const match of list.source.matchAll(/\b(?:id|name)\s?=\s?["']?([^"'\s<>]{1,200})/gi))
    known.add(normalized(match[1] ?? ""));
  const headings = anchoredHeadings(list);
  for (const { anchor } of headings) known.add(normalized(anchor));
  return {
    headings,
    resolves(fragment) {
      const target = normalized(decoded(fragment));
      return known.has(target) || BUILT_IN.test(target);
    },
  };
}

/** Headings in Markdown with their anchors; a bold line has none. */
function anchoredHeadings({ source, sections, entries }: List): AnchoredHeading[] {
  const slugger = new GithubSlugger();
  const found = [
    ...sections.map(({ range, level, line }) => ({ range, level, line })),
    ...entries.flatMap(({ form, range, line }) => (form === "heading" ? [{ range, level: 0, line }] : [])),
  ].sort((a, b) => a.range.start - b.range.start);
  return found.flatMap((heading): AnchoredHeading[] => {
    const written = source.slice(heading.range.start, heading.range.end);
    if (!/^[ \t]{0,3}#{1,6}[ \t]|\n[ \t]{0,3}(?:=+|-+)[ \t]*$/.test(written)) return [];
    const [firstLine = ""] = written.split(/\r?\n/, 1);
    const text = shownText(firstLine);
    const anchor = slugger.slug(text.trim());
    const isCertain = text === text.trim() && !/!\[|<|:[a-z_]+:|\ufe0f/.test(firstLine);
    return [{ ...heading, text: text.trim(), anchor, isCertain }];
  });
}

/** Everything that may be a heading, in lists, quotes and HTML too, with how often it occurs. */
function countTexts(source: string): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (text: string) => counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const match of source.matchAll(/^[ \t>*+\-\d.)]*(#{1,6}[ \t]+[^\r\n]*)/gm)) count(match[1] ?? "");
  for (const match of source.matchAll(/^([^\r\n]{1,300})\r?\n[ \t]{0,3}(?:=+|-+)[ \t]*$/gm))
    count(match[1] ?? "");
  let close = 0;
  for (const match of source.matchAll(/<h[1-6]\b[^<>]*>/gi)) {
    const start = match.index + match[0].length;
    if (close < start) close = source.indexOf("</h", start);
    if (close < 0) break;
    if (close - start < 2000) count(source.slice(start, close).trim());
  }
  return counts;
}

/** Each way to read a heading's text that GitHub may have, so that what leads somewhere is never said to lead nowhere. */
function addVariants(known: Set<string>, written: string, times: number): void {
  const text = shownText(written);
  const variants = [text, text.trim(), text.trim().replace(/\s+/g, " "), text.replace(/:[a-z0-9_+-]+:/g, "")];
  for (const variant of new Set([...variants, written.replace(/^#+[ \t]+/, "")])) {
    const anchor = normalized(slug(variant));
    known.add(anchor);
    for (let time = 1; time < times; time++) known.add(`${anchor}-${time}`);
  }
}

/** A heading's text as it is shown: without marks, tags, images and links' targets, blanks as they are. */
function shownText(written: string): string {
  return written
    .replace(/^[ \t]*#{1,6}[ \t]+/, "")
    .replace(/[ \t]+#*[ \t]*$/, "")
    .replace(/<[^<>]*>/g, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^[\]]*)\]\([^)]*\)/g, "$1")
    .replace(/&(?:nbsp|emsp|ensp|thinsp);/g, "\u00a0")
    .replace(/&amp;/g, "&")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\*\*|__|~~|`/g, "")
    .replace(/(^|[^\p{L}\p{N}])[*_](?=\S)/gu, "$1")
    .replace(/(\S)[*_](?=$|[^\p{L}\p{N}])/gu, "$1");
}

function normalized(anchor: string): string {
  return anchor
    .normalize("NFC")
    .toLowerCase()
    .replace(/^user-content-/, "")
    .replaceAll("\ufe0f", "");
}

function decoded(fragment: string): string {
  if (!fragment.includes("%")) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return fragment;
  }
}
