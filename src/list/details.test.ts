import { expect, test } from "vitest";
import { detailsTags } from "./details.ts";

const summaries = (html: string) =>
  detailsTags(html).flatMap((tag) => (tag.kind === "summary" ? [tag.html] : []));

test.each([
  "2023",
  "Faster Inference",
  "<b>Abstract Reasoning</b>",
  "Citation Recommendation",
  "Show and Tell",
])("a summary names what it holds: %s", (name) =>
  expect(summaries(`<details><summary>${name}</summary>`)).toEqual([name]),
);

test.each(["", "Click to expand", "<b>Abstract</b>", "BibTeX (2)", "Show more", "点击展开", "More…"])(
  "a summary that only opens something names nothing: %j",
  (name) => expect(summaries(`<details><summary>${name}</summary>`)).toEqual([]),
);

test("tags come in their order, and a summary that never ends is none", () => {
  const html = "<details open>\n<summary>2023</summary>\n</details><details><summary>endless";
  expect(detailsTags(html).map(({ kind }) => kind)).toEqual(["open", "summary", "close", "open"]);
});
