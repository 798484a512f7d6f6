import { expect, test } from "vitest";
import { parseList } from "./parse.ts";
import { learnPlace } from "./place.ts";

/** A section whose papers came in the months given, each with an arXiv link of its month and an optional remark. */
function section(title: string, months: readonly string[], remark = (_: string) => ""): string {
  const lines = months.map(
    (month, index) =>
      `- ${title} paper number ${index} [[paper](https://arxiv.org/abs/${month}.0${1000 + index})]${remark(month)}`,
  );
  return `## ${title}\n\n${lines.join("\n")}\n\n`;
}

function placeIn(source: string, title: string) {
  const list = parseList(source);
  const found = list.sections.find((each) => each.title === title);
  if (!found) throw new Error(`no section ${title}`);
  return learnPlace(list, found);
}

const rising = [
  "1901",
  "1905",
  "1909",
  "2001",
  "2004",
  "2007",
  "2010",
  "2102",
  "2106",
  "2109",
  "2201",
  "2205",
];
const falling = rising.toReversed();
const mixed = [
  "2001",
  "1905",
  "2106",
  "1901",
  "2205",
  "1909",
  "2010",
  "2004",
  "2201",
  "2007",
  "2109",
  "2102",
];
const dated = (month: string) => ` 20${month.slice(0, 2)}.${month.slice(2)}`;

test("newest first by arXiv number means at the top", () => {
  expect(placeIn(section("Segmentation", falling), "Segmentation")).toEqual({
    ...{ at: "top", by: "arxiv", direction: "falling", scope: "section" },
    ...{ share: 1, count: 11 },
  });
});

test("oldest first, with few exceptions, means at the bottom", () => {
  const swapped = [...rising, "2301", "2212", "2304", "2308", "2311", "2402"];
  const place = placeIn(section("Segmentation", swapped), "Segmentation");
  expect(place).toMatchObject({ at: "bottom", direction: "rising", count: 17 });
  expect(place?.share).toBeCloseTo(16 / 17);
});

test("dates without exception mean sorted", () => {
  const place = placeIn(section("Segmentation", falling, dated), "Segmentation");
  expect(place).toMatchObject({ at: "sorted", by: "date", direction: "falling", share: 1, count: 11 });
});

test("a section too short to tell follows the list", () => {
  const source = section("Segmentation", falling) + section("Detection", ["2101", "2105"]);
  expect(placeIn(source, "Detection")).toMatchObject({ at: "top", scope: "list", count: 12 });
});

test("sections of their own mind are asked first", () => {
  const source = section("Segmentation", falling) + section("Detection", rising);
  expect(placeIn(source, "Detection")).toMatchObject({ at: "bottom", scope: "section" });
});

test("without an order nothing is learned", () => {
  expect(placeIn(section("Segmentation", mixed), "Segmentation")).toBeNull();
  expect(placeIn("## Segmentation\n", "Segmentation")).toBeNull();
});
