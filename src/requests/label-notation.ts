import type { Traits } from "../list/style.ts";
import { readVenue } from "../list/venue.ts";
import type { LinkRole } from "../model/list.ts";
import type { KnownPaper } from "./known.ts";
import { fillFirst, type Notation, venueText, withoutDay } from "./notation.ts";

interface Printing {
  readonly paper: KnownPaper;
  readonly notation: Notation;
  readonly traits: Traits;
}

/**
 * The label that the place gives a paper's link of a role: the commonest, or where most labels are venues ("[[ICML2019]]")
 * or dates, the paper's own in that notation. Null where links of this role have none.
 */
export function labelFor(role: LinkRole, { paper, notation, traits }: Printing): string | null {
  const labels = traits.get(`label:${role}`)?.forms ?? [];
  const templates = new Map<string, number>();
  let all = 0;
  let dated = 0;
  for (const { value, count } of labels) {
    const spoken = withoutDay(value);
    const venue = spoken === null ? readVenue(value, 0) : null;
    all += count;
    if (spoken === null && !venue?.year) continue;
    dated += count;
    const part = { start: 0, end: value.length };
    const kinds = { part, ofPreprints: paper.isPreprint };
    const written = venue ? venueText(value, venue, kinds) : paper.isPreprint ? spoken : null;
    if (written !== null) templates.set(written, (templates.get(written) ?? 0) + count);
  }
  const plain = labels.find(({ value }) => withoutDay(value) === null && !readVenue(value, 0)?.year);
  if (dated * 2 < all) return plain?.value ?? null;
  const best = [...templates].sort((a, b) => b[1] - a[1]).map(([each]) => each);
  const written = fillFirst([best], paper, notation.name(paper));
  return written ?? plain?.value ?? (labels.length > 0 ? role : null);
}
