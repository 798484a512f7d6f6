import { expect, test } from "vitest";
import { facts, files } from "../../test/fixtures/requested.ts";
import { answerRequest, requestNeeds } from "./answer.ts";

function answer(subject: string, body = "") {
  const input = {
    issue: { subject, body },
    files,
    language: "auto" as const,
  };
  return { needs: requestNeeds(input), text: answerRequest(input, facts)?.body ?? null };
}

test("every paper gets its own answer", () => {
  const { needs, text } = answer(
    "Please add these papers",
    "https://arxiv.org/abs/2406.00001\nhttps://arxiv.org/abs/2406.99999\nhttps://arxiv.org/abs/2206.00005\nhttps://arxiv.org/abs/2407.00002",
  );
  expect(needs?.papers).toEqual([
    "arxiv:2406.00001",
    "arxiv:2406.99999",
    "arxiv:2206.00005",
    "arxiv:2407.00002",
  ]);
  expect(text).toContain("- Segmenting Feet [[paper](https://arxiv.org/abs/2406.00001)]");
  expect(text).toContain("Source: `arXiv`.");
  expect(text).toContain('no registry has "`arxiv:2406.99999`"');
  expect(text).toContain("It is listed already: `README.md`, line 6, in `Segmentation`.");
  expect(text).toContain("its title is missing");
});

test("a paper named by its title is the one that alone has it, and a question where several have", () => {
  const { needs, text } = answer(
    "Please add two papers",
    'Title: "Segmenting every vessel of the human hand"\n\nTitle: "Segmenting Hands and Feet"',
  );
  expect(needs?.titles?.map(({ title, isAsked }) => [title, isAsked])).toEqual([
    ["Segmenting every vessel of the human hand", true],
    ["Segmenting Hands and Feet", true],
  ]);
  expect(text).toContain(
    "- Segmenting Every Vessel of the Human Hand [[paper](https://arxiv.org/abs/2406.00007)]",
  );
  expect(text).toContain("**`Segmenting Hands and Feet`**\n\nTo draft an entry, a link to the paper");
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
