import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { departures } from "./departures.ts";
import { applyEdits } from "./edit.ts";
import { parseList } from "./parse.ts";
import { conforms, printEntry, readParts } from "./print.ts";
import { learnStyle } from "./style.ts";

/** How a list may write one entry about a paper: title, link, and what else it shows. */
const forms: Readonly<Record<string, (title: string, id: string) => string>> = {
  "boxed links": (title, id) =>
    `- ${title} [[paper](https://arxiv.org/abs/${id})] [[code](https://github.com/lab/r${id})]`,
  "label-boxed links": (title, id) => `* ${title}. [[Paper]](https://arxiv.org/abs/${id})`,
  "the venue as label": (title, id) => `- ${title} [[CVPR2021]](https://arxiv.org/abs/${id})`,
  "a leading tag": (title, id) => `- (arXiv 2023.01) ${title}, [[Paper]](https://arxiv.org/abs/${id})`,
  "a linked title": (title, id) => `- [${title}](https://arxiv.org/abs/${id}), Wang et al., ECCV 2022`,
  "a bold title": (title, id) => `1. **${title}** NeurIPS, 2021. [paper](https://arxiv.org/abs/${id})`,
  "blocks of lines": (title, id) =>
    `**${title}** \\\n*Ann Author, Bo Author* \\\narXiv 2023. [[Paper](https://arxiv.org/abs/${id})] \\\n5 Jan 2023\n`,
};

const word = fc.constantFrom(
  "Robust",
  "Learning",
  "of",
  "Visual",
  "Models",
  "for",
  "Report",
  "Generation",
  "with",
  "Graphs",
);
const title = fc
  .array(word, { minLength: 4, maxLength: 9 })
  .map((words) => `Towards ${words.join(" ")} Networks`);
const titles = fc.array(title, { minLength: 12, maxLength: 16 });

function listOf(entry: (title: string, id: string) => string, names: readonly string[]): string {
  const lines = names.map((name, index) => entry(name, `2301.${String(10_001 + index)}`));
  return `# Awesome\n\n## Papers\n\n${lines.join("\n")}\n`;
}

describe.each(Object.entries(forms))("entries with %s", (_name, entry) => {
  test("print themselves again from their parts, byte for byte", () => {
    fc.assert(
      fc.property(titles, (names) => {
        const source = listOf(entry, names);
        const list = parseList(source);
        const style = learnStyle(list);
        expect(list.entries).toHaveLength(names.length);
        for (const each of list.entries) {
          const printed = printEntry(readParts(source, each), style.traitsOf(each));
          expect(printed).toBe(source.slice(each.range.start, each.range.end));
          expect(conforms(source, each, style)).toBe(true);
          expect(departures(source, each, style)).toEqual([]);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("are written alike again after the edits of a departure", () => {
    const names = Array.from(
      { length: 14 },
      (_, index) => `Towards Robust Report Generation with Graphs ${index}`,
    );
    const source = listOf(entry, names);
    const odd = source.replace("Graphs 7", "Graphs 7 ");
    const list = parseList(odd);
    const style = learnStyle(list);
    const edits = list.entries.flatMap((each) =>
      departures(odd, each, style).flatMap((found) => [...found.edits]),
    );
    const mended = applyEdits(odd, edits);
    expect([odd, source]).toContain(mended);
    const again = parseList(mended);
    const left = again.entries.flatMap((each) => departures(mended, each, learnStyle(again)));
    expect(left).toEqual([]);
  });
});
