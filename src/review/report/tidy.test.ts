import { describe, expect, test } from "vitest";
import { addIgnores } from "../../config/add-ignore.ts";
import { parseConfig } from "../../config.ts";
import { contextOf, many, number } from "./sample.ts";
import { tidyList } from "./tidy.ts";
import { proposedNames, renderTidy } from "./tidy-body.ts";

describe("tidy", () => {
  test("takes a twentieth of the entries, the most certain and what was asked for first, and nothing else changes", () => {
    const text = many(60, (n) => n % 6 === 0);
    const { items } = number(text, null);
    expect(items.length).toBe(10);
    const input = { items, sources: new Map([["README.md", text]]), entries: 60, asked: new Set([9]) };
    const { chosen, left, texts } = tidyList(input);
    expect(chosen.map((item) => item.number)).toEqual([9, 1, 2]);
    expect(left).toBe(7);
    const now = texts.get("README.md")?.split("\n") ?? [];
    const changed = text.split("\n").flatMap((line, at) => (line === now[at] ? [] : [at + 1]));
    expect(changed).toEqual(chosen.map(({ line }) => line).sort((a, b) => a - b));
    expect(tidyList({ ...input, entries: 3 }).chosen).toHaveLength(1);
    expect(tidyList({ ...input, entries: 10_000 }).chosen).toHaveLength(10);
  });

  test("its pull request says which corrections it holds, and only names are read of it", () => {
    const text = many(60, (n) => n % 30 === 0);
    const { items } = number(text, null);
    const tidied = tidyList({
      items,
      sources: new Map([["README.md", text]]),
      entries: 60,
      asked: new Set(),
    });
    const decisions = [{ rule: "venue-name", paper: "@lena `#1", reason: "so", name: "abcdefghij" }];
    const body = renderTidy({ ...tidied, decisions }, contextOf(text));
    const names = tidied.chosen.map(({ fixName }) => fixName);
    expect(new Set(names).size).toBe(2);
    expect(proposedNames(body)).toEqual([...names, "abcdefghij"]);
    expect(proposedNames(body.replace("abcdefghij", "<b>\nABC\nabcdefghij\n../x"))).toEqual(
      proposedNames(body),
    );
    expect(proposedNames(`${body}\nand more`)).toEqual([]);
    expect(body).not.toMatch(/@lena|[^`]#1\b/);
  });
});

test("a decision is written at the end of the config's list, and everything else stays", () => {
  const decision = { rule: "venue-name", paper: 'A "quoted": title', reason: "meant" };
  const texts = [
    null,
    "# Ours.\nlanguage: en",
    "ignore: [] # none yet\nlanguage: zh\n",
    "ignore:\r\n- rule: duplicate-entry\r\n\r\n# Then:\r\nlanguage: en\r\n",
    "ignore:\n    - paper: Another\n      reason: so\nrules:\n  section-order: off\n",
  ];
  for (const text of texts) {
    const written = addIgnores(text, [decision]) ?? "";
    const before = parseConfig(text ?? "");
    expect(parseConfig(written)).toEqual({ ...before, ignore: [...before.ignore, decision] });
    for (const line of (text ?? "").split("\n").filter((each) => !/^ignore: \[/.test(each)))
      expect(written).toContain(line);
  }
  expect(addIgnores("ignore: [{ rule: venue-name }]", [decision])).toBeNull();
});
