import { z } from "zod";
import { paperIds } from "../../identity/paper-id.ts";
import { writtenEntries } from "../../model/change.ts";
import type { FactTable, LinkFact } from "../../model/facts.ts";
import type { Observation, Severity, Text } from "../../model/finding.ts";
import type { Entry, Link } from "../../model/list.ts";
import { defineRule } from "../rule.ts";
import { quoteText } from "../words.ts";

/** Failing this often over this many days is worth a word, although it proves nothing. */
const LASTING = { count: 5, days: 30 };

export default defineRule({
  id: "dead-link",
  summary: "A link is gone, or leads nowhere that can be opened",
  severity: "warning",
  fix: "unsafe",
  needs: ["links", "papers"],
  options: z.strictObject({
    ignore: z
      .array(z.string())
      .default([])
      .describe("Hosts whose links are not reported, such as lab.example.org"),
  }),
  *check({ changes, facts, options }) {
    const ignored = new Set(options.ignore.map((host) => host.toLowerCase()));
    for (const entry of writtenEntries(changes)) {
      for (const link of entry.links) {
        const fact = facts.links.get(link.url);
        const said = fact && whatIsWrong(fact, link.url);
        if (!said || ignored.has(hostOf(link.url)) || isUnknownPaper(link.url, facts)) continue;
        yield observation(entry, link, { fact, ...said });
      }
    }
  },
});

/** An identifier that no registry has is told as such. */
function isUnknownPaper(url: string, facts: Pick<FactTable, "papers">): boolean {
  return paperIds(url).some((id) => facts.papers.get(id)?.status === "absent");
}

interface Wrong {
  readonly message: Text;
  readonly note: Text;
  readonly severity: Severity;
}

function whatIsWrong(fact: LinkFact, url: string): Wrong | null {
  const written = quoteText(url);
  switch (fact.verdict) {
    case "dead":
      return {
        message: { en: `Dead link ${written}`, zh: `失效链接 ${written}` },
        note: evidence(fact),
        severity: "warning",
      };
    case "gone-or-private":
      return {
        message: { en: `Gone or private: ${written}`, zh: `已删除或未公开：${written}` },
        note: { en: "From outside the two look the same.", zh: "从外部无法区分两者。" },
        severity: "notice",
      };
    case "malformed":
      return {
        message: { en: `Broken address ${written}`, zh: `无效的网址 ${written}` },
        note: { en: "No browser can open it as it stands.", zh: "浏览器无法打开这样的网址。" },
        severity: "warning",
      };
    case "unsafe":
      return {
        message: { en: `Address ${written} is not one of the public web`, zh: `${written} 不是公开的网址` },
        note: {
          en: "It leads to a private machine, or carries credentials or an unusual port.",
          zh: "它指向内部机器，或带有凭据或特殊端口。",
        },
        severity: "warning",
      };
    case "suspect":
      return isWorthAWord(fact)
        ? {
            message: { en: `No page at ${written} now`, zh: `${written} 目前无法打开` },
            note: evidence(fact),
            severity: "notice",
          }
        : null;
    default:
      return null;
  }
}

/** A plain "not found" of today, a page that says so itself, or a failure that lasts. */
function isWorthAWord({ status, failures }: LinkFact): boolean {
  if (status === 404 || status === 410 || status === 200) return true;
  return failures !== undefined && failures.count >= LASTING.count && failures.days >= LASTING.days;
}

function evidence({ status, failures }: LinkFact): Text {
  const answered =
    status === undefined
      ? null
      : status === 200
        ? SAYS_NOT_FOUND
        : { en: `It answered ${status}`, zh: `服务器返回 ${status}` };
  const said = answered ?? { en: "It could not be reached", zh: "无法连接" };
  if (failures === undefined || failures.count < 2) return { en: `${said.en}.`, zh: `${said.zh}。` };
  const { count, days } = failures;
  return {
    en: `${said.en}, ${count} times in ${days} ${days === 1 ? "day" : "days"}.`,
    zh: `${said.zh}，${days} 天内共 ${count} 次。`,
  };
}

const SAYS_NOT_FOUND: Text = {
  en: "The page that answers says that nothing is there",
  zh: "返回的页面显示内容不存在",
};

function observation(
  entry: Entry,
  link: Link,
  { fact, message, note, severity }: Wrong & { fact: LinkFact },
): Observation {
  const { archived } = fact;
  const seen = { range: link.range, message, note, severity, entry };
  if (
    archived === undefined ||
    link.urlRange === null ||
    !/^https:\/\/web\.archive\.org\/[^\s()<>|"`]+$/.test(archived)
  )
    return seen;
  return { ...seen, fix: { safety: "unsafe", edits: [{ ...link.urlRange, text: archived }] } };
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
}
