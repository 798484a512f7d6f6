import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { openEngines } from "../../test/databases/engines.ts";
import { openCreations } from "./creations.ts";
import { openEngine } from "./engine.ts";
import { Postponed } from "./worker.ts";

const { engines, close } = await openEngines();
afterAll(close);

const place = { owner: "lena", repo: "list" };

describe.each(engines)("what was begun to be created, on %s", (_name, databases) => {
  test.skipIf(databases === null)("is not created again before GitHub shows what came of it", async () => {
    const engine = await openEngine({
      ...((await databases?.fresh()) ?? { directory: "" }),
      failed: () => {},
    });
    const { begin } = openCreations(engine.db, 1, 60);
    const looksAlready = openCreations(engine.db, 1, 0);
    // The database's clock and ours are compared, and neither counts less than a millisecond.
    await setTimeout(50);
    await begin(place, ["comment on 1"]);
    await expect(begin(place, ["comment on 1"])).rejects.toThrow(Postponed);
    await expect(begin(place, ["comment on 2", "comment on 1"])).rejects.toMatchObject({ seconds: 60 });
    await begin(place, ["comment on 2", "comment on 2"]);
    await begin({ ...place, repo: "other" }, ["comment on 1"]);
    await openCreations(engine.db, 2, 60).begin(place, ["comment on 1"]);
    await expect(looksAlready.begin(place, ["comment on 1"])).rejects.toThrow(Postponed);
    await openCreations(engine.db, 1, 0).begin(place, ["comment on 1"]);
    // A request that took its time: what came of it may show as long after its end.
    const later = openCreations(engine.db, 1, 0);
    await setTimeout(50);
    await looksAlready.end(place, ["comment on 1"]);
    await expect(later.begin(place, ["comment on 1"])).rejects.toThrow(Postponed);
    await engine.close();
  });
});
