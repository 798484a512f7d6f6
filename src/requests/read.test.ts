import { describe, expect, test } from "vitest";
import { readNames, readRequest } from "./read.ts";

function papersOf(subject: string, body: string, isLabelled = false) {
  return readRequest({ subject, body, isLabelled })?.papers ?? null;
}

describe("what is a request", () => {
  test.each([
    ["please add https://arxiv.org/abs/2406.04449", ""],
    ["A paper", "https://arxiv.org/abs/2406.04449"],
    ["Missing work", "Could you include arXiv:2406.04449? Thanks for the list!"],
    ["论文推荐", "你好，请收录我们的论文 https://arxiv.org/abs/2406.04449"],
    ["Suggestion", 'Would you add "Grounded Reports from Chest Radiographs" to the list?'],
  ])("%s", (subject, body) => {
    expect(papersOf(subject, body)).toHaveLength(1);
  });

  test.each([
    ["Broken link", "The link https://arxiv.org/abs/2406.04449 is broken."],
    ["Thanks", "Great list, we cite it in https://arxiv.org/abs/2406.04449"],
    [
      "How is this sorted?",
      "I looked for https://arxiv.org/abs/2406.04449 and did not see why it is at the end.",
    ],
    [
      "Add the code link",
      "Please add the code link of https://arxiv.org/abs/2406.04449: https://github.com/some/code",
    ],
    ["链接失效", "https://arxiv.org/abs/2406.04449 打不开"],
    ["Please add a licence", "The repository has none."],
  ])("not: %s", (subject, body) => {
    expect(papersOf(subject, body)).toBeNull();
  });

  test("the label says so itself, also where nothing can be looked up", () => {
    expect(papersOf("A paper", "I forget what it was called", true)).toEqual([]);
  });
});

describe("which papers", () => {
  test("labelled lines are one paper", () => {
    const [paper, ...more] =
      papersOf(
        "Add a paper",
        "Title: Grounded Reports from Chest Radiographs\nPaper: https://arxiv.org/pdf/2406.04449v2.pdf\nCode: https://github.com/some/code\nVenue: CVPR 2024\nAuthors: Jane Doe and Richard Roe",
      ) ?? [];
    expect(more).toEqual([]);
    expect(paper).toMatchObject({
      ids: ["arxiv:2406.04449"],
      title: "Grounded Reports from Chest Radiographs",
      venue: "CVPR",
      year: 2024,
      authors: ["Jane Doe", "Richard Roe"],
    });
    expect(paper?.links.map(({ role }) => role)).toEqual(["paper", "code"]);
  });

  test("every item of a list is a paper", () => {
    const papers = papersOf(
      "New papers",
      "Please add:\n1. Grounded Reports from Radiographs, CVPR 2024, https://arxiv.org/abs/2406.04449\n2. Learning to Segment Knees https://arxiv.org/abs/2406.04450",
    );
    expect(papers?.map(({ title }) => title)).toEqual([
      "Grounded Reports from Radiographs",
      "Learning to Segment Knees",
    ]);
  });

  test("BibTeX writes accents as LaTeX does", () => {
    const entry =
      '@article{x,\n  title={Schr{\\"o}dinger Bridges for {VAE}s in Chest Imaging},\n  author={M{\\"u}ller, Hans and \\v{C}ech, Jan and Garc\\\'ia, Ana},\n  year={2024}\n}';
    expect(papersOf("Add a paper", entry)).toMatchObject([
      {
        title: "Schrödinger Bridges for VAEs in Chest Imaging",
        authors: ["Hans Müller", "Jan Čech", "Ana García"],
      },
    ]);
  });

  test("BibTeX names its paper, with or without a link beside it", () => {
    const body =
      "@inproceedings{doe2024,\n  title={Grounded Reports from {C}hest Radiographs},\n  author={Doe, Jane and Roe, Richard},\n  booktitle={CVPR},\n  year={2024},\n  doi={10.1109/CVPR.2024.1}\n}";
    const [alone] = papersOf("Missing paper", body) ?? [];
    expect(alone).toMatchObject({
      ids: ["doi:10.1109/cvpr.2024.1"],
      title: "Grounded Reports from Chest Radiographs",
      authors: ["Jane Doe", "Richard Roe"],
      venue: "CVPR",
      year: 2024,
    });
    expect(papersOf("Missing paper", `https://arxiv.org/abs/2406.04449\n\n${body}`)).toHaveLength(1);
  });

  test("the subject's title belongs to the link below", () => {
    const [paper] =
      papersOf("[Paper] Add Learning to Segment Knees", "https://arxiv.org/abs/2406.04449") ?? [];
    expect(paper).toMatchObject({ ids: ["arxiv:2406.04449"], title: "Learning to Segment Knees" });
  });

  test("a quotation and a comment of the template name nothing", () => {
    expect(
      papersOf("Add papers", "<!-- https://arxiv.org/abs/2406.04449 -->\n> https://arxiv.org/abs/2406.04450"),
    ).toBeNull();
  });

  test("one name a line, as somebody types them", () => {
    const names = readNames(
      'https://arxiv.org/abs/2406.04449\n10.1109/TMI.2024.1\n"Learning to Segment Knees"',
    );
    expect(names.map(({ ids, title }) => ids[0] ?? title)).toEqual([
      "arxiv:2406.04449",
      "doi:10.1109/tmi.2024.1",
      "Learning to Segment Knees",
    ]);
  });
});

describe("the form", () => {
  const form = (fields: Record<string, string>) =>
    Object.entries(fields)
      .map(([label, value]) => `### ${label}\n\n${value}\n`)
      .join("\n");

  test("its fields are read, empty ones left out", () => {
    const body = form({
      "Link to the paper": "https://arxiv.org/abs/2406.04449",
      Title: "_No response_",
      Section: "Surveys",
      "Venue and year": "MICCAI 2024",
      Code: "https://github.com/some/code",
      "Anything else": "_No response_",
    });
    expect(papersOf("Paper", body)).toMatchObject([
      { ids: ["arxiv:2406.04449"], title: null, section: "Surveys", venue: "MICCAI", year: 2024 },
    ]);
  });

  test("a heading typed into a field is that field's text", () => {
    const body = form({
      "Link to the paper": "https://arxiv.org/abs/2406.04449",
      Title: "Learning to Segment Knees\n\n### Title\n\nAnother title that is not there",
      "Anything else": "```\n### Section\n```\n\n### Section\n\nSurveys",
    });
    expect(papersOf("Paper", body)).toMatchObject([{ section: null }]);
  });

  test("a form without a paper still asks", () => {
    expect(
      papersOf("Paper", form({ "Link to the paper": "see my homepage", Title: "_No response_" })),
    ).toEqual([]);
  });
});

test("hostile text takes no longer than its length", () => {
  for (const piece of [
    "[",
    "**",
    "@article{",
    "https://",
    "《",
    "### Title\n",
    "title = {",
    "\"'`",
    "add ",
    "(",
    ", ",
  ]) {
    const body = piece.repeat(Math.ceil(60_000 / piece.length));
    expect(() => readRequest({ subject: piece.repeat(50), body })).not.toThrow();
  }
});
