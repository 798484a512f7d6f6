import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { samePaper } from "./match.ts";

/** Pairs of titles: of one paper as different people write it, or near to each other and of two. */
const pairs = readFileSync(new URL("../../test/fixtures/titles.txt", import.meta.url), "utf8")
  .trim()
  .split("\n\n")
  .map((block) => block.split("\n").map((line) => line.trim()));

test.each(pairs)("%s", (heading = "", a = "", b = "") => {
  const expected = heading.startsWith("one paper") ? "same" : "different";
  expect(samePaper({ title: a }, { title: b }).verdict).toBe(expected);
});

const arxiv = (number: string) => [`https://arxiv.org/abs/${number}`];
const TITLE = "Training Compute-Optimal Large Language Models";

describe("links and titles together", () => {
  test("a renamed paper is one by its link, and the reason says so", () => {
    const a = {
      title: "CameraCtrl: Enabling Camera Control for Video Diffusion Models",
      links: arxiv("2404.02101"),
    };
    const b = {
      title: "CameraCtrl: Enabling Camera Control for Text-to-Video Generation",
      links: arxiv("2404.02101v2"),
    };
    expect(samePaper(a, b)).toEqual({
      verdict: "same",
      reason: "same arXiv 2404.02101; same name and a similar subtitle",
    });
  });

  test("one title here as a preprint and there as published", () => {
    const a = { title: TITLE, links: arxiv("2203.15556") };
    const b = { title: TITLE, links: ["https://openreview.net/forum?id=iBBcRUlOAPR"] };
    expect(samePaper(a, b)).toEqual({
      verdict: "same",
      reason: "same title; arXiv 2203.15556 here, OpenReview iBBcRUlOAPR there",
    });
  });

  test("one link under two titles was copied", () => {
    const a = { title: TITLE, links: arxiv("2203.15556") };
    const b = { title: "Emergent Abilities of Large Models", links: arxiv("2203.15556") };
    expect(samePaper(a, b)).toEqual({
      verdict: "different",
      reason: "the same arXiv 2203.15556 under two titles",
    });
  });

  test("one title under two numbers is two papers", () => {
    const a = { title: TITLE, links: arxiv("2203.15556") };
    const b = { title: TITLE, links: arxiv("2206.07682") };
    expect(samePaper(a, b).verdict).toBe("different");
  });

  test("code that two papers share makes them no paper", () => {
    const links = ["https://github.com/google-research/t5x"];
    expect(samePaper({ title: TITLE, links }, { title: "Scaling Up Models and Data", links }).verdict).toBe(
      "different",
    );
  });

  test("authors settle what the titles leave open", () => {
    const a = { title: "Guest Editorial", authors: "Y. Bengio, G. Hinton" };
    expect(samePaper(a, { title: "Guest editorial" }).verdict).toBe("likely");
    expect(
      samePaper(a, { title: "Guest editorial", authors: "Geoffrey Hinton and Yoshua Bengio" }).verdict,
    ).toBe("same");
    expect(samePaper(a, { title: "Guest editorial", authors: ["Fei-Fei Li"] }).verdict).toBe("different");
  });
});

test("the same authors may have written an extension", () => {
  const a = { title: "Adversarial Networks for Face Synthesis and Manipulation", authors: "Y. Zhang et al." };
  const b = { ...a, title: `${a.title} with Pretrained Language Models` };
  expect(samePaper(a, b).verdict).toBe("likely");
});

test.each(["constructor networks", "Neural Constructor \\constructor{} &valueOf; Networks"])(
  "a word that every object knows is a word: %s",
  (title) => expect(samePaper({ title }, { title }).verdict).toBe("same"),
);

test("one word alone is no title of one thing, unless something else says so", () => {
  const thanks = { title: "Thanks to" };
  expect(samePaper(thanks, { ...thanks }).verdict).toBe("likely");
  const links = ["https://arxiv.org/abs/2003.08934"];
  expect(samePaper({ title: "NeRF", links }, { title: "NeRF", links: [...links] }).verdict).toBe("same");
});
