import type { Text } from "../model/finding.ts";
import { areSameAuthors, authorOverlap } from "./authors.ts";
import { judgeTitles, type TitleJudgement } from "./judge-titles.ts";
import { paperIds } from "./paper-id.ts";
import { joinReasons, reasons } from "./reasons.ts";
import { isUniqueRegistry, nameOfId, registryOf, stateOfId } from "./registries.ts";
import { readTitle, type Title } from "./title.ts";

/** A paper as somebody describes it. */
export interface PaperLike {
  readonly title: string;
  readonly links?: readonly string[];
  readonly authors?: readonly string[] | string;
  readonly year?: number;
}

/** A description taken apart, for being compared often. */
export interface PreparedPaper {
  readonly paper: PaperLike;
  readonly title: Title;
  readonly ids: ReadonlySet<string>;
}

/** What is to be said of two descriptions. */
export interface Judgement {
  readonly verdict: "same" | "likely" | "different";
  readonly reason: Text;
  /**
   * What cannot be right as it stands: one identifier under two titles, or one title under two identifiers of one
   * registry. One of the two was copied; the verdict is "different" then, or "likely" where the authors agree.
   */
  readonly conflict: "shared-identifier" | "two-identifiers" | null;
}

/**
 * Says whether two descriptions are of one paper, and why, in words for people.
 * Symmetric but for "here" (a) and "there" (b) in the reason; nothing but the two descriptions counts.
 */
export function samePaper(
  a: PaperLike,
  b: PaperLike,
): { readonly verdict: "same" | "likely" | "different"; readonly reason: string } {
  // Two equal descriptions may be of two papers ("Guest Editorial"); one description is of one.
  if (a === b) return { verdict: "same", reason: reasons.sameDescription.en };
  const { verdict, reason } = judge(preparePaper(a), preparePaper(b));
  return { verdict, reason: reason.en };
}

/** Takes a description apart. */
export function preparePaper(paper: PaperLike): PreparedPaper {
  return { paper, title: readTitle(paper.title), ids: new Set((paper.links ?? []).flatMap(paperIds)) };
}

/** The one place where two papers are compared. */
export function judge(a: PreparedPaper, b: PreparedPaper): Judgement {
  const titles = judgeTitles(a.title, b.title);
  const shared = [...a.ids].find((id) => b.ids.has(id));
  if (shared !== undefined) return judgeShared(shared, titles, { a, b });
  const rivals = rivalIds(a, b);
  if (rivals && titles.verdict !== "different") {
    const conflict = a.title.joined !== "" && a.title.joined === b.title.joined ? "two-identifiers" : null;
    return { verdict: "different", reason: joinReasons(titles.reason, rivals), conflict };
  }
  return { ...withMetadata(titles, a, b), conflict: null };
}

function judgeShared(
  id: string,
  titles: TitleJudgement,
  { a, b }: { a: PreparedPaper; b: PreparedPaper },
): Judgement {
  const name = nameOfId(id);
  if (titles.verdict !== "different")
    return { verdict: "same", reason: joinReasons(reasons.sharedId(name), titles.reason), conflict: null };
  if (titles.reason === reasons.otherWords && areSameAuthors(a.paper.authors, b.paper.authors))
    return {
      verdict: "likely",
      reason: joinReasons(reasons.sharedIdOtherTitle(name), reasons.sameAuthors),
      conflict: "shared-identifier",
    };
  const reason = reasons.sharedIdOtherTitle(name);
  return { verdict: "different", reason, conflict: isPartOf(a.title, b.title) ? null : "shared-identifier" };
}

/** A data set, a model or a track beside its paper has the paper's link on purpose. */
function isPartOf(a: Title, b: Title): boolean {
  const [name, other] = [a.head ?? a, b.head ?? b];
  if (name.joined.length < 3 || other.joined.length < 3) return false;
  if (name.joined === other.joined && a.head && b.head) return false;
  return other.joined.startsWith(name.joined) || name.joined.startsWith(other.joined);
}

/** Two numbers of a registry that gives each paper one. */
function rivalIds(a: PreparedPaper, b: PreparedPaper): Text | null {
  for (const id of a.ids) {
    if (!isUniqueRegistry(id)) continue;
    const other = [...b.ids].find((each) => registryOf(each) === registryOf(id));
    if (other !== undefined) return reasons.twoIds(nameOfId(id), nameOfId(other));
  }
  return null;
}

function withMetadata(titles: TitleJudgement, a: PreparedPaper, b: PreparedPaper): TitleJudgement {
  if (titles.verdict === "different") return titles;
  const authors = authorOverlap(a.paper.authors, b.paper.authors);
  const words = Math.min(a.title.content.length, b.title.content.length);
  if (titles.verdict === "same" && !(words <= 2 && authors === 0)) {
    // "Thanks to", "Editorial": one word says of nothing that it is one thing.
    const verdict = words <= 1 && authors === null ? "likely" : "same";
    return { verdict, reason: withPlaces(titles.reason, a, b) };
  }
  // A group's next paper often has the title of its first one and a few words more.
  if (authors !== null && authors >= 0.5 && titles.reason !== reasons.cutShort)
    return { verdict: "same", reason: joinReasons(titles.reason, reasons.sameAuthors) };
  if (authors !== null && authors < 0.34)
    return { verdict: "different", reason: joinReasons(titles.reason, reasons.otherAuthors) };
  const years = [a.paper.year, b.paper.year];
  const gap = Math.abs((years[0] ?? 0) - (years[1] ?? 0));
  if (years.every((year) => year !== undefined) && gap > 1 && !isPreprint(a) && !isPreprint(b))
    return { verdict: "different", reason: joinReasons(titles.reason, reasons.yearsApart) };
  return { ...titles, reason: withPlaces(titles.reason, a, b) };
}

function isPreprint({ ids }: PreparedPaper): boolean {
  return [...ids].some((id) => stateOfId(id) === "preprint");
}

/** Where the two stand, when both have an identifier to say so. */
function withPlaces(reason: Text, a: PreparedPaper, b: PreparedPaper): Text {
  const [mine] = a.ids;
  const [others] = b.ids;
  if (mine === undefined || others === undefined) return reason;
  return joinReasons(reason, reasons.twoIds(nameOfId(mine), nameOfId(others)));
}
