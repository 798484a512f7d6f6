import { expect, test } from "vitest";
import { compareDates, readDate, statedDate } from "./dates.ts";
import { parseList } from "./parse.ts";

test.each([
  ["arXiv 2023. 10 May 2023", { year: 2023, month: 5, day: 10 }],
  ["May 10th, 2023", { year: 2023, month: 5, day: 10 }],
  ["Sept. 2019", { year: 2019, month: 9, day: 0 }],
  ["| arXiv | 2023-10-05 |", { year: 2023, month: 10, day: 5 }],
  ["(arXiv 2022.06)", { year: 2022, month: 6, day: 0 }],
  ["2023/1/2", { year: 2023, month: 1, day: 2 }],
  ["CVPR 2023", null],
  ["arXiv:2305.06402", null],
  ["pages 2010-2019", null],
  ["version 2023.05.06.1", null],
  ["Mayer et al., 2016", null],
])("the date of %j is %j", (text, expected) => {
  expect(readDate(text)).toEqual(expected);
});

test("a date in the title or in an address is not the entry's", () => {
  const source =
    "## Papers\n\n- ImageNet in May 2015 [[paper](https://example.org/2014-01-02)]\n- Deep Image Prior [[paper](https://arxiv.org/abs/1711.10925)] 29 Nov 2017\n";
  const list = parseList(source);
  expect(list.entries.map((entry) => statedDate(source, entry))).toEqual([
    null,
    { year: 2017, month: 11, day: 29 },
  ]);
});

test("the coarser of two dates decides", () => {
  const may = { year: 2023, month: 5, day: 0 };
  expect(compareDates(may, { year: 2023, month: 5, day: 10 })).toBe(0);
  expect(compareDates(may, { year: 2023, month: 6, day: 10 })).toBeLessThan(0);
  expect(compareDates(may, { year: 2023, month: 0, day: 0 })).toBe(0);
  expect(compareDates(may, { year: 2022, month: 0, day: 0 })).toBeGreaterThan(0);
});
