import { z } from "zod";
import { BINDING_COUNT, BINDING_SHARE } from "../../list/binding.ts";
import type { Observation, Text } from "../../model/finding.ts";
import { letters } from "../../model/letters.ts";
import type { List } from "../../model/list.ts";
import { defineRule } from "../rule.ts";
import { quoteText } from "../words.ts";
import { findMentions, type Mention } from "./mentions.ts";
import type { Target } from "./near-miss.ts";
import { isOldName, learnSpellings, type Spellings } from "./spellings.ts";

/** A misspelling that a list has more often than this is its habit, and is told once more without raising a voice. */
const SLIPS = 2;

export default defineRule({
  id: "venue-name",
  summary: "A venue's name is misspelt, or another than the one the list uses for it",
  severity: "warning",
  fix: "safe",
  needs: [],
  options: z.strictObject({}),
  *check({ list, base, changes }) {
    const mentions = findMentions(list);
    const spellings = learnSpellings(mentions);
    const written = new Set(
      changes.flatMap((change) =>
        change.kind === "added" || change.kind === "edited" ? [change.entry] : [],
      ),
    );
    const isNewHeading = newHeadings(base);
    for (const mention of mentions) {
      const isWritten = mention.entry ? written.has(mention.entry) : isNewHeading(mention);
      const found = isWritten ? (misspelt(mention, spellings) ?? otherName(mention, spellings)) : null;
      if (found) yield found;
    }
  },
});

/** Without a base every heading is new; with one, those whose words it does not have. */
function newHeadings(base: List | null): (mention: Mention) => boolean {
  const titles = new Set(base?.sections.map(({ title }) => title));
  return ({ section }) => !titles.has(section.title);
}

function misspelt(mention: Mention, { meant, uses }: Spellings): Observation | null {
  const target = meant(mention.name);
  if (!target) return null;
  return {
    ...correction(mention, target.name),
    ...(target.uses > 0 ? { note: usesOf(target) } : {}),
    ...(uses(mention.name) > SLIPS ? { severity: "notice" } : {}),
  };
}

/** Another name of the same venue than the one that the list uses: "NIPS" beside "NeurIPS". */
function otherName(mention: Mention, { rivals }: Spellings): Observation | null {
  const [first, ...others] = rivals(mention);
  if (!first || isOneName(first.name, mention.name) || isOldName(first.name)) return null;
  const total = others.reduce((sum, { uses }) => sum + uses, first.uses);
  const binds = total >= BINDING_COUNT && first.uses >= total * BINDING_SHARE;
  const { fix, ...observation } = correction(mention, first.name);
  const note = usesOf(first);
  if (isOldName(mention.name) && binds) return { ...observation, note, fix };
  if (isOldName(mention.name) && first.uses * 2 > total) return { ...observation, note, severity: "notice" };
  return binds ? { ...observation, note, fix, severity: "notice" } : null;
}

/** "IEEE TPAMI" and "TPAMI", "RA-L" and "RAL". */
function isOneName(a: string, b: string): boolean {
  const [one, other] = [letters(a), letters(b)];
  return one.endsWith(other) || other.endsWith(one);
}

function correction({ name, range, entry, section }: Mention, right: string) {
  const [expected, found] = [quoteText(right), quoteText(name)];
  return {
    range: entry ? range : section.range,
    message: { en: `Expected ${expected}, found ${found}`, zh: `应为 ${expected}，现为 ${found}` },
    ...(entry ? { entry } : {}),
    fix: { safety: "safe" as const, edits: [{ ...range, text: right }] },
  };
}

function usesOf({ name, uses }: Target): Text {
  return {
    en: `The list names ${quoteText(name)} ${uses === 1 ? "once" : `${uses} times`}.`,
    zh: `列表中 ${quoteText(name)} 共出现 ${uses} 次。`,
  };
}
