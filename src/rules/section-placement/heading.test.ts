import { expect, test } from "vitest";
import { parseList } from "../../list/parse.ts";
import { readHeading } from "./heading.ts";

/** What the last of these headings says. */
function read(...headings: string[]) {
  const section = parseList(`${headings.join("\n\n")}\n`).sections.at(-1);
  if (!section) throw new Error("no section");
  return readHeading(section);
}

test.each([
  ["## 2024", 2024],
  ["## 2024:", 2024],
  ["## Papers in 2024", 2024],
  ["## 2024 papers", 2024],
  ["## 2024年", 2024],
  ["### 2022.06", 2022],
  ["### June 2022", 2022],
  ["## CVPR'24", 2024],
  ["## Meta-Radiology'23", 2023],
  ["## Before 2016", null],
  ["## 2016-2018", null],
  ["## 2019 and earlier", null],
  ["## ~2017", null],
  ["## Paper list from 2014 to now(2019)", null],
  ["## More Papers from 2016", null],
  ["## Awesome papers of the year 2000 kind", null],
  ["## Datasets", null],
])("%s names the year %s", (heading, year) => {
  expect(read(heading).year).toBe(year);
});

test("the nearest heading that names a venue or a year counts", () => {
  expect(read("## 2022", "### CVPR", "#### Detection")).toMatchObject({ venue: "CVPR", year: 2022 });
  expect(read("## 2022", "### Before 2016")).toMatchObject({ venue: null, year: null });
  expect(read("## 2024", "**arXiv papers'24**")).toMatchObject({ venue: "arXiv", year: 2024 });
});

test("a long run of marks is no year", () => {
  expect(read(`## ${"(_".repeat(20_000)}`).year).toBeNull();
});
