import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";

import { endThread, returnThread, takeThread } from "./isolate/threads.ts";
import { limitWork } from "./isolate/work-limit.ts";
import { defaultCaps, reviewIsolated } from "./isolate.ts";
import { noFacts } from "./model/facts.ts";

const line = "- Segment Anything, part by part [[paper](https://arxiv.org/abs/2304.02643)]\n";

function review(caps: Partial<typeof defaultCaps>, entries = 4_000) {
  const files = [{ path: "README.md", before: null, after: `## 2023\n\n${line.repeat(entries)}` }];
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

test("a thread that read well reads the next text", async () => {
  const first = takeThread(256);
  const id = first.worker.threadId;
  await returnThread(first);
  expect(await review({ heap: 256 }, 20)).toMatchObject({ outcome: "reviewed" });
  const again = takeThread(256);
  expect(again.worker.threadId).toBe(id);
  await endThread(again);
});

test("what a thread has worked before is not counted", async () => {
  const busy = new Worker(
    `const { parentPort } = require("node:worker_threads");
    parentPort.on("message", (ms) => {
      const { threadCpuUsage } = process;
      const before = threadCpuUsage();
      const worked = ({ user, system }) => (user + system) / 1000;
      while (worked(threadCpuUsage()) - worked(before) < ms) for (let n = 0; n < 1e6; n++);
      parentPort.postMessage("done");
    });`,
    { eval: true },
  );
  const reached: number[] = [];
  for (const [turn, ms] of [600, 600, 1_600].entries()) {
    const limit = limitWork(busy, 1_000, () => reached.push(turn));
    limit.start();
    busy.postMessage(ms);
    await new Promise((resolve) => busy.once("message", resolve));
    limit.stop();
  }
  expect(reached).toEqual([2]);
  await busy.terminate();
});
