import { expect, test } from "vitest";
import { learnShares } from "./naive-bayes.ts";

const vector = (...rows: readonly number[]) => ({
  rows: Int32Array.from(rows),
  values: Float32Array.from(rows, () => 1),
});

test("a class speaks for what it has more of than the others, and a large one for itself", () => {
  const examples = [
    { vector: vector(0), is: 0 },
    { vector: vector(1), is: 1 },
  ];
  const shares = learnShares(examples, { classes: 2, rows: 2 });
  const [first = 0, second = 0] = shares(vector(0));
  expect(first - second).toBeCloseTo(Math.log(1.01));
  const [few = 0, many = 0] = learnShares([...examples, { vector: vector(1), is: 1 }], {
    classes: 2,
    rows: 2,
  })(vector());
  expect(many - few).toBeCloseTo(0.5 * Math.log(2.5 / 1.5));
});
