import fc from "fast-check";
import { expect, test } from "vitest";
import { samePaper } from "./match.ts";

const word = fc.constantFrom(
  ..."deep learning image video diffusion model transformer network 3D GPT-4 of for the and : part II 基于 深度 学习 β $x^2$ Über".split(
    " ",
  ),
);
const title = fc.oneof(
  fc.array(word, { maxLength: 9 }).map((words) => words.join(" ")),
  fc.string({ unit: "binary" }),
);
const link = fc.constantFrom(
  "https://arxiv.org/abs/2203.15556",
  "https://arxiv.org/abs/2206.07682",
  "https://doi.org/10.1145/1122445.1122456",
  "nonsense",
);
const paper = fc.record(
  {
    title,
    links: fc.array(link, { maxLength: 2 }),
    authors: fc.constantFrom("A. Ho", "B. Li, C. Wu"),
    year: fc.integer({ min: 2015, max: 2026 }),
  },
  { requiredKeys: ["title"] },
);

test("no text makes it throw; it is reflexive and symmetric", () => {
  fc.assert(
    fc.property(paper, paper, (a, b) => {
      expect(samePaper(a, a).verdict).toBe("same");
      expect(samePaper(b, a).verdict).toBe(samePaper(a, b).verdict);
    }),
    { numRuns: 300 },
  );
});
