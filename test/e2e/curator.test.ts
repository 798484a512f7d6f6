import { expect, test, vi } from "vitest";
import { liveDays } from "../../scripts/bench/curator/days.ts";
import { playRounds } from "../../scripts/bench/curator/rounds.ts";

vi.setConfig({ testTimeout: 120_000 });

// A part of `npm run bench:curator`, which has days and rounds by the hundred.

test("a day of a curator: what outlives its session stands in the report, and nothing is told twice or in vain", async () => {
  const diary = await liveDays(1, 2);
  expect(diary.mistakes).toBeGreaterThan(0);
  expect(diary).toMatchObject({
    shown: diary.mistakes,
    toldInVain: 0,
    cameBack: 0,
    crowdedDays: 0,
    idleComments: 0,
  });
});

test("rounds of corrections, with pushes, merges and reverts between: no conflict, no lost line, no stray change", async () => {
  const rounds = await playRounds(4, 4);
  expect(rounds.merged).toBeGreaterThan(0);
  expect(rounds).toMatchObject({ conflicts: 0, lost: 0, strayChanges: 0, cameBack: 0, runOver: 0 });
});
