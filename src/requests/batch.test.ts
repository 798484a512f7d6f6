import { expect, test } from "vitest";
import { parseList } from "../list/parse.ts";
import { learnBatch } from "./batch.ts";
import type { KnownPaper } from "./known.ts";

const paper: KnownPaper = {
  title: "Grounded Reports from Chest Radiographs",
  authors: ["Jane Doe", "Richard Roe", "Max Mustermann"],
  venue: null,
  year: 2024,
  month: 6,
  isPreprint: true,
  links: [{ role: "paper", url: "https://arxiv.org/abs/2406.04449" }],
  evidence: null,
};
const code = { role: "code", url: "https://github.com/some/code" } as const;

const topics = `# Papers

## Report Generation

- Writing Reports from Chest Radiographs [[paper](https://arxiv.org/abs/2106.00001)] [[code](https://github.com/a/one)]
- Radiographs and their Reports [[paper](https://arxiv.org/abs/2206.00002)]
- Generating Radiology Reports with Memory [[paper](https://arxiv.org/abs/2306.00003)]

## Segmentation

- Segmenting Knees in Volumes [[paper](https://arxiv.org/abs/2106.00004)] [[code](https://github.com/a/two)]
- Learning to Segment Organs [[paper](https://arxiv.org/abs/2206.00005)]
- A Net for Segmenting Vessels [[paper](https://arxiv.org/abs/2306.00006)]

Thanks to everybody.
`;

function add(source: string, papers: readonly KnownPaper[], section: string | null = null) {
  const add = learnBatch([parseList(source, "README.md")]);
  const { files, results } = add(papers.map((each) => ({ paper: each, section })));
  return { text: files[0]?.source ?? source, results };
}

test("a paper goes to the papers most like it, in the list's own form", () => {
  const { text, results } = add(topics, [{ ...paper, links: [...paper.links, code] }]);
  expect(results).toMatchObject([{ outcome: "added", line: 8, choice: { reason: { kind: "neighbours" } } }]);
  expect(text).toBe(
    topics.replace(
      "with Memory [[paper](https://arxiv.org/abs/2306.00003)]\n",
      "with Memory [[paper](https://arxiv.org/abs/2306.00003)]\n- Grounded Reports from Chest Radiographs [[paper](https://arxiv.org/abs/2406.04449)] [[code](https://github.com/some/code)]\n",
    ),
  );
});

test("the section that was asked for is the one", () => {
  const { results } = add(topics, [paper], "segmentation");
  expect(results).toMatchObject([
    { choice: { section: { title: "Segmentation" }, reason: { kind: "asked" } } },
  ]);
  expect(add(topics, [paper], "Classification").results).toEqual([
    { outcome: "no-such-section", section: "Classification" },
  ]);
});

test("a paper that is listed, or given twice, is not put in again", () => {
  const listed = {
    ...paper,
    title: "Learning to segment organs",
    links: [{ role: "paper", url: "https://arxiv.org/pdf/2206.00005v3" } as const],
  };
  const { text, results } = add(topics, [listed, paper, paper]);
  expect(results.map(({ outcome }) => outcome)).toEqual(["listed", "added", "repeated"]);
  expect(parseList(text).entries).toHaveLength(7);
});

const venues = `# Papers

## 2024

**CVPR'24**

- Looking at Knees (CVPR'24) [[paper](https://arxiv.org/abs/2401.00001)]
- Looking at Hands (CVPR'24) [[paper](https://arxiv.org/abs/2401.00002)]

**arXiv'24**

- Looking at Feet (arXiv 2403) [[paper](https://arxiv.org/abs/2403.00003)]
- Looking at Ears (arXiv 2402) [[paper](https://arxiv.org/abs/2402.00004)]

## 2023

**CVPR'23**

- Looking at Eyes (CVPR'23) [[paper](https://arxiv.org/abs/2301.00005)]
- Looking at Teeth (CVPR'23) [[paper](https://arxiv.org/abs/2301.00006)]
`;

