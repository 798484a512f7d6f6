import { afterEach, expect, test } from "vitest";
import { openClient } from "../../src/facts/http/client.ts";
import { factStores } from "../../src/jobs/fact-stores.ts";
import { answerAsRegistries } from "../facts/replay/registries.ts";
import { openReplay, type ReplayServer } from "../facts/replay/server.ts";
import { openWorld, type World } from "../world/world.ts";
import { list, listWith, seen } from "./stage.ts";

let world: World;
let replay: ReplayServer;
afterEach(async () => {
  await world.close();
  await replay.close();
});

test("a pull request is judged by what the registries say, and its token goes to GitHub alone", async () => {
  const registries = answerAsRegistries({
    arxiv: { "2407.15268": { title: "Fact-Aware Multimodal Retrieval Augmentation for Radiology Reports" } },
  });
  replay = await openReplay((asked) => {
    if (asked.host !== "api.github.com") return registries(asked);
    return { body: JSON.stringify({ data: { r0: null }, errors: [{ type: "NOT_FOUND", path: ["r0"] }] }) };
  });
  world = await openWorld({ "README.md": list }, (db) => {
    const { pace, cache, strikes } = factStores(db);
    const client = openClient({ userAgent: "listwarden-test", pace, gap: () => 0, connect: replay.connect });
    return { client, cache, strikes, now: Date.now };
  });
  const known =
    "- Fact-Aware Multimodal Retrieval Augmentation for Radiology Reports [[paper](https://arxiv.org/abs/2407.15268)][[code](https://github.com/cxr-lab/fact-aware)]";
  const madeUp =
    "- Hierarchical Evidence Routing for Chest Radiographs [[paper](https://arxiv.org/abs/2402.91234)]";
  const number = await world.openPullRequest("add-papers", { "README.md": listWith(known, madeUp) });
  const { check, comments, headSha } = await seen(world, number);
  expect(check?.title).toBe("1 of 2 entries is ready: 1 warning");
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toContain("Unknown identifier");
  expect(comments[0]?.body).toContain("2402.91234");
  expect(comments[0]?.body).not.toContain(
    "Fact-Aware Multimodal Retrieval Augmentation for Radiology Reports leads",
  );
  expect(new Set(replay.asked.map(({ host }) => host))).toEqual(
    new Set(["export.arxiv.org", "sparql.dblp.org", "api.crossref.org", "api.github.com"]),
  );
  const metrics = await fetch(new URL("/metrics", world.server.webhookUrl));
  expect(await metrics.text()).toMatch(/^listwarden_link_verdicts_total\{verdict="suspect"\} 2$/m);
  const finished = world.log.find((line) => line.includes("job finished")) ?? "{}";
  expect(JSON.parse(finished)).toMatchObject({ kind: "review-pull-request", head: headSha });

  // The next one comes when the installation has one look-up left today.
  await world.server.engine.db.updateTable("lookups").set({ wanted: 4_999 }).execute();
  const late = await world.openPullRequest("late", {
    "README.md": listWith(
      "- Reports from Two Views at Once [[paper](https://arxiv.org/abs/2407.15268)][[code](https://lab.university.edu/views)]",
      "- Counting Lesions before Writing about Them [[paper](https://arxiv.org/abs/2409.00001)]",
    ),
  });
  const { checks } = await seen(world, late);
  expect(checks[0]?.summary).toContain(
    "Not checked: 1 link: the 5000 look-ups of this account for today are used up.",
  );
  // Two titles, whose numbers lead to another paper and to none, and the link to a laboratory.
  const later = await fetch(new URL("/metrics", world.server.webhookUrl));
  expect(await later.text()).toMatch(/^listwarden_lookups_total\{outcome="refused"\} 3$/m);
});
