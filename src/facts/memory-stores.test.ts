import { expect, test } from "vitest";
import { memoryStores } from "./memory-stores.ts";

const MINUTE = 60_000;

test("turns of a host follow each other at its gap, and a pause moves them", async () => {
  let now = 0;
  const { pace } = memoryStores(() => now);
  expect([await pace.reserve("arxiv.org", 3000), await pace.reserve("arxiv.org", 3000)]).toEqual([0, 3000]);
  expect(await pace.reserve("doi.org", 1000)).toBe(0);
  now = 10_000;
  await pace.pause("arxiv.org", MINUTE);
  await pace.pause("arxiv.org", 5);
  expect(await pace.reserve("arxiv.org", 3000)).toBe(MINUTE);
});

test("an answer is forgotten after its days", async () => {
  let now = 0;
  const { cache } = memoryStores(() => now);
  await cache.write([{ key: "arxiv:2406.04449", value: { title: "MAIRA-2" }, days: 7 }]);
  now = 7 * 24 * 60 * MINUTE - 1;
  expect(await cache.read(["arxiv:2406.04449", "arxiv:1706.03762"])).toEqual(
    new Map([["arxiv:2406.04449", { title: "MAIRA-2" }]]),
  );
  now++;
  expect((await cache.read(["arxiv:2406.04449"])).size).toBe(0);
});

test("a strike stays until it is taken back", async () => {
  const { strikes } = memoryStores();
  const strike = { kind: "missing", count: 1, first: 5, last: 5 };
  await strikes.write(new Map([["https://lab.edu/code", strike]]));
  expect((await strikes.read(["https://lab.edu/code"])).get("https://lab.edu/code")).toEqual(strike);
  await strikes.write(new Map([["https://lab.edu/code", null]]));
  expect((await strikes.read(["https://lab.edu/code"])).size).toBe(0);
});
