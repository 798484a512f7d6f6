import { appendFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { openFileStores } from "./file-stores.ts";

const DAY = 86_400_000;

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), "listwarden-")), "cache", "facts.jsonl");
});

const paper = { key: "paper:arxiv:2406.04449", value: { status: "found", title: "MAIRA-2" }, days: 7 };
const strike = { kind: "missing", count: 2, first: 1, last: 2 };

test("what one run learned the next one knows, until its days are over", async () => {
  await (await openFileStores(path, () => 0)).cache.write([paper]);
  const again = await openFileStores(path, () => 7 * DAY - 1);
  expect(await again.cache.read([paper.key])).toEqual(new Map([[paper.key, paper.value]]));
  expect((await (await openFileStores(path, () => 7 * DAY)).cache.read([paper.key])).size).toBe(0);
});

test("strikes last, and one that was taken back is gone", async () => {
  const { strikes, cache } = await openFileStores(path, () => 0);
  await cache.write([{ ...paper, key: "same" }]);
  await strikes.write(
    new Map([
      ["same", strike],
      ["other", strike],
    ]),
  );
  await strikes.write(new Map([["other", null]]));
  const again = await openFileStores(path, () => 0);
  expect(await again.strikes.read(["same", "other"])).toEqual(new Map([["same", strike]]));
  expect((await again.cache.read(["same"])).size).toBe(1);
});

test("half a line of a run that was killed costs that line only", async () => {
  const { cache } = await openFileStores(path, () => 0);
  await cache.write([paper]);
  appendFileSync(path, '{"key":"paper:arxiv:2010.16056","val\n[]\n');
  const again = await openFileStores(path, () => 0);
  await again.cache.write([{ ...paper, key: "next" }]);
  const third = await openFileStores(path, () => 0);
  expect([...(await third.cache.read([paper.key, "next"])).keys()]).toEqual([paper.key, "next"]);
});

test("a file of outdated lines is written anew", async () => {
  const { cache } = await openFileStores(path, () => 0);
  for (let round = 0; round < 3; round++)
    await cache.write(Array.from({ length: 1_000 }, (_, n) => ({ ...paper, key: String(n) })));
  await openFileStores(path, () => 0);
  expect(readFileSync(path, "utf8").split("\n").length).toBeLessThan(1_002 + 1_001);
});
