import { type AnchoredHeading, type Anchors, readAnchors } from "../../list/anchors.ts";
import { type Contents, type ContentsLink, readContents } from "../../list/contents.ts";
import { letters } from "../../model/letters.ts";
import type { List } from "../../model/list.ts";

/** A table of contents with what it names. */
export interface Table {
  readonly links: Contents;
  /** Its labels and fragments, folded. */
  readonly names: ReadonlySet<string>;
  readonly end: number;
}

/** One text of a list, as its tables of contents and its headings see each other. */
export interface Page {
  readonly anchors: Anchors;
  readonly tables: readonly Table[];
  readonly links: readonly ContentsLink[];
  /** Every fragment that is linked to, in lower case. */
  readonly fragments: ReadonlySet<string>;
  /** The nearest heading above that is of a higher level; null for those that stand under none. */
  readonly parents: ReadonlyMap<AnchoredHeading, AnchoredHeading | null>;
}

/** Reads both sides of a document. */
export function readPage(list: List): Page {
  const contents = readContents(list.source);
  const links = contents.flat();
  const anchors = readAnchors(list);
  return {
    anchors,
    links,
    tables: contents.map((each) => ({
      links: each,
      names: new Set(each.flatMap(({ label, fragment }) => [letters(label), letters(decoded(fragment))])),
      end: each.at(-1)?.range.end ?? 0,
    })),
    fragments: new Set(links.map(({ fragment }) => decoded(fragment).toLowerCase())),
    parents: parentsOf(anchors.headings),
  };
}

function parentsOf(headings: readonly AnchoredHeading[]): Page["parents"] {
  const parents = new Map<AnchoredHeading, AnchoredHeading | null>();
  const above: AnchoredHeading[] = [];
  for (const heading of headings) {
    while ((above.at(-1)?.level ?? 0) >= heading.level && above.length > 0) above.pop();
    parents.set(heading, above.at(-1) ?? null);
    if (heading.level > 0) above.push(heading);
  }
  return parents;
}

/** A renamed heading: gone under one name, there under another, and no other came or went. */
export interface Renaming {
  readonly before: AnchoredHeading;
  readonly after: AnchoredHeading;
}

/** The headings that the change wrote, and the one that it renamed, if it is clear that it did. */
export function compareHeadings(
  base: Page,
  head: Page,
): { readonly added: readonly AnchoredHeading[]; readonly renamed: Renaming | null } {
  const added = without(head.anchors.headings, base.anchors.headings);
  const gone = without(base.anchors.headings, head.anchors.headings);
  const [before, after] = [gone[0], added[0]];
  const isRenaming = added.length === 1 && gone.length === 1 && before?.level === after?.level;
  return { added, renamed: isRenaming && before && after ? { before, after } : null };
}

function without(
  headings: readonly AnchoredHeading[],
  others: readonly AnchoredHeading[],
): AnchoredHeading[] {
  const left = new Map<string, number>();
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1);
  return headings.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

/** A fragment without its percent signs, where they are whole. */
export function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return fragment;
  }
}
