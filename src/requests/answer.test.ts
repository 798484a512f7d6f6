import { expect, test } from "vitest";
import type { PaperFact } from "../model/facts.ts";
import { answerRequest, requestNeeds } from "./answer.ts";

const source = `# Papers

## Segmentation

- Segmenting Knees in Volumes [[paper](https://arxiv.org/abs/2106.00004)]
- Learning to Segment Organs [[paper](https://arxiv.org/abs/2206.00005)]
- A Net for Segmenting Vessels [[paper](https://arxiv.org/abs/2306.00006)]
`;
const facts = new Map<string, PaperFact>([
  ["arxiv:2406.00001", { status: "found", title: "Segmenting Feet", evidence: "arXiv" }],
  ["arxiv:2406.99999", { status: "absent", evidence: "arXiv does not have it" }],
]);

function answer(subject: string, body = "") {
  const input = {
    issue: { subject, body },
    files: [{ path: "README.md", source }],
    language: "auto" as const,
  };
  return { needs: requestNeeds(input), text: answerRequest(input, facts)?.body ?? null };
}

test("every paper gets its own answer", () => {
  const { needs, text } = answer(
    "Please add these papers",
    "https://arxiv.org/abs/2406.00001\nhttps://arxiv.org/abs/2406.99999\nhttps://arxiv.org/abs/2206.00005\nhttps://arxiv.org/abs/2407.00002",
  );
  expect(needs).toEqual(["arxiv:2406.00001", "arxiv:2406.99999", "arxiv:2206.00005", "arxiv:2407.00002"]);
  expect(text).toContain("- Segmenting Feet [[paper](https://arxiv.org/abs/2406.00001)]");
  expect(text).toContain("Source: `arXiv`.");
  expect(text).toContain('no registry has "`arxiv:2406.99999`"');
  expect(text).toContain("It is listed already: `README.md`, line 6, in `Segmentation`.");
  expect(text).toContain("its title is missing");
});

test("people are answered in their language", () => {
  const { text } = answer("请收录这篇论文", "希望可以加入 https://arxiv.org/abs/2406.00001 ，谢谢");
  expect(text).toContain("列表会这样书写：");
});

test("a title is shown as the text it is", () => {
  const { text } = answer(
    "Please add a paper",
    "Title: Segmenting @everyone with `code` and #1\nLink: https://arxiv.org/abs/2408.00001",
  );
  expect(text?.replace(/```[\s\S]*?```|``[^\n]*?``(?!`)|`[^`\n]*`/g, "")).not.toMatch(/@everyone|#1/);
});

test("what is no request has no answer", () => {
  expect(answer("Broken link", "https://arxiv.org/abs/2206.00005 does not open")).toEqual({
    needs: null,
    text: null,
  });
});
