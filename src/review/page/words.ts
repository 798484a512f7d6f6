import type { LinkVerdict } from "../../model/facts.ts";
import type { Language } from "../../model/finding.ts";

/** What a report page says around the list's own words. */
export interface PageWords {
  readonly language: Language;
  /** For HTML. */
  readonly lang: string;
  readonly entries: (count: number) => string;
  readonly findings: (count: number) => string;
  readonly made: (day: string) => string;
  readonly byYear: string;
  readonly byVenue: string;
  readonly noYear: (count: number) => string;
  readonly twice: string;
  readonly none: string;
  readonly list: string;
  readonly search: string;
  /** Holds `{shown}` and `{all}`, which the script fills in. */
  readonly shown: string;
  readonly onlyFindings: string;
  readonly columns: Readonly<
    Record<"line" | "title" | "section" | "year" | "venue" | "links" | "findings", string>
  >;
  readonly untitled: string;
  readonly notJudged: (path: string, why: string) => string;
  readonly other: string;
  readonly links: Readonly<Record<"head" | "unknown" | "copy", string>>;
  readonly verdicts: Readonly<Record<LinkVerdict, string>>;
  /** What changed since the page before. */
  readonly since: {
    readonly head: (day: string) => string;
    readonly nothing: string;
    readonly added: (count: number) => string;
    readonly removed: (count: number) => string;
    readonly found: (count: number) => string;
    readonly solved: (count: number) => string;
    readonly links: (count: number) => string;
    readonly more: (count: number) => string;
  };
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    language: "en",
    lang: "en",
    entries: (count) => plural(count, "entry", "entries"),
    findings: (count) => plural(count, "finding", "findings"),
    made: (day) => `Made by Listwarden on ${day}.`,
    byYear: "Entries by year",
    byVenue: "Entries by venue",
    noYear: (count) => `${plural(count, "entry", "entries")} without a year.`,
    twice: "Papers that stand twice",
    none: "None.",
    list: "The list",
    search: "Search the list",
    shown: "{shown} of {all} entries",
    onlyFindings: "Only entries with findings",
    columns: {
      line: "Line",
      title: "Title",
      section: "Section",
      year: "Year",
      venue: "Venue",
      links: "Links",
      findings: "Findings",
    },
    untitled: "(no title)",
    notJudged: (path, why) => `${path} was not judged: ${why}.`,
    other: "Findings beside the entries",
    links: {
      head: "Where the links lead",
      unknown:
        "Nobody has asked yet: npx listwarden links README.md does, and the next page says what it learned.",
      copy: "copy in the Internet Archive",
    },
    verdicts: {
      alive: "alive",
      moved: "moved",
      dead: "dead",
      suspect: "failed lately",
      blocked: "refuses programs",
      limited: "asked to wait",
      "gone-or-private": "gone or private",
      gated: "behind a login",
      malformed: "no address",
      unsafe: "not a public address",
      "not-checked": "not checked",
    },
    since: {
      head: (day) => `Since the report of ${day}`,
      nothing: "Nothing has changed.",
      added: (count) => `${plural(count, "entry", "entries")} added`,
      removed: (count) => `${plural(count, "entry", "entries")} removed`,
      found: (count) => plural(count, "new finding", "new findings"),
      solved: (count) => plural(count, "finding solved", "findings solved"),
      links: (count) => `${plural(count, "link", "links")} found otherwise`,
      more: (count) => `and ${count} more`,
    },
  },
  zh: {
    language: "zh",
    lang: "zh-CN",
    entries: (count) => `${count} 个条目`,
    findings: (count) => `${count} 处问题`,
    made: (day) => `由 Listwarden 于 ${day} 生成。`,
    byYear: "按年份统计",
    byVenue: "按会议和期刊统计",
    noYear: (count) => `${count} 个条目没有年份。`,
    twice: "重复收录的论文",
    none: "无。",
    list: "全部条目",
    search: "搜索列表",
    shown: "显示 {shown} 个，共 {all} 个条目",
    onlyFindings: "只显示有问题的条目",
    columns: {
      line: "行",
      title: "标题",
      section: "章节",
      year: "年份",
      venue: "会议或期刊",
      links: "链接",
      findings: "问题",
    },
    untitled: "（无标题）",
    notJudged: (path, why) => `${path} 未作检查：${why}。`,
    other: "条目以外的问题",
    links: {
      head: "链接状况",
      unknown: "尚未检查：运行 npx listwarden links README.md 之后，下一份页面会显示结果。",
      copy: "互联网档案馆存档",
    },
    verdicts: {
      alive: "有效",
      moved: "已迁移",
      dead: "失效",
      suspect: "近期无法访问",
      blocked: "拒绝程序访问",
      limited: "要求稍后再试",
      "gone-or-private": "已删除或未公开",
      gated: "需要登录",
      malformed: "不是网址",
      unsafe: "不是公开地址",
      "not-checked": "未检查",
    },
    since: {
      head: (day) => `与 ${day} 的报告相比`,
      nothing: "没有变化。",
      added: (count) => `新增 ${count} 个条目`,
      removed: (count) => `移除 ${count} 个条目`,
      found: (count) => `新出现 ${count} 处问题`,
      solved: (count) => `解决 ${count} 处问题`,
      links: (count) => `${count} 个链接的状况有变化`,
      more: (count) => `另有 ${count} 项`,
    },
  },
};
