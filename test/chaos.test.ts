import { expect, test, vi } from "vitest";
import { runOrders } from "../scripts/chaos/orders.ts";

// A few; `npm run chaos -- --orders 500` does as many as it is asked for, and kills and breaks more than this.
vi.setConfig({ testTimeout: 180_000 });

test("twelve events in any order, some of them twice and some lost, end in the same comment and check", async () => {
  expect(await runOrders(4)).toEqual({ runs: 4, lost: 0, doubled: 0, unfinished: 0 });
});
