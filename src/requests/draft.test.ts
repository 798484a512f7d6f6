import { expect, test } from "vitest";
import { parseList } from "../list/parse.ts";
import { learnStyle } from "../list/style.ts";
import { learnDrafts } from "./draft.ts";
import type { KnownPaper } from "./known.ts";

const paper: KnownPaper = {
  ...{ title: "Grounded Reports", authors: [], venue: null, year: 2024, month: 6, isPreprint: true },
  links: [{ role: "paper", url: "https://arxiv.org/abs/2406.04449" }],
  evidence: null,
};
const published: KnownPaper = { ...paper, venue: "NeurIPS", isPreprint: false };
const withCode: KnownPaper = {
  ...published,
  links: [...paper.links, { role: "code", url: "https://github.com/a/b" }],
};

function print(lines: readonly string[], paper: KnownPaper): string | null {
  const list = parseList(`# Papers\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`);
  const drafts = learnDrafts(list, learnStyle(list));
  const [entry] = list.entries;
  return entry ? (drafts(entry.section, paper)?.text ?? null) : null;
}

const titled = [
  "[Reading Knees](https://a.example/1), NeurIPS 2021",
  "[Reading Hands](https://a.example/2), ICML 2022",
  "[Reading Feet](https://a.example/3), ICML 2023",
  "[Reading Ears](https://a.example/4), ICML 2023 [[code]](https://github.com/a/ears)",
];
const labelled = [
  "Reading Knees [[CVPR2021]](https://a.example/1) [[Code]](https://github.com/a/knees)",
  "Reading Hands [[ICML2022]](https://a.example/2)",
  "Reading Feet [[arXiv 17 Nov 2021]](https://arxiv.org/abs/2111.00003)",
  "Reading Ears [[arXiv 3 Feb 2022]](https://arxiv.org/abs/2202.00004)",
];
const promising = [
  "Reading Knees [[paper](https://a.example/1)] [[code]]",
  "Reading Hands [[paper](https://a.example/2)] [[code]]",
  "Reading Feet [[paper](https://a.example/3)] [[code](https://github.com/a/feet)]",
];
const renamed = [
  "Reading Knees (NIPS 2016) [[paper](https://a.example/1)]",
  "Reading Hands (NIPS 2016) [[paper](https://a.example/2)]",
  "Reading Feet (NeurIPS 2023) [[paper](https://a.example/3)]",
];

test.each([
  [
    "no link is left out that some entries have a place for",
    titled,
    withCode,
    "[Grounded Reports](https://arxiv.org/abs/2406.04449), NeurIPS 2024 [[code]](https://github.com/a/b)",
  ],
  [
    "a label names the venue",
    labelled,
    withCode,
    "Grounded Reports [[NeurIPS2024]](https://arxiv.org/abs/2406.04449) [[Code]](https://github.com/a/b)",
  ],
  [
    "a label dates a preprint as far as its date is known",
    labelled,
    paper,
    "Grounded Reports [[arXiv Jun 2024]](https://arxiv.org/abs/2406.04449)",
  ],
  [
    "a promise stands for the link that is missing",
    promising,
    paper,
    "Grounded Reports [[paper](https://arxiv.org/abs/2406.04449)] [[code]]",
  ],
  [
    "a promise that is kept is a link",
    promising,
    withCode,
    "Grounded Reports [[paper](https://arxiv.org/abs/2406.04449)] [[code](https://github.com/a/b)]",
  ],
  [
    "a venue has the name of its years",
    renamed,
    published,
    "Grounded Reports (NeurIPS 2024) [[paper](https://arxiv.org/abs/2406.04449)]",
  ],
])("%s", (_, lines, paper, expected) => {
  expect(print(lines, paper)).toBe(`- ${expected}`);
});
