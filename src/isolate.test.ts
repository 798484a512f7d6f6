import { expect, test } from "vitest";
import { defaultCaps, reviewIsolated } from "./isolate.ts";
import { noFacts } from "./model/facts.ts";

const line = "- Segment Anything, part by part [[paper](https://arxiv.org/abs/2304.02643)]\n";
const files = [{ path: "README.md", before: null, after: `## 2023\n\n${line.repeat(4000)}` }];

function review(caps: Partial<typeof defaultCaps>) {
  return reviewIsolated({ files }, () => Promise.resolve(noFacts), { ...defaultCaps, ...caps });
}

test("a text above the cap of size is not read", async () => {
  expect(await review({ bytes: 1000 })).toMatchObject({
    outcome: "stopped",
    why: { en: expect.stringContaining("README.md is larger than") },
  });
});

test("a thread above the cap of time is stopped, and says so", async () => {
  expect(await review({ milliseconds: 1 })).toMatchObject({
    outcome: "stopped",
    why: { en: expect.stringContaining("took longer than") },
  });
});

test("a thread above the cap of memory is stopped, and says so", async () => {
  expect(await review({ heap: 12 })).toMatchObject({
    outcome: "stopped",
    why: { en: expect.stringContaining("memory") },
  });
});
