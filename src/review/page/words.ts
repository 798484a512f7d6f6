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
  },
};
