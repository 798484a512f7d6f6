import { paperIds } from "../identity/paper-id.ts";
import { BINDING_COUNT, BINDING_SHARE } from "../list/binding.ts";
import type { List } from "../model/list.ts";

const ARXIV = /^(https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/)(\d{4}\.\d{4,5})(?:v\d+)?(\.pdf)?\/?$/i;

/** Gives the function that writes a link the way nine of ten entries do: abs or pdf of arXiv; others stay as they are. */
export function learnLinkForm(list: List): (url: string) => string {
  const forms = new Map<string, { before: string; after: string; count: number }>();
  let total = 0;
  for (const { url } of list.entries.flatMap(({ links }) => links)) {
    const match = ARXIV.exec(url);
    if (!match) continue;
    const [, before = "", , after = ""] = match;
    const key = `${before} ${after}`;
    const form = forms.get(key) ?? { before, after, count: 0 };
    form.count++;
    forms.set(key, form);
    total++;
  }
  const [common] = [...forms.values()].sort((a, b) => b.count - a.count);
  const isBinding = common !== undefined && total >= BINDING_COUNT && common.count >= total * BINDING_SHARE;
  return (url) => {
    const plain = safeUrl(url);
    const number = /^arxiv:(\d{4}\.\d{4,5})$/.exec(ARXIV.test(plain) ? (paperIds(plain)[0] ?? "") : "")?.[1];
    return isBinding && number !== undefined ? `${common.before}${number}${common.after}` : plain;
  };
}

/** An address as it may stand between the parentheses of a link, or in a table's cell. */
function safeUrl(url: string): string {
  return url
    .trim()
    .replace(/[\s<>|`"\\]/g, (sign) => encodeURIComponent(sign))
    .replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));
}
