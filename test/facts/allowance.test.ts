import { afterEach, expect, test } from "vitest";
import { connectFacts, knownFacts } from "../../src/facts/collect.ts";
import type { Allowance } from "../../src/facts/stores.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries } from "./replay/registries.ts";

let network: ReplayNetwork;
afterEach(() => network.close());

const arxiv = { "2406.04449": { title: "Grounded Reports" }, "2406.04450": { title: "More of Them" } };
const registries = answerAsRegistries({ arxiv });
const links = [
  "https://lab.university.edu/one",
  "https://lab.university.edu/two",
  "https://x.com/lab",
  "https://arxiv.org/abs/2406.04449",
];
const papers = ["arxiv:2406.04449", "arxiv:2406.04450", "ieee:9710099"];

/** So many look-ups, once. */
function allowanceOf(limit: number): Allowance {
  let left = limit;
  return {
    limit,
    async take(wanted) {
      const granted = Math.min(wanted, left);
      left -= granted;
      return granted;
    },
  };
}

async function openWith(limit: number) {
  network = await openReplayNetwork((asked) =>
    asked.host === "lab.university.edu" ? { body: "<title>Lab</title>" } : registries(asked),
  );
  return { ...network, allowance: allowanceOf(limit) };
}

test("what a day's look-ups do not reach is not checked, and says so", async () => {
  const facts = await connectFacts(await openWith(3))({ links, papers });
  const usedUp = "the 3 look-ups of this account for today are used up";
  expect(papers.map((id) => facts.papers.get(id)?.status)).toEqual(["found", "found", "unknown"]);
  expect(links.map((link) => facts.links.get(link)?.verdict)).toEqual([
    "alive",
    "not-checked",
    "not-checked",
    "alive",
  ]);
  expect(facts.links.get(links[1] ?? "")?.evidence).toBe(usedUp);
  expect(facts.links.get(links[2] ?? "")?.evidence).toBe("x.com: it does not answer programs");
  expect(facts.papers.get("ieee:9710099")?.evidence).toContain("no registry");
});

test("what is known already is free, as is asking nobody", async () => {
  const limited = await openWith(4);
  const needs = { links: links.slice(0, 2), papers: papers.slice(0, 2) };
  const first = await connectFacts(limited)(needs);
  expect(await connectFacts(limited)(needs)).toEqual(first);
  expect(await knownFacts(await openWith(1))(needs)).not.toEqual(first);
  expect(network.server.asked).toEqual([]);
});
