import { roleOfLabel } from "../list/label.ts";
import type { EntryPart } from "../list/print.ts";
import type { Traits } from "../list/style.ts";
import type { LinkRole } from "../model/list.ts";
import type { KnownPaper } from "./known.ts";
import { labelFor } from "./label-notation.ts";
import type { Notation } from "./notation.ts";
import type { PaperLink } from "./paper.ts";
import type { Skeleton } from "./skeleton.ts";

/** The known links at the places where the entries have links of their roles; null where a place would stay empty. */
export function groupLinks(
  { kinds, pieces }: Skeleton,
  links: readonly PaperLink[],
  printing: { readonly paper: KnownPaper; readonly notation: Notation; readonly traits: Traits },
): EntryPart[][] | null {
  const places = kinds.filter((kind) => kind === "link").length;
  const seen = new Map<LinkRole, { places: number[]; order: number; count: number }>();
  for (const parts of pieces) {
    let place = -1;
    for (const [at, { kind, link }] of parts.entries()) {
      if (kind !== "link") continue;
      if (parts[at - 1]?.kind !== "link") place++;
      if (!link) continue;
      const role = seen.get(link.role) ?? { places: [], order: 0, count: 0 };
      role.places[place] = (role.places[place] ?? 0) + 1;
      role.order += at;
      role.count++;
      seen.set(link.role, role);
    }
  }
  const groups: { order: number; part: EntryPart }[][] = Array.from({ length: places }, () => []);
  for (const { role, url } of links) {
    const habit = seen.get(role);
    if (!habit) continue;
    const label = labelFor(role, printing);
    if (label === null) continue;
    const place = habit.places.reduce(
      (best, count, at) => (count > (habit.places[best] ?? 0) ? at : best),
      habit.places.findIndex((count) => count > 0),
    );
    groups[place]?.push({
      order: habit.order / habit.count,
      part: { kind: "link", text: "", link: { role, label, url } },
    });
  }
  for (const promise of promised(pieces, links)) groups[promise.place]?.push(promise);
  if (groups.some((group) => group.length === 0)) return null;
  return groups.map((group) => group.sort((a, b) => a.order - b.order).map(({ part }) => part));
}

/** What most entries without a link of a role have in its place: "[[code]]". */
function promised(
  pieces: Skeleton["pieces"],
  links: readonly PaperLink[],
): { readonly order: number; readonly place: number; readonly part: EntryPart }[] {
  const seen = new Map<LinkRole, { text: string; place: number; order: number; count: number }>();
  for (const parts of pieces) {
    let place = -1;
    for (const [order, { kind, link, text }] of parts.entries()) {
      if (kind === "link" && parts[order - 1]?.kind !== "link") place++;
      const role = roleOfLabel(text.replace(/[[\]]/g, ""));
      if (kind !== "link" || link || role === "other") continue;
      const known = seen.get(role) ?? { text, place, order, count: 0 };
      known.count++;
      seen.set(role, known);
    }
  }
  return [...seen].flatMap(([role, { text, place, order, count }]) => {
    const without = pieces.filter((parts) => !parts.some(({ link }) => link?.role === role)).length;
    const isHabit = count * 2 > without && !links.some((link) => link.role === role);
    return isHabit ? [{ order, place, part: { kind: "link" as const, text } }] : [];
  });
}
