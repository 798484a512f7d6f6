import { expect, test } from "vitest";
import { departures } from "./departures.ts";
import { applyEdits } from "./edit.ts";
import { parseList } from "./parse.ts";
import { learnStyle } from "./style.ts";

const titles = [
  "Learning to Exploit Temporal Structure for Biomedical Vision-Language Processing",
  "Interactive and Explainable Region-guided Radiology Report Generation",
  "METransformer: Radiology Report Generation by Transformer with Multiple Learnable Expert Tokens",
  "KiUT: Knowledge-injected U-Transformer for Radiology Report Generation",
  "Dynamic Graph Enhanced Contrastive Learning for Chest X-ray Report Generation",
  "Towards Generalist Biomedical AI",
  "Replace and Report: NLP Assisted Radiology Report Generation",
  "Cross-modal Prototype Driven Network for Radiology Report Generation",
  "Competence-based Multimodal Curriculum Learning for Medical Report Generation",
  "Contrastive Attention for Automatic Chest X-ray Report Generation",
];
const lines = titles.map((title, index) => `- ${title} [[paper](https://arxiv.org/abs/2301.0000${index})]`);

test("a form that nine entries of ten have binds the tenth, and the edits write it so", () => {
  const source = `## 2023\n\n${lines.join("\n")}\n`;
  const odd = source.replace(
    " [[paper](https://arxiv.org/abs/2301.00004)]",
    " [paper](https://arxiv.org/abs/2301.00004)",
  );
  const list = parseList(odd);
  const style = learnStyle(list);
  const entry = list.entries[4];
  if (!entry) throw new Error("the list has ten entries");
  const departed = departures(odd, entry, style);
  expect(departed.map(({ found, expected }) => [found.value, expected])).toEqual([["[L](U)", "[[L](U)]"]]);
  expect(
    applyEdits(
      odd,
      departed.flatMap(({ edits }) => edits),
    ),
  ).toBe(source);
});

test("fewer than ten entries bind nothing", () => {
  const source = `## 2023\n\n${lines.slice(0, 8).join("\n")}\n- Medical Report  [code](https://github.com/jhcho99/CoFormer)\n`;
  const list = parseList(source);
  const last = list.entries.at(-1);
  if (!last) throw new Error("the list has entries");
  expect(departures(source, last, learnStyle(list)).map(({ found }) => found.key)).toEqual([]);
});