test("venue and year decide where headings name them, in the list's notation", () => {
  const published = add(venues, [{ ...paper, venue: "CVPR", isPreprint: false }]);
  expect(published.results).toMatchObject([
    {
      text: "- Grounded Reports from Chest Radiographs (CVPR'24) [[paper](https://arxiv.org/abs/2406.04449)]",
      choice: { section: { path: ["Papers", "2024", "CVPR'24"] }, reason: { kind: "heading" } },
    },
  ]);
  const preprint = add(venues, [paper]);
  expect(preprint.results).toMatchObject([
    {
      text: "- Grounded Reports from Chest Radiographs (arXiv 2406) [[paper](https://arxiv.org/abs/2406.04449)]",
      choice: { section: { path: ["Papers", "2024", "arXiv'24"] } },
    },
  ]);
});

test("the section is sought in every file of the list, but not in a translation of one", () => {
  const file = (path: string, title: string, subject: string) =>
    parseList(
      `# ${title}\n\n## All\n\n${[1, 2, 3, 4, 5].map((at) => `- ${subject} ${at} Times [[paper](https://arxiv.org/abs/2106.0000${at}${subject.length})]`).join("\n")}\n`,
      path,
    );
  const add = learnBatch([
    file("README.md", "Slides", "Staining Slides"),
    file("papers/radiographs.md", "Radiographs", "Reading Chest Radiographs"),
    file("papers/radiographs_zh.md", "胸片", "Reading Chest Radiographs"),
  ]);
  const slides = { ...paper, title: "Staining Slides Again" };
  const { files, results } = add([paper, slides].map((each) => ({ paper: each, section: null })));
  expect(results).toMatchObject([
    { outcome: "added", choice: { path: "papers/radiographs.md" }, line: 10 },
    { outcome: "added", choice: { path: "README.md" }, line: 10 },
  ]);
  expect(files.map(({ path }) => path)).toEqual(["README.md", "papers/radiographs.md"]);
  expect(add([{ paper: slides, section: "All", path: "papers/radiographs.md" }]).results).toMatchObject([
    { choice: { path: "papers/radiographs.md", reason: { kind: "asked" } } },
  ]);
});

test("numbers go on, and new entries go where new entries go", () => {
  const lines = ["2301", "2305", "2309", "2401", "2402", "2403"].map(
    (month, index) =>
      `${index + 1}. **Paper of the ${index + 1}th month.** *A. Author et al.* [paper](https://arxiv.org/abs/${month}.00001)`,
  );
  const { text } = add(`## All\n\n${lines.join("\n")}\n`, [paper]);
  expect(text.split("\n").at(-2)).toBe(
    "7. **Grounded Reports from Chest Radiographs.** *J. Doe et al.* [paper](https://arxiv.org/abs/2406.04449)",
  );
});

test("rows of a table are entries too", () => {
  const table =
    "## All\n\n| Title | Venue | Links |\n|---|---|---|\n| Looking at Knees | CVPR 2023 | [paper](https://arxiv.org/abs/2301.00001) |\n| Looking at Hands | CVPR 2023 | [paper](https://arxiv.org/abs/2301.00002) |\n| Looking at Feet | CVPR 2023 | [paper](https://arxiv.org/abs/2301.00003) |\n";
  const { text } = add(table, [
    { ...paper, title: "Knees | Hands", venue: "ICCV", year: 2023, isPreprint: false },
  ]);
  expect(text.split("\n").at(-2)).toBe(
    "| Knees \\| Hands | ICCV 2023 | [paper](https://arxiv.org/abs/2406.04449) |",
  );
});

test("a stranger's title is text, and breaks nothing", () => {
  const hostile = [
    "](https://evil.example) [x",
    "# Heading\n\n- [x](https://evil.example)",
    "<img src=x onerror=alert(1)> of radiographs",
    "**Bold _and_ `code` | cells",
    "\u202eRight to left reports",
    "<!-- open comment of reports",
  ];
  for (const title of hostile) {
    const { text, results } = add(topics, [{ ...paper, title }]);
    if (results[0]?.outcome !== "added") continue;
    const { entries } = parseList(text);
    expect(entries).toHaveLength(7);
    expect(entries.filter(({ links }) => links.some(({ url }) => url.includes("evil")))).toEqual([]);
  }
});
