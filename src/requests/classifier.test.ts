import { expect, test } from "vitest";
import { learnClassifier } from "./classifier.ts";

function seen(words: string, cues: readonly number[] = [0, 0, 0]) {
  return { features: new Map(words.split(" ").map((word) => [word, 1])), cues: Float32Array.from(cues) };
}

function best(scores: Float64Array): number {
  return scores.indexOf(Math.max(...scores));
}

const examples = [
  { ...seen("knees hands"), is: 0 },
  { ...seen("knees feet"), is: 0 },
  { ...seen("slides cells"), is: 1 },
  { ...seen("slides stains"), is: 1 },
];

test("words decide, and what stands above nothing but its own cues is known by them", () => {
  const classify = learnClassifier(examples, { traits: [[0], [1], [2]], cues: [4] });
  expect(best(classify(seen("hands knees")))).toBe(0);
  expect(best(classify(seen("cells")))).toBe(1);
  expect(best(classify(seen("unheard", [0, 0, 2])))).toBe(2);
  expect([...classify(seen("cells"))]).toEqual([...classify(seen("cells"))]);
});

test("classes that share a trait learn it together", () => {
  const shared = [
    { ...seen("a journal"), is: 0 },
    { ...seen("a talk"), is: 1 },
    { ...seen("b journal"), is: 2 },
    { ...seen("b"), is: 3 },
  ];
  const leadOfTalks = (traits: readonly (readonly number[])[]) => {
    const asked = { ...seen("talk"), cues: new Float32Array(0) };
    const [, , journals = 0, talks = 0] = learnClassifier(shared, { traits, cues: [] })(asked);
    return talks - journals;
  };
  const alone = leadOfTalks([[0], [1], [2], [3]]);
  const together = leadOfTalks([
    [0, 4],
    [1, 5],
    [2, 4],
    [3, 5],
  ]);
  expect(together).toBeGreaterThan(alone + 0.1);
});

test("nothing to learn from leaves every class as likely", () => {
  expect([...learnClassifier([], { traits: [[0], [1]], cues: [] })(seen("anything"))]).toEqual([0, 0]);
});
