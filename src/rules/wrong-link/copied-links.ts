import { paperIds } from "../../identity/paper-id.ts";
import type { Observation, Text } from "../../model/finding.ts";
import type { Entry, Link, List } from "../../model/list.ts";
import type { Papers } from "../papers.ts";
import { placeOf, quoteText } from "../words.ts";
import type { LinkIndex, LinkOf } from "./link-index.ts";
import { isNamedAfter } from "./named-after.ts";

/** A target that more papers have than these is a framework's, a venue's or a group's page. */
const MAX_PAPERS = 3;

/** As far as the eye goes when a line is copied, in entries. */
const NEAR = 3;

/** Links that lead to what belongs to one paper, when their entry says so. */
const OWN: ReadonlySet<Link["role"]> = new Set([
  "paper",
  "code",
  "project",
  "data",
  "demo",
  "video",
  "slides",
]);

interface Ground {
  readonly list: List;
  readonly links: LinkIndex;
  readonly papers: Papers;
  readonly written: ReadonlySet<Entry>;
}

/** Links that another paper of the list has too, and that most likely stayed behind when its line was copied. */
export function* copiedLinks(entry: Entry, ground: Ground): Iterable<Observation> {
  for (const link of entry.links) {
    if (link.url === "" || !OWN.has(link.role) || paperIds(link.url).length > 0) continue;
    const owner = ownerOf({ entry, link }, ground);
    if (owner) yield copied({ entry, link }, owner.entry);
  }
}

/** The other paper that a link belongs to; undefined where it may well be the entry's own. */
function ownerOf({ entry, link }: LinkOf, ground: Ground): LinkOf | undefined {
  const others = ground.links
    .copies({ entry, link })
    .filter((other) => isOtherPaper(entry, other.entry, ground));
  if (others.length === 0 || new Set(others.map((other) => other.entry.title)).size >= MAX_PAPERS)
    return undefined;
  if (isNamedAfter(link.url, entry)) return undefined;
  return others.find((other) => {
    const isTheirs = isNamedAfter(link.url, other.entry);
    if (!isCopyLikely({ entry, link }, { other: other.entry, isTheirs }, ground)) return false;
    // Where both are new and neither is the other's source, the later one is the copy.
    return isTheirs || !ground.written.has(other.entry) || other.entry.range.start < entry.range.start;
  });
}

/**
 * Neighbours share by copying. Farther off a repository may hold the code of two papers, unless it has the other's
 * name and this paper has a name of its own; a file or a video is one paper's wherever it stands.
 */
function isCopyLikely(
  { entry, link }: LinkOf,
  { other, isTheirs }: { other: Entry; isTheirs: boolean },
  { list }: Ground,
): boolean {
  if (link.role === "paper" || link.role === "video") return true;
  const apart = Math.abs(list.entries.indexOf(entry) - list.entries.indexOf(other));
  if (apart === 1 && entry.section === other.section) return true;
  return isTheirs && (apart <= NEAR || /^\S{2,30}[:：]/u.test(entry.title));
}

/** Two titles of one paper, or of a paper and its data set, share on purpose. */
function isOtherPaper(entry: Entry, other: Entry, { papers }: Ground): boolean {
  if (other.title === "" || papers.matches(entry).some(({ listed }) => listed.entry === other)) return false;
  const [mine, others] = [entry.title, other.title].map((title) =>
    title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""),
  );
  return mine !== undefined && others !== undefined && !mine.startsWith(others) && !others.startsWith(mine);
}

function copied({ entry, link }: LinkOf, owner: Entry): Observation {
  const place = placeOf(owner);
  const where: Text = { en: `The same link, under ${place.en}`, zh: `同一链接，位于 ${place.zh}` };
  return {
    range: link.range,
    message: {
      en: `The ${link.role} link of ${quoteText(entry.title)} is that of ${quoteText(owner.title)}`,
      zh: `${quoteText(entry.title)} 的 ${link.role} 链接属于 ${quoteText(owner.title)}`,
    },
    note: {
      en: "Entries are often copied from another line; the link stayed behind.",
      zh: "条目常由其他行复制而来，链接忘了更改。",
    },
    entry,
    related: [{ line: owner.line, message: where }],
    severity: "warning",
  };
}
