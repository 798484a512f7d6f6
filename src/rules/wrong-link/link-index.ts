import { linkName } from "../../identity/paper-id.ts";
import type { Entry, Link, List } from "../../model/list.ts";

/** One link of an entry. */
export interface LinkOf {
  readonly entry: Entry;
  readonly link: Link;
}

/** The links of a list by where they lead. */
export interface LinkIndex {
  /** The links of other entries with the same role and target. */
  copies(of: LinkOf): readonly LinkOf[];
}

/** Files a list's links under their roles and targets, once. */
export function indexLinks(list: List): LinkIndex {
  const byTarget = new Map<string, LinkOf[]>();
  for (const entry of list.entries) {
    for (const link of entry.links) {
      if (link.url === "") continue;
      const key = keyOf(link);
      const known = byTarget.get(key);
      if (known) known.push({ entry, link });
      else byTarget.set(key, [{ entry, link }]);
    }
  }
  return {
    copies: ({ entry, link }) => (byTarget.get(keyOf(link)) ?? []).filter((other) => other.entry !== entry),
  };
}

function keyOf({ role, url }: Link): string {
  return `${role} ${linkName(url)}`;
}
