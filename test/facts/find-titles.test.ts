import { afterEach, describe, expect, test } from "vitest";
import { connectFacts, knownFacts, sweepFacts } from "../../src/facts/collect.ts";
import type { FactTable, TitleNeed } from "../../src/model/facts.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries } from "./replay/registries.ts";

const memory = "Generating Radiology Reports via Memory-driven Transformer";
const twoViews = "Reading Two Views of a Chest Before Writing One Report";
const c4synth = "C4Synth: Cross-Caption Cycle-Consistent Text-to-Image Synthesis";

const registries = answerAsRegistries({
  arxiv: {
    "2010.16056": { title: memory, year: 2020, authors: ["Zhihong Chen", "Yan Song"] },
    "2405.12345": { title: twoViews, year: 2024, authors: ["Ana Lima"] },
    "2405.12346": { title: "Traffic on Roads with Two Lanes", year: 2024, authors: ["Omar Haddad"] },
  },
  crossref: {
    "10.1109/wacv.2019.00044": {
      title: c4synth,
      year: 2019,
      venue: "2019 IEEE Winter Conference on Applications of Computer Vision (WACV)",
    },
    "10.1016/j.media.2019.1": { title: c4synth, year: 2019, venue: "Medical Image Analysis" },
  },
});

let network: ReplayNetwork;
afterEach(() => network.close());

async function collect(...titles: TitleNeed[]): Promise<FactTable> {
  network = await openReplayNetwork(registries);
  return connectFacts(network)(needsOf(titles));
}

function needsOf(titles: readonly TitleNeed[]) {
  return { links: [], papers: titles.flatMap(({ ids }) => ids), titles };
}

function askedHosts(): string[] {
  return network.server.asked.map(({ host }) => host);
}

describe("a title is looked for", () => {
  test("where the entry has no paper link", async () => {
    const { titles } = await collect({ title: memory, year: 2020, ids: [] });
    expect(titles?.get(memory)).toMatchObject({ status: "found", id: "arxiv:2010.16056" });
    expect(askedHosts().sort()).toEqual(["api.crossref.org", "export.arxiv.org"]);
  });

  test("where its identifiers lead to another paper or to none", async () => {
    const { titles } = await collect(
      { title: twoViews, authors: "Ana Lima", ids: ["arxiv:2405.12346"] },
      { title: memory, year: 2020, ids: ["arxiv:2010.99999"] },
    );
    expect([...(titles ?? [])].map(([, fact]) => fact)).toMatchObject([
      { status: "found", id: "arxiv:2405.12345" },
      { status: "found", id: "arxiv:2010.16056" },
    ]);
  });

  test("at the publisher whose own number no registry can be asked for", async () => {
    const { titles, papers } = await collect({ title: c4synth, year: 2018, ids: ["ieee:8658689"] });
    expect(papers.get("ieee:8658689")).toMatchObject({
      status: "found",
      doi: "10.1109/wacv.2019.00044",
      year: 2019,
      evidence: "Crossref, by its title",
    });
    expect(titles?.size).toBe(0);
    expect(askedHosts()).toEqual(["api.crossref.org"]);
    expect(network.server.asked[0]?.url.searchParams.get("filter")).toContain("prefix:10.1109");
  });
});

describe("a title is not looked for", () => {
  test.each<[string, TitleNeed, number]>([
    ["whose identifier leads to it", { title: memory, year: 2020, ids: ["arxiv:2010.16056"] }, 2],
    ["that nothing is known beside", { title: memory, ids: [] }, 0],
    ["too short to prove anything", { title: "Two Views", year: 2024, ids: [] }, 0],
    ["beside a registry's silence", { title: memory, year: 2020, ids: ["openreview:Qx7kP2mN4w"] }, 1],
    ["of a page that is nobody's number", { title: memory, year: 2020, ids: ["hal:01234567"] }, 0],
  ])("%s", async (_name, need, requests) => {
    const { titles } = await collect(need);
    expect(titles?.size).toBe(0);
    expect(network.server.asked).toHaveLength(requests);
  });
});

test("less than full agreement leaves the publisher's number unknown", async () => {
  const { titles, papers } = await collect({ title: c4synth, year: 2014, ids: ["ieee:8658689"] });
  expect(papers.get("ieee:8658689")).toMatchObject({ status: "unknown" });
  expect(titles?.get(c4synth)).toEqual({ status: "unsure", evidence: "1 paper has its title" });
});

test("five are looked for in a review and twenty in a look at a whole list, each asked for once", async () => {
  const needs = needsOf(
    Array.from({ length: 28 }, (_, n) => ({
      title: `A Made-up Title with Number ${n} in It`,
      year: 2024,
      ids: [],
    })),
  );
  network = await openReplayNetwork(registries);
  const unknown = ({ titles = new Map() }: FactTable) =>
    [...titles.values()].filter(({ status }) => status === "unknown").length;
  expect(unknown(await connectFacts(network)(needs))).toBe(23);
  expect(network.server.asked).toHaveLength(10);
  expect(unknown(await sweepFacts(network)(needs))).toBe(3);
  expect(unknown(await sweepFacts(network)(needs))).toBe(0);
  expect(network.server.asked).toHaveLength(56);
  expect(unknown(await knownFacts(network)(needs))).toBe(0);
});
