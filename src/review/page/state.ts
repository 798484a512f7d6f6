import { z } from "zod";
import type { LinkFact } from "../../model/facts.ts";
import type { Review } from "../../model/finding.ts";
import type { List } from "../../model/list.ts";
import { visible } from "../inert.ts";
import type { Html } from "./html.ts";

const OPENING = '<script type="application/json" id="state">';
/** Larger than the page of any list. */
const LONGEST = 20_000_000;

const short = z.string().max(2_000);
const many = <Item extends z.ZodType>(item: Item) => z.array(item).max(50_000);

const PageState = z.strictObject({
  version: z.literal(1),
  made: z.iso.date(),
  titles: many(short),
  /** A finding is known by its rule and what it is about; `said` is what was said of it. */
  findings: many(z.strictObject({ rule: short, about: short, said: short })),
  /** Links that are known not to be alive, or to be. */
  links: many(z.strictObject({ url: short, verdict: short })),
});

/** What a page remembers of itself, for the next one to say what changed. */
export type PageState = z.output<typeof PageState>;

/** What there is to remember of a list. */
export interface Remembered {
  readonly lists: readonly List[];
  readonly review: Review;
  readonly links: ReadonlyMap<string, LinkFact>;
  /** As `2026-11-25`. */
  readonly today: string;
}

/** What the page of a list is to remember. */
export function pageState({ lists, review, links, today }: Remembered): PageState {
  const titles = lists.flatMap(({ entries }) =>
    entries.map(({ title }) => title).filter((title) => title !== ""),
  );
  const findings = review.files.flatMap(({ path, findings: found }) =>
    found.map(({ rule, message, entry }) => ({ rule, about: entry?.title || path, said: message })),
  );
  const known = [...links].filter(([, { verdict }]) => verdict !== "not-checked");
  return {
    version: 1,
    made: today,
    titles: titles.map(cut),
    findings: findings.map(({ rule, about, said }) => ({ rule, about: cut(about), said: cut(said) })),
    links: known.map(([url, { verdict }]) => ({ url: cut(url), verdict })),
  };
}

function cut(text: string): string {
  return visible(text, 1_000);
}

/** The state as it lies in the page: data that no browser runs, with no sign that could end it. */
export function stateElement(state: PageState): Html {
  const text = JSON.stringify(state).replace(
    /[<>&\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return { html: `${OPENING}${text}</script>` };
}

/** What was kept of an earlier page; null where it is none of ours, or of another version. */
export function asPageState(kept: unknown): PageState | null {
  return PageState.safeParse(kept).data ?? null;
}

/** What an earlier page remembers; null where it is none of ours. Whoever could write the file may have written it. */
export function readPageState(page: string): PageState | null {
  const from = page.indexOf(OPENING);
  const until = page.indexOf("</script>", from);
  if (from === -1 || until === -1 || page.length > LONGEST) return null;
  try {
    return asPageState(JSON.parse(page.slice(from + OPENING.length, until)));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
