import type { Severity } from "../../model/finding.ts";
import type { Entry, Range } from "../../model/list.ts";
import type { HiddenCharacter } from "./characters.ts";

/** A part of an entry in which a hidden character weighs the same. */
export interface Place {
  readonly kind: "address" | "title" | "text";
  readonly range: Range;
  /** Of an address: what it says. */
  readonly text: string;
}

/** The addresses of an entry, its title, and what is left of it, up to code that is fenced in. */
export function placesOf(source: string, entry: Entry): Place[] {
  const fence = /^[ \t>]*(?:```|~~~)/m.exec(source.slice(entry.range.start, entry.range.end));
  const limit = fence ? entry.range.start + fence.index : entry.range.end;
  const place = (kind: Place["kind"], { start, end }: Range): Place => {
    const range = { start, end: Math.min(end, limit) };
    return { kind, range, text: source.slice(range.start, range.end) };
  };
  return [
    ...entry.links.flatMap((link) => (link.urlRange ? [place("address", link.urlRange)] : [])),
    place("title", entry.titleRange),
    place("text", entry.range),
  ];
}

/** UTS #46 maps these to nothing, so that a host with them is the same host. */
const IGNORED_IN_HOSTS = /^[\u00ad\u200b\u2060\ufeff]$/;

/**
 * How much a hidden character weighs where it stands; null where it is harmless.
 * It is an error only where it changes which page an address leads to.
 */
export function severityAt({ kind, range, text }: Place, found: HiddenCharacter): Severity | null {
  const isTypography = found.kind === "space" || found.kind === "hyphen" || found.kind === "ligature";
  if (kind === "text") return isTypography ? null : found.kind === "bidi" ? "warning" : "notice";
  const at = found.start - range.start;
  const character = text.slice(at, found.end - range.start);
  if (kind === "title") return isTypography ? typographyInTitle(text, at) : "warning";
  if (found.kind === "ligature") return null;
  if (found.kind === "hyphen") return "warning";
  if (found.kind === "space") return text.slice(at).trim() === "" ? "error" : null;
  const host = /^[a-z]+:\/\/[^/?#]*/i.exec(text)?.[0].length ?? 0;
  if (at < host) return IGNORED_IN_HOSTS.test(character) ? "warning" : "error";
  return text.lastIndexOf("#", at) >= 0 ? "warning" : "error";
}

/** Before a colon or inside quotation marks French sets a no-break space on purpose. */
function typographyInTitle(title: string, at: number): Severity | null {
  const isFrench = title[at] === "\u00a0" && (/[:;!?»%]/.test(title[at + 1] ?? "") || title[at - 1] === "«");
  return isFrench ? null : "notice";
}
