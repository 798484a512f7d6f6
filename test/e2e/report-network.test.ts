import { describe, expect, test, vi } from "vitest";
import { openReplayNetwork } from "../facts/replay/network.ts";
import { answerAsRegistries } from "../facts/replay/registries.ts";
import type { Exchange, Reply } from "../world/proxy.ts";
import { broken, clean, closing, NOW, plus, stageWith } from "./report-stage.ts";

vi.setConfig({ testTimeout: 120_000 });

test("what the network says of papers stands in the report, once a sweep has asked for it", async () => {
  const titles = [...clean.matchAll(/^- (.*) \[\[paper\]\(https:\/\/arxiv\.org\/pdf\/(.*)\)\]$/gm)];
  const arxiv = Object.fromEntries(titles.map(([, title = "", number = ""]) => [number, { title }]));
  const comment = "This paper has been withdrawn by the authors due to an error in the data";
  const network = closing(
    await openReplayNetwork(
      answerAsRegistries({ arxiv: { ...arxiv, "2403.06801": { title: titles[2]?.[1] ?? "", comment } } }),
    ),
  );
  const stage = await stageWith(plus(broken), network);
  await stage.look(NOW, true);
  expect(network.server.asked).toEqual([]);
  expect((await stage.report())?.body).not.toContain("retracted-paper");
  await stage.sweep(NOW);
  expect((await stage.report())?.body).toMatch(/#### `retracted-paper` \(1\)\s+\*\*F2\*\* · `CT2Rep/);
  const { length } = network.server.asked;
  expect(length).toBeGreaterThan(0);
  await stage.look(NOW, true);
  expect((await stage.report())?.body).toContain("retracted-paper");
  expect([network.server.asked.length, (await stage.report())?.comments]).toEqual([length, []]);
});

describe("when GitHub answers wrongly", () => {
  const wrong: readonly (readonly [string, Reply])[] = [
    ["nothing found", { status: 404, body: { message: "Not Found" } }],
    ["an empty list", { status: 200, body: [] }],
    [
      "a page of HTML",
      { status: 200, headers: { "content-type": "text/html" }, body: "<html>Unicorn</html>" },
    ],
    ["an empty object", { status: 200, body: {} }],
    ["an outage", { status: 502, body: { message: "Server Error" } }],
  ];
  const asked: readonly (readonly [string, (exchange: Exchange) => boolean])[] = [
    ["everything", () => true],
    ["texts", ({ path }) => path.includes("/contents/")],
    ["the list's text alone", ({ path }) => path.endsWith("/contents/README.md")],
    ["trees", ({ path }) => path.includes("/git/trees/")],
    ["branches", ({ path }) => path.includes("/git/ref/")],
    ["every second answer", ({ path }) => path.length % 2 === 0],
  ];

  test("nothing of list, report or corrections is taken away, and what is unclear is said", async () => {
    const stage = await stageWith(plus(broken));
    await stage.look(NOW, true);
    const before = { text: await stage.read(), tidy: await stage.tidy(), report: await stage.report() };
    const outcomes = new Map<string, unknown>();
    for (const [what, isMeant] of asked) {
      for (const [how, reply] of wrong) {
        stage.github.proxy.intercept = (exchange) =>
          exchange.byApp && exchange.method === "GET" && isMeant(exchange) ? reply : null;
        const outcome = await stage.look(NOW, true).catch((error: Error) => error.name);
        outcomes.set(`${what}: ${how}`, outcome);
        stage.github.proxy.intercept = null;
        expect([what, how, await stage.read()]).toEqual([what, how, before.text]);
        expect([what, how, (await stage.tidy())?.text]).toEqual([what, how, before.tidy?.text]);
        expect(await stage.report(), `${what}: ${how}`).toMatchObject({
          isOpen: true,
          body: expect.stringContaining("**F1**"),
          comments: [],
        });
      }
    }
    expect(outcomes.get("the list's text alone: nothing found")).toEqual({ outcome: "inconclusive" });
    expect(outcomes.get("the list's text alone: a page of HTML")).toEqual({ outcome: "inconclusive" });
    expect((await stage.report())?.body).toContain(
      "The last look was inconclusive: `README.md` could not be read.",
    );
    await stage.look(NOW, true);
    expect(await stage.report()).toEqual(before.report);
  });
});
