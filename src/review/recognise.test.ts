import { describe, expect, test } from "vitest";
import { parseList } from "../list/parse.ts";
import { notAList } from "./recognise.ts";

const papers = [
  "- Segment Anything [[paper](https://arxiv.org/abs/2304.02643)]",
  "- Visual Instruction Tuning [[paper](https://arxiv.org/abs/2304.08485)]",
  "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), NeurIPS 2017",
  "- Deep Residual Learning for Image Recognition [[CVPR2016](https://openaccess.thecvf.com/content_cvpr_2016/html/He_Deep_Residual_Learning_CVPR_2016_paper.html)]",
  "- Mask R-CNN [[pdf](https://example.org/mask-rcnn.pdf)]",
];
const tools = [
  "- [pandas](https://pandas.pydata.org) - data frames for everyday work",
  "- [NumPy](https://numpy.org) - arrays and what to do with them",
  "- [scikit-learn](https://github.com/scikit-learn/scikit-learn) - classic machine learning",
  "- [PyTorch](https://pytorch.org) - tensors and gradients on the GPU",
  "- [Polars](https://pola.rs) - data frames on many cores",
  "- [DuckDB](https://duckdb.org) - analytical SQL in the process",
];

function why(lines: readonly string[], isNamed = false): string | null {
  return notAList(parseList(`# Awesome\n\n## Section\n\n${lines.join("\n")}\n`), isNamed)?.en ?? null;
}

describe("a file that nobody named", () => {
  test("is a list from five entries with links to papers on", () => {
    expect(why(papers)).toBeNull();
    expect(why(papers.slice(0, 4))).toBe("it is too short to be a list: 4 entries");
  });

  test("is none where its entries are tools", () => {
    expect(why(tools)).toBe("it is no list of papers: 0 of its 6 entries link to a paper");
  });

  test("is one where a third of its entries are papers", () => {
    expect(why([...papers, ...tools])).toBeNull();
    expect(why([...papers.slice(0, 2), ...tools])).toMatch(/2 of its 8 entries/);
  });

  test("is none where it describes code", () => {
    const readme =
      "# CT2Rep\n\nOfficial code of [CT2Rep](https://arxiv.org/abs/2403.06801).\n\n## Install\n\n- Clone it\n- `pip install -r requirements.txt`\n\n## Citation\n\n- [BibTeX](https://arxiv.org/abs/2403.06801)\n";
    expect(notAList(parseList(readme), false)?.en).toBe("it holds no entries about papers");
  });

  test("is none where it is an empty template", () => {
    const template = "# Awesome X\n\n## 2024\n\n- ** [[paper]()] [[code]()]\n\n## 2023\n";
    expect(notAList(parseList(template), false)?.en).toBe("it holds no entries about papers");
  });
});

test("a file that a person named is believed by the venues of its entries, another is not", () => {
  const workshops = [
    "- Multimodal Learning and Applications, CVPR 2019 [link](https://mula.example.org/2019/)",
    "- Language and Vision Challenge, ICCV 2019 [link](https://lsmdc.example.org/2019/",
    ...tools,
  ];
  expect(why(workshops, true)).toBeNull();
  expect(why(workshops)).toMatch(/0 of its 8 entries/);
});

test("a file that a person named may be short; a long one still must hold papers", () => {
  expect(why(papers.slice(0, 1), true)).toBeNull();
  expect(why(tools.slice(0, 2), true)).toBeNull();
  expect(why(tools, true)).toMatch(/^it is no list of papers/);
});
