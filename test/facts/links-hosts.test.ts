import { afterEach, describe, expect, test } from "vitest";
import { checkLinks } from "../../src/facts/links/check-links.ts";
import { hostTable } from "./host-table.ts";
import { lookAt, open, openLooks } from "./link-looks.ts";
import { here } from "./link-replies.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";

let network: ReplayNetwork;
afterEach(() => network.close());

describe("each class of hosts, at the first look", () => {
  test.each(hostTable)("%s", async (_name, link, world, verdict) => {
    network = await openLooks(world);
    expect(await lookAt(network, link)).toMatchObject({ verdict });
  });
});

test("a repository without a token is not checked, and its page is not fetched", async () => {
  network = await openLooks({}, {});
  expect(await lookAt(network, "https://github.com/ttanida/rgrg")).toMatchObject({ verdict: "not-checked" });
  expect(network.server.asked).toEqual([]);
});

test("250 repositories take three requests, and the token goes to GitHub's API alone", async () => {
  const links = Array.from({ length: 250 }, (_, index) => `https://github.com/lab/reports-${index}`);
  network = await openReplayNetwork(
    ({ body }) => {
      const names = Object.entries(JSON.parse(body).variables).filter(([key]) => key.startsWith("n"));
      const data = names.map(([key, name]) => [
        `r${key.slice(1)}`,
        { nameWithOwner: `lab/${name}`, ...here },
      ]);
      return { body: JSON.stringify({ data: Object.fromEntries(data) }) };
    },
    { githubToken: "ghs_token" },
  );
  const facts = await checkLinks(network, links, open);
  expect([...facts.values()].every(({ verdict }) => verdict === "alive")).toBe(true);
  expect(network.server.asked.map(({ host }) => host)).toEqual(Array(3).fill("api.github.com"));
});
