import { BINDING_COUNT, BINDING_SHARE } from "../list/binding.ts";
import type { Entry, Link, List } from "../model/list.ts";

/** `[paper]()`, `[[code]]`, and the words that people write until they have the address. */
export function isEmpty(link: Link): boolean {
  return link.urlRange === null || /^(?:#|todo|tbd|tba|link|url|xxx|https?:\/\/)?$/i.test(link.url.trim());
}

/** A line that was put there to be filled in: a title that is none, and not one link that leads anywhere. */
export function isTemplate({ title, links }: Entry): boolean {
  return TEMPLATE.test(title.trim()) && links.every(isEmpty);
}

const TEMPLATE =
  /^[<[{(]?(?:the |your |paper |full )*(?:title|name|paper)(?: of (?:the )?paper)?(?: here)?[>\]})]?$|^(?:论文)?(?:标题|题目|名称)$/i;

/** The paper's own link, or the only kind of link that the entry has at all. */
export function leadsToPaper(entry: Entry, link: Link): boolean {
  if (link.role === "paper") return true;
  return link.role === "other" && entry.links.every(isEmpty) && link === entry.links[0];
}

/** The paper's own link where it is still to be filled in; null where the entry promises none. */
export function promisedPaper(entry: Entry): Link | null {
  return entry.links.find((link) => isEmpty(link) && leadsToPaper(entry, link)) ?? null;
}

/** Whether an entry has no link where nearly all around it, or in the list where the section is short, have one. */
export function isUnlinked(list: List, entry: Entry): boolean {
  if (entry.links.length > 0) return false;
  const here = list.entries.filter((other) => other.section === entry.section && other !== entry);
  const others = here.length >= BINDING_COUNT ? here : list.entries.filter((other) => other !== entry);
  const linked = others.filter((other) => other.links.some((link) => !isEmpty(link))).length;
  return others.length >= BINDING_COUNT && linked >= others.length * BINDING_SHARE;
}
