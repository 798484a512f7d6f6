import type { Text } from "../model/finding.ts";

/** A paper as somebody describes it. */
export interface PaperLike {
  readonly title: string;
  readonly links?: readonly string[];
  readonly authors?: readonly string[] | string;
  readonly year?: number;
}

/** Says whether two descriptions are of one paper, and why. */
export function samePaper(
  a: PaperLike,
  b: PaperLike,
): { readonly verdict: "same" | "likely" | "different"; readonly reason: string } {
  const isSame = foldTitle(a.title) === foldTitle(b.title);
  return { verdict: isSame ? "same" : "different", reason: isSame ? reasons.title.en : "titles differ" };
}

/** Letters and digits only. */
export function foldTitle(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

export const reasons = {
  title: { en: "same title", zh: "标题相同" },
  identifier: { en: "same identifier", zh: "标识符相同" },
} satisfies Record<string, Text>;
