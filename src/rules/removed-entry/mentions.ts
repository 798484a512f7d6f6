import { letters } from "../../model/letters.ts";
import type { Entry } from "../../model/list.ts";

/** What a pull request says of what it takes away. */
export interface Mentions {
  /** It speaks of removing, cleaning up, moving or merging, of whatever. */
  readonly isAboutRemoval: boolean;
  /** It names this paper by its title, its address or its number. */
  names(entry: Entry): boolean;
}

const REMOVAL =
  /\b(?:remov|delet|drop|clean|prun|tid(?:y|ied)|dedup|duplicat|repeated|redundan|revert|roll(?:ed)? ?back|retract|withdr[ae]w|outdated|obsolete|stale|merg|consolidat|reorgani[sz]|restructur|rewrit|mov(?:e|ing)|replac|swap|split|archiv|dead|broken|irrelevant|unrelated|off-topic|wrong)/i;
const REMOVAL_ZH =
  /删|移除|去除|去掉|清理|重复|去重|合并|整理|重组|重构|撤回|撤稿|回退|还原|替换|移动|迁移|精简|归档|失效|无关/;

/** Reads a pull request's title and body; what its template says in comments and boxes to tick is not its own word. */
export function readMentions(prose: string): Mentions {
  const own = withoutComments(prose).replace(/^[ \t]*[-*+] \[[ xX]\][^\r\n]*/gm, "");
  const folded = fold(own);
  const addresses = own.toLowerCase();
  return {
    isAboutRemoval: REMOVAL.test(own) || REMOVAL_ZH.test(own),
    names: ({ title, links }) =>
      folded.includes(fold(title)) || links.some(({ url }) => url !== "" && addresses.includes(core(url))),
  };
}

/** Letters and digits only. */
export function fold(text: string): string {
  return letters(text.normalize("NFKC"));
}

/** An address without scheme and "www."; of one with an arXiv number that alone. */
function core(url: string): string {
  const number = /\d{4}\.\d{4,5}/.exec(url)?.[0];
  return number ?? url.toLowerCase().replace(/^https?:\/\/(?:www\.)?/, "");
}

function withoutComments(text: string): string {
  let kept = "";
  let at = 0;
  for (let start = text.indexOf("<!--"); start >= 0; start = text.indexOf("<!--", at)) {
    const close = text.indexOf("-->", start);
    if (close < 0) break;
    kept += text.slice(at, start);
    at = close + 3;
  }
  return kept + text.slice(at);
}
