import { expect, test } from "vitest";
import type { Job } from "./job.ts";
import { openMemoryQueue } from "./memory-queue.ts";

const place = { installation: 1, owner: "lena", repo: "list" };
const review = (number: number): Job => ({ ...place, kind: "review-pull-request", number });
const push = (before: string, after: string): Job => ({
  ...place,
  ...{ kind: "review-push", before, after, url: "https://github.com/lena/list" },
});

function recorded(concurrency?: number) {
  const ran: Job[] = [];
  const gates: (() => void)[] = [];
  const queue = openMemoryQueue({
    run: (job) => {
      ran.push(job);
      return new Promise((resolve) => gates.push(resolve));
    },
    failed: () => {},
    ...(concurrency === undefined ? {} : { concurrency }),
  });
  return { ran, queue, finishNext: () => gates.shift()?.() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("runs an object once more when something came in the meantime, never twice at once", async () => {
  const { ran, queue, finishNext } = recorded();
  await queue.add(review(1));
  await queue.add(review(1));
  await queue.add(review(1));
  expect(queue.counts()).toEqual({ waiting: 1, running: 1 });
  finishNext();
  await turn();
  expect(queue.counts()).toEqual({ waiting: 0, running: 1 });
  finishNext();
  await queue.idle();
  expect(ran).toHaveLength(2);
});

test("takes pushes together, from before the first to after the last", async () => {
  const { ran, queue, finishNext } = recorded(1);
  await queue.add(review(1));
  await queue.add(push("a", "b"));
  await queue.add(push("b", "c"));
  finishNext();
  await turn();
  finishNext();
  await queue.idle();
  expect(ran).toEqual([review(1), push("a", "c")]);
});

test("runs no more than it may at once", async () => {
  const { queue } = recorded(2);
  for (const number of [1, 2, 3, 4, 5]) await queue.add(review(number));
  expect(queue.counts()).toEqual({ waiting: 3, running: 2 });
});

test("goes on after a job that failed", async () => {
  const failures: unknown[] = [];
  const ran: Job[] = [];
  const queue = openMemoryQueue({
    run: async (job) => {
      ran.push(job);
      if (ran.length === 1) throw new Error("no such luck");
    },
    failed: (_job, error) => failures.push(error),
  });
  await queue.add(review(1));
  await queue.add(review(2));
  await queue.idle();
  expect(failures).toEqual([new Error("no such luck")]);
  expect(ran).toHaveLength(2);
});
