import type { Edit, Entry, Link, List } from "../../model/list.ts";

/** Gives an empty link its address; null where it is written in a way that has no place for one. */
export function fillLink(source: string, { urlRange, labelRange }: Link, address: string): Edit | null {
  if (urlRange !== null) return { ...urlRange, text: address };
  const end = labelRange.end + 1;
  return source[labelRange.end] === "]" && source[end] !== "("
    ? { start: end, end, text: `(${address})` }
    : null;
}

/**
 * Adds a link to an entry that ends with its title, the way an entry near by has it after its own; null where none shows
 * how.
 */
export function addLink(
  source: string,
  list: List,
  { entry, address }: { readonly entry: Entry; readonly address: string },
): Edit | null {
  const { end } = entry.range;
  if (entry.form !== "bullet" || end !== entry.titleRange.end) return null;
  const at = list.entries.indexOf(entry);
  const nearest = list.entries
    .map((other, index) => ({ other, distance: Math.abs(index - at) }))
    .sort((a, b) => a.distance - b.distance);
  for (const { other } of nearest) {
    const text = other.section === entry.section ? linkLike(source, other, address) : null;
    if (text !== null) return { start: end, end, text };
  }
  return null;
}

/** What stands after another entry's title up to the end of its paper link, with the address in place of its own. */
function linkLike(source: string, { form, titleRange, links }: Entry, address: string): string | null {
  const [link] = links;
  if (form !== "bullet" || link?.role !== "paper" || !link.urlRange || link.shape === "bare") return null;
  const gap = source.slice(titleRange.end, link.range.start);
  if (!/^[ \t]*$/.test(gap)) return null;
  const { start, end } = link.urlRange;
  return `${gap}${source.slice(link.range.start, start)}${address}${source.slice(end, link.range.end)}`;
}
