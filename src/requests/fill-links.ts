import type { EntryPart } from "../list/print.ts";
import type { LinkRole } from "../model/list.ts";
import type { KnownPaper } from "./known.ts";
import { type Notation, venueLabel } from "./notation.ts";
import type { PaperLink } from "./paper.ts";
import type { Skeleton } from "./skeleton.ts";

/** The known links at the places where the entries have links of their roles; null where a place would stay empty. */
export function groupLinks(
  { kinds, pieces }: Skeleton,
  links: readonly PaperLink[],
  { paper, notation }: { readonly paper: KnownPaper; readonly notation: Notation },
): EntryPart[][] | null {
  const places = kinds.filter((kind) => kind === "link").length;
  const seen = new Map<
    LinkRole,
    { places: number[]; order: number; count: number; labels: Map<string, number> }
  >();
  for (const parts of pieces) {
    let place = -1;
    for (const [at, { kind, link }] of parts.entries()) {
      if (kind !== "link") continue;
      if (parts[at - 1]?.kind !== "link") place++;
      if (!link) continue;
      const role = seen.get(link.role) ?? { places: [], order: 0, count: 0, labels: new Map() };
      role.places[place] = (role.places[place] ?? 0) + 1;
      role.order += at;
      role.count++;
      role.labels.set(link.label, (role.labels.get(link.label) ?? 0) + 1);
      seen.set(link.role, role);
    }
  }
  const groups: { order: number; part: EntryPart }[][] = Array.from({ length: places }, () => []);
  for (const { role, url } of links) {
    const habit = seen.get(role);
    if (!habit) continue;
    const asVenue = venueLabel(habit.labels, paper, notation.name);
    const [common] = [...habit.labels].sort((a, b) => b[1] - a[1])[0] ?? [];
    const label = asVenue ? asVenue.label : common;
    if (label == null) continue;
    const place = habit.places.reduce(
      (best, count, at) => (count > (habit.places[best] ?? 0) ? at : best),
      habit.places.findIndex((count) => count > 0),
    );
    groups[place]?.push({
      order: habit.order / habit.count,
      part: { kind: "link", text: "", link: { role, label, url } },
    });
  }
  if (groups.some((group) => group.length === 0)) return null;
  return groups.map((group) => group.sort((a, b) => a.order - b.order).map(({ part }) => part));
}
