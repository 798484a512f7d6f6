import { expect, test, vi } from "vitest";
import { tellBroken } from "../scripts/chaos/faults.ts";
import { openStage as openKillable, tellKilled } from "../scripts/chaos/kills.ts";
import { runOrders } from "../scripts/chaos/orders.ts";
import { openStage } from "../scripts/chaos/stage.ts";
import { embeddedDatabases } from "./databases/engines.ts";

// One or a few of each; `npm run chaos` does as many as it is asked for, and on both databases.
vi.setConfig({ testTimeout: 180_000 });

const whole = { lost: 0, doubled: 0, unfinished: 0 };

test("killed between one write and the next, the service completes what it had begun", async () => {
  const databases = embeddedDatabases();
  const stage = await openKillable(await databases.fresh());
  expect(await tellKilled(stage, 1, { write: 2, side: "after" })).toEqual(whole);
  await stage.app.kill();
  await stage.github.close();
  await databases.close();
});

test("whatever fails, lags, is lost, comes twice or in another order, GitHub comes to show the same", async () => {
  const stage = await openStage();
  expect(await tellBroken(stage, 1, 1)).toEqual(whole);
  expect(await runOrders(2, 1, stage)).toEqual(whole);
  await stage.close();
});
