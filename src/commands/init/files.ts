import { CONFIG_PATH } from "../../github/read.ts";
import type { Language } from "../../model/finding.ts";

/** A file that a list's repository is given. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
}

/** What the files say that is not the same for every list. */
export interface Choices {
  readonly language: Language;
  /** The list's files, where they are not what is found without being told; null otherwise. */
  readonly files: readonly string[] | null;
  /** The version whose Action the workflow calls. */
  readonly version: string;
}

const SCHEMA = "https://raw.githubusercontent.com/listwarden/listwarden/main/schema/config.schema.json";

/** The files of a list's repository: its decisions, the form for requests, and the workflow. */
export function filesFor(choices: Choices): NewFile[] {
  return [
    { path: CONFIG_PATH, text: configText(choices), purpose: "the list's decisions" },
    {
      path: ".github/ISSUE_TEMPLATE/paper-request.yml",
      text: choices.language === "zh" ? formInChinese : formInEnglish,
      purpose: "the form to ask for a paper",
    },
    {
      path: ".github/workflows/listwarden.yml",
      text: workflowText(choices.version),
      purpose: "the review of every pull request",
    },
  ];
}

function configText({ files }: Choices): string {
  const head = `# yaml-language-server: $schema=${SCHEMA}
# What this list has decided. How its entries are written is learned from them and need not stand here;
# npx listwarden config says what is in force. It counts once it is on the default branch.
`;
  if (files === null) return head;
  const items = files.map((path) => `  - ${JSON.stringify(path)}\n`);
  return `${head}
# The files that are the list; without this, README.md and the files it links.
files:
${items.join("")}`;
}

function workflowText(version: string): string {
  return `# Reviews every pull request on the list. The change is read as data: nothing of it is checked out or run.
name: Listwarden
on:
  pull_request:
    types: [opened, reopened, synchronize, edited, ready_for_review]
  # Gives a commit of the list a check that is never red.
  push:
    branches: [main, master]
permissions:
  contents: read
  # The one comment, where something is wrong. A pull request from a fork gets a summary instead.
  pull-requests: write
  # The check of a commit.
  checks: write
concurrency:
  group: listwarden-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true
jobs:
  review:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: listwarden/listwarden@v${version}
`;
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
