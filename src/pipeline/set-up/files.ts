import { CONFIG_PATH, FORM_PATH } from "../../github/read.ts";
import type { NewText } from "../../github/write.ts";
import type { Language } from "../../model/finding.ts";

const SCHEMA = "https://raw.githubusercontent.com/listwarden/listwarden/main/schema/config.schema.json";

/** What a list's configuration says that is not the same for every list. */
export interface Choices {
  readonly language: Language;
  /** The list's files, where they are not what is found without being told; null otherwise. */
  readonly files: readonly string[] | null;
}

/** The two files that a list is set up with: its decisions, and the form to ask for a paper. */
export function setUpFiles(choices: Choices): readonly [config: NewText, form: NewText] {
  return [
    { path: CONFIG_PATH, text: configText(choices) },
    { path: FORM_PATH, text: choices.language === "zh" ? formInChinese : formInEnglish },
  ];
}

const heads: Readonly<Record<Language, string>> = {
  en: `# What this list has decided. How its entries are written is learned from them and need not stand here;
# npx listwarden config says what is in force. It counts once it is on the default branch.
`,
  zh: `# 本列表的决定。条目的写法由现有条目得出，无需写在这里；
# npx listwarden config 会说明当前生效的设置。合并到默认分支之后才生效。
`,
};

const filesAre: Readonly<Record<Language, string>> = {
  en: "# The files that are the list; without this, README.md and the files it links.",
  zh: "# 属于列表的文件；没有这一项时为 README.md 及其链接的文件。",
};

function configText({ language, files }: Choices): string {
  const head = `# yaml-language-server: $schema=${SCHEMA}\n${heads[language]}`;
  if (files === null) return head;
  const items = files.map((path) => `  - ${JSON.stringify(path)}\n`);
  return `${head}\n${filesAre[language]}\nfiles:\n${items.join("")}`;
}

const formInEnglish = `name: Ask for a paper
description: A paper that belongs on this list and is missing
title: "Add: "
labels: [paper-request]
body:
  - type: input
    id: link
    attributes:
      label: Link to the paper
      description: Its page at arXiv, a publisher or a conference; a DOI does as well.
      placeholder: https://arxiv.org/abs/2406.04449
    validations:
      required: true
  - type: input
    id: title
    attributes:
      label: Title
  - type: input
    id: section
    attributes:
      label: Section
      description: Where it belongs, as the list's headings say; left open, it is looked for.
  - type: input
    id: venue
    attributes:
      label: Venue and year
  - type: input
    id: code
    attributes:
      label: Code
  - type: textarea
    id: remark
    attributes:
      label: Anything else
`;

const formInChinese = `name: 推荐论文
description: 应当收录而尚未收录的论文
title: "推荐："
labels: [paper-request]
body:
  - type: input
    id: link
    attributes:
      label: 论文链接
      description: arXiv、出版社或会议页面的链接，也可以填写 DOI。
      placeholder: https://arxiv.org/abs/2406.04449
    validations:
      required: true
  - type: input
    id: title
    attributes:
      label: 论文标题
  - type: input
    id: section
    attributes:
      label: 章节
      description: 论文应归入的章节，按列表中的标题填写；留空则自动查找。
  - type: input
    id: venue
    attributes:
      label: 会议或期刊
  - type: input
    id: code
    attributes:
      label: 代码链接
  - type: textarea
    id: remark
    attributes:
      label: 其他说明
`;
