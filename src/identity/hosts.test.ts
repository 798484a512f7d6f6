import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeRepository, paperIds } from "./paper-id.ts";

/** One block for each kind of site: what it is, the identifier, and below it addresses that all name it. */
const blocks = readFileSync(new URL("../../test/fixtures/addresses.txt", import.meta.url), "utf8")
  .trim()
  .split("\n\n")
  .map((block) => block.split("\n").map((line) => line.trim()));

test.each(blocks)("%s", (heading = "", ...urls) => {
  const id = heading.slice(heading.indexOf(": ") + 2);
  expect(urls.length).toBeGreaterThan(0);
  expect(urls.map(paperIds)).toEqual(urls.map(() => [id]));
});

test("code is never a paper, however its address is written", () => {
  const urls = [
    "https://github.com/hojonathanho/diffusion",
    "http://www.github.com/hojonathanho/Diffusion.git",
    "https://github.com/hojonathanho/diffusion/",
    "https://github.com/hojonathanho/diffusion#readme",
  ];
  expect(urls.flatMap(paperIds)).toEqual([]);
  expect(urls.map((url) => codeRepository(url)?.id)).toEqual(urls.map(() => "github:hojonathanho/diffusion"));
});

test("project pages, models and data sets name no paper", () => {
  const urls = [
    "https://nerfies.github.io/",
    "https://sites.google.com/view/diffusion",
    "https://huggingface.co/stabilityai/stable-diffusion-2",
    "https://huggingface.co/datasets/mozilla/common_voice",
  ];
  expect(urls.flatMap(paperIds)).toEqual([]);
});
