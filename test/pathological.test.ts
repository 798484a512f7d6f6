import { describe, expect, test } from "vitest";
import { reviewIsolated } from "../src/isolate.ts";
import { noFacts } from "../src/model/facts.ts";
import { shapes } from "./pathological/shapes.ts";

const SIZE = 64 * 1024;

describe("a text of 64 kB that is made to take long", () => {
  test.each(shapes)("$name ends with a review", async ({ build }) => {
    const files = [{ path: "README.md", before: null, after: build(SIZE) }];
    const result = await reviewIsolated({ files }, () => Promise.resolve(noFacts));
    expect(result.outcome).toBe("reviewed");
  });
});
