import type { AnchoredHeading } from "../../list/anchors.ts";
import type { ContentsLink } from "../../list/contents.ts";
import type { Fix, Observation } from "../../model/finding.ts";
import { letters } from "../../model/letters.ts";
import type { Edit } from "../../model/list.ts";
import { quoteText } from "../words.ts";
import { decoded, type Page, type Renaming } from "./pages.ts";

/** Links of the contents that lead nowhere; with a base only those that the change wrote or cut off. */
export function* pointsNowhere(head: Page, before: Compared | null): Iterable<Observation> {
  const broken = head.links.filter(({ fragment }) => !head.anchors.resolves(fragment));
  if (broken.length === 0) return;
  const byName = headingsByName(head);
  for (const link of broken) {
    if (before && isOld(link, before.base)) continue;
    yield observe(link, { head, byName, renamed: before?.renamed ?? null });
  }
}

interface Compared {
  readonly base: Page;
  readonly renamed: Renaming | null;
}

function isOld({ fragment }: ContentsLink, base: Page): boolean {
  return base.fragments.has(decoded(fragment).toLowerCase()) && !base.anchors.resolves(fragment);
}

interface Known {
  readonly head: Page;
  /** Headings by their text and by their anchor, folded. */
  readonly byName: ReadonlyMap<string, ReadonlySet<AnchoredHeading>>;
  readonly renamed: Renaming | null;
}

function headingsByName({ anchors }: Page): Known["byName"] {
  const byName = new Map<string, Set<AnchoredHeading>>();
  for (const heading of anchors.headings) {
    for (const name of [letters(heading.text), letters(heading.anchor)]) {
      const same = byName.get(name);
      if (same) same.add(heading);
      else byName.set(name, new Set([heading]));
    }
  }
  return byName;
}

function observe(link: ContentsLink, known: Known): Observation {
  const { renamed } = known;
  const isRenamed = renamed !== null && letters(link.fragment) === letters(renamed.before.anchor);
  const target = isRenamed ? renamed.after : nearMiss(link, known);
  const [label, anchor] = [quoteText(link.label), quoteText(`#${link.fragment}`)];
  return {
    range: link.range,
    message: {
      en: `${label} of the contents leads nowhere: no section has the anchor ${anchor}`,
      zh: `目录中的 ${label} 没有指向任何章节：不存在锚点 ${anchor}`,
    },
    ...(target
      ? {
          note: {
            en: `The section ${quoteText(target.text)} has the anchor "#${target.anchor}".`,
            zh: `章节 ${quoteText(target.text)} 的锚点是 "#${target.anchor}"。`,
          },
          fix: fixOf(link, target, isRenamed ? renamed.before : null),
        }
      : {}),
  };
}

/** The one heading whose anchor or text differs from the link's in marks and blanks only, and that no other link leads to. */
function nearMiss(link: ContentsLink, { head, byName }: Known): AnchoredHeading | null {
  const names = [letters(link.fragment), letters(link.label)].filter((name) => name !== "");
  const near = new Set(names.flatMap((name) => [...(byName.get(name) ?? [])]));
  const [only] = near;
  return near.size === 1 && only?.isCertain && !head.fragments.has(only.anchor) ? only : null;
}

/** A renamed section takes its label along, where the label was its name. */
function fixOf(link: ContentsLink, target: AnchoredHeading, before: AnchoredHeading | null): Fix {
  const fragment = /%[0-9a-f]{2}/i.test(link.fragment) ? encodeURIComponent(target.anchor) : target.anchor;
  const edits: Edit[] = [{ ...link.fragmentRange, text: fragment }];
  if (before && link.label === before.text) edits.push({ ...link.labelRange, text: target.text });
  return { safety: "safe", edits };
}
