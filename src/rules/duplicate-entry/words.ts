import type { Text } from "../../model/finding.ts";
import type { Entry } from "../../model/list.ts";
import type { PendingEntry } from "../../model/pending.ts";
import type { PaperMatch } from "../papers.ts";
import { placeOf, quoteText, sentence } from "../words.ts";
import type { Standing } from "./standing.ts";

/** What the later entry of a repeat is told: where the paper stands, why we think so, which of the two to keep. */
export function listedAlready(
  listed: Entry,
  { match, preprint }: Standing & { readonly match: PaperMatch },
): { message: Text; note: Text } {
  const place = placeOf(listed);
  const title = quoteText(listed.title);
  const note = sentence(match.reason);
  if (match.verdict === "likely") {
    return {
      message: {
        en: `Perhaps already listed under ${place.en}: ${title}`,
        zh: `可能已收录于 ${place.zh}：${title}`,
      },
      note,
    };
  }
  if (preprint === "listed") {
    return {
      message: {
        en: `Published version of the preprint under ${place.en}: ${title}`,
        zh: `${place.zh} 所列预印本的正式发表版本：${title}`,
      },
      note: joined(note, { en: "This entry can replace it.", zh: "可用此条目替换。" }),
    };
  }
  const message = { en: `Already listed under ${place.en}: ${title}`, zh: `已收录于 ${place.zh}：${title}` };
  if (preprint === null) return { message, note };
  return {
    message,
    note: joined(note, {
      en: "That one is the published version, this one the preprint; keep that one.",
      zh: "前者为正式发表版本，此条为预印本；请保留前者。",
    }),
  };
}

/** What the first entry of a repeat is told where the whole list is judged. */
export function listedAgain(listed: Entry): Text {
  const place = placeOf(listed);
  return { en: `Listed again under ${place.en}`, zh: `在 ${place.zh} 重复收录` };
}

/** What the later of two pull requests is told. */
export function pendingElsewhere({ title, pullRequest }: PendingEntry): Text {
  return {
    en: `Also added by the open pull request #${pullRequest}: ${quoteText(title)}`,
    zh: `尚未合并的拉取请求 #${pullRequest} 也添加了：${quoteText(title)}`,
  };
}

function joined(a: Text, b: Text): Text {
  return { en: `${a.en} ${b.en}`, zh: `${a.zh}${b.zh}` };
}
