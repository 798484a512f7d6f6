import { afterAll, describe, expect, test } from "vitest";
import { openEngines } from "../../test/databases/engines.ts";
import { openEngine } from "./engine.ts";
import { factStores } from "./fact-stores.ts";
import { forgetLookups, lookupsOf } from "./lookups.ts";

const { engines, close } = await openEngines();
afterAll(close);

describe.each(engines)("the stores of the fact stage on %s", (_name, databases) => {
  test.skipIf(databases === null)("keep paces, answers and strikes", async () => {
    const engine = await openEngine({
      ...((await databases?.fresh()) ?? { directory: "" }),
      failed: () => {},
    });
    const { pace, cache, strikes } = factStores(engine.db);

    expect(await pace.reserve("arxiv.org", 60_000)).toBe(0);
    expect(await pace.reserve("arxiv.org", 60_000)).toBeGreaterThan(50_000);
    expect(await pace.reserve("doi.org", 60_000)).toBe(0);
    await pace.pause("doi.org", 600_000);
    await pace.pause("doi.org", 5);
    expect(await pace.reserve("doi.org", 1)).toBeGreaterThan(500_000);

    const maira = { title: "MAIRA-2", authors: ["S. Bannur"], year: 2024 };
    await cache.write([
      { key: "arxiv:2406.04449", value: { title: "MAIRA-1" }, days: 7 },
      { key: "arxiv:2406.04449", value: maira, days: 7 },
      { key: "arxiv:1706.03762", value: null, days: 0.5 },
      { key: "arxiv:2401.00001", value: "old", days: -1 },
    ]);
    await cache.write([]);
    expect(await cache.read([])).toEqual(new Map());
    expect(await cache.read(["arxiv:2406.04449", "arxiv:1706.03762", "arxiv:2401.00001"])).toEqual(
      new Map<string, unknown>([
        ["arxiv:2406.04449", maira],
        ["arxiv:1706.03762", null],
      ]),
    );

    const strike = { kind: "missing", count: 2, first: 1_790_000_000_000, last: 1_790_000_360_000 };
    await strikes.write(new Map([["https://lab.edu/code", strike]]));
    await strikes.write(new Map([["https://lab.edu/other", null]]));
    expect(await strikes.read(["https://lab.edu/code", "https://lab.edu/other"])).toEqual(
      new Map([["https://lab.edu/code", strike]]),
    );
    await strikes.write(new Map([["https://lab.edu/code", null]]));
    expect(await strikes.read(["https://lab.edu/code"])).toEqual(new Map());
    await engine.close();
  });

  test.skipIf(databases === null)("grant an installation no more than its day's look-ups", async () => {
    const engine = await openEngine({
      ...((await databases?.fresh()) ?? { directory: "" }),
      failed: () => {},
    });
    const told: number[][] = [];
    const limit = { limit: 100, taken: (...counts: number[]) => void told.push(counts) };
    const one = lookupsOf(engine.db, 1, limit);
    expect(await Promise.all(Array.from({ length: 5 }, () => one.take(30)))).toEqual(
      expect.arrayContaining([30, 30, 30, 10, 0]),
    );
    expect(told.reduce((sum, [granted = 0]) => sum + granted, 0)).toBe(100);
    expect(told.reduce((sum, [, refused = 0]) => sum + refused, 0)).toBe(50);
    expect(await lookupsOf(engine.db, 2, limit).take(30)).toBe(30);
    await engine.db
      .updateTable("lookups")
      .set({ day: new Date("2026-01-01") })
      .execute();
    expect(await one.take(7)).toBe(7);
    await forgetLookups(engine.db);
    expect(await engine.db.selectFrom("lookups").select("installation").execute()).toHaveLength(1);
    await engine.close();
  });
});
