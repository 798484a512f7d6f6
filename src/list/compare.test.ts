import { expect, test } from "vitest";
import { countChanges } from "../model/change.ts";
import { compareLists } from "./compare.ts";
import { parseList } from "./parse.ts";

const lines = Array.from(
  { length: 60 },
  (_, index) =>
    `- Paper Number ${index} about Radiology Reports of Kind ${index} [[paper](https://arxiv.org/abs/2301.${10_000 + index})]`,
);

test("a change that moves every entry to other sections is moves and nothing else", () => {
  const base = parseList(`# List\n\n## 2023\n\n${lines.join("\n")}\n`);
  const head = parseList(
    `# List\n\n## Chest\n\n${lines.slice(30).join("\n")}\n\n## Brain\n\n${lines.slice(0, 30).join("\n")}\n`,
  );
  const { changes } = compareLists(base, head);
  expect(countChanges(changes)).toEqual({ added: 0, edited: 0, moved: 60, removed: 0 });
});

test("trailing spaces on fourteen lines are no change of any entry, and are counted", () => {
  const spaced = lines.map((line, index) => (index < 14 ? `${line}  ` : line));
  const base = parseList(`# List\n\n## 2023\n\n${spaced.join("\n")}\n`);
  const head = parseList(`# List\n\n## 2023\n\n${lines.join("\n")}\n`);
  expect(compareLists(base, head)).toEqual({ changes: [], cosmeticLines: expect.any(Number) });
});

test("an entry added between others moves none of them", () => {
  const base = parseList(`# List\n\n## 2023\n\n${lines.slice(0, 10).join("\n")}\n`);
  const head = parseList(`# List\n\n## 2023\n\n${[lines[59], ...lines.slice(0, 10)].join("\n")}\n`);
  expect(countChanges(compareLists(base, head).changes)).toEqual({
    added: 1,
    edited: 0,
    moved: 0,
    removed: 0,
  });
});
