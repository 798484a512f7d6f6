import { codeRepository, paperIds } from "../../identity/paper-id.ts";
import type { Observation, Text } from "../../model/finding.ts";
import { letters } from "../../model/letters.ts";
import type { Entry, Link, List } from "../../model/list.ts";
import type { Papers } from "../papers.ts";
import { placeOf, quoteText } from "../words.ts";
import type { LinkIndex, LinkOf } from "./link-index.ts";
import { isNamedAfter } from "./named-after.ts";

/** A target that more papers have than these is a framework's, a venue's or a group's page. */
const MAX_PAPERS = 3;

/** As far as the eye goes when a line is copied, in entries. */
const NEAR = 3;

/** The name that a title begins with: "TSGET: Two-Stage Global Enhanced Transformer". */
const NAME = /^[^:：]{2,40}(?=[:：])/u;

/** Repositories that say themselves that they serve more papers than one. */
const SHARED = /(?:sdk|toolkit|toolbox|library|framework|zoo|benchmarks?)$/;

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

const ROLES_ZH: Partial<Record<Link["role"], string>> = {
  paper: "论文",
  code: "代码",
  project: "项目主页",
  data: "数据",
  demo: "演示",
  video: "视频",
  slides: "幻灯片",
};

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
    if (SHARED.test(codeRepository(link.url)?.id ?? "")) continue;
    const owner = ownerOf({ entry, link }, ground);
    if (owner) yield { ...copied({ entry, link }, owner.entry), severity: severityOf(link, owner, ground) };
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
 * Neighbours share by copying. Farther off a page, a file or a video is one paper's wherever it stands, but a
 * repository often holds the code of all that its group has written.
 */
function isCopyLikely(
  { entry, link }: LinkOf,
  { other, isTheirs }: { other: Entry; isTheirs: boolean },
  { list }: Ground,
): boolean {
  if (link.role === "paper" || link.role === "video") return true;
  const apart = Math.abs(list.entries.indexOf(entry) - list.entries.indexOf(other));
  if (apart === 1 && (isTheirs || entry.section === other.section)) return true;
  return isTheirs && (apart <= NEAR || (codeRepository(link.url) === null && NAME.test(entry.title)));
}

/** A repository with neither's name says nothing by itself; it does where somebody has just put a line beside its neighbour. */
function severityOf(link: Link, owner: LinkOf, { written }: Ground): "warning" | "notice" {
  const isSure = codeRepository(link.url) === null || isNamedAfter(link.url, owner.entry);
  return isSure || !written.has(owner.entry) ? "warning" : "notice";
}

/** Two titles of one paper, of a paper and its data set, or of a method's versions share on purpose. */
function isOtherPaper(entry: Entry, other: Entry, { papers }: Ground): boolean {
  if (other.title === "" || papers.matches(entry).some(({ listed }) => listed.entry === other)) return false;
  const [mine, others] = [letters(entry.title), letters(other.title)];
  if (mine.startsWith(others) || others.startsWith(mine)) return false;
  return series(entry) === "" || series(entry) !== series(other);
}

/** The name before a title's colon, without its version: "InternLM-XComposer" of "InternLM-XComposer2:". */
function series(entry: Entry): string {
  return letters(NAME.exec(entry.title)?.[0] ?? "").replace(/v?\d+$/, "");
}

function copied({ entry, link }: LinkOf, owner: Entry): Observation {
  const place = placeOf(owner);
  const where: Text = { en: `The same link, under ${place.en}`, zh: `同一链接，位于 ${place.zh}` };
  return {
    range: link.range,
    message: {
      en: `The ${link.role} link of ${quoteText(entry.title)} is that of ${quoteText(owner.title)}`,
      zh: `${quoteText(entry.title)} 的${ROLES_ZH[link.role] ?? ""}链接属于 ${quoteText(owner.title)}`,
    },
    note: {
      en: "Entries are often copied from another line; the link stayed behind.",
      zh: "条目常由其他行复制而来，链接忘了更改。",
    },
    entry,
    related: [{ line: owner.line, message: where }],
  };
}
