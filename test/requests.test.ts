import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measureReading } from "../scripts/bench/requests/cases.ts";
import { measureList } from "../scripts/bench/requests/placement.ts";

const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");

test("issues are read as their labels say, and none is disturbed that asks for nothing", () => {
  const { cases, wrong, strangers, disturbed } = measureReading(read("requests.txt"));
  expect({ cases, strangers, disturbed }).toEqual({ cases: 120, strangers: 30, disturbed: 0 });
  expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(6);
});

test("entries taken out of a list find their section again, and are printed as they were", () => {
  const topics = ["Knees", "Hands", "Vessels"];
  const kinds = ["Segmenting", "Finding", "Describing", "Measuring", "Aligning", "Counting"];
  const sections = topics.map((topic, at) => {
    const entries = kinds.map((kind, index) => {
      const code = index % 2 === 0 ? ` [[code](https://github.com/a/${topic}-${index})]` : "";
      return `- ${kind} ${topic} with Care (CVPR'2${index % 5}) [[paper](https://arxiv.org/abs/2${at}0${index + 1}.0000${index})]${code}`;
    });
    return `## ${topic}\n\n${entries.join("\n")}\n`;
  });
  const { asked, right, printable, equal } = measureList("README.md", sections.join("\n"), 18);
  expect({ asked, right, printable, equal }).toEqual({ asked: 18, right: 18, printable: 18, equal: 18 });
});
