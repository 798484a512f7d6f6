import { afterEach, describe, expect, test } from "vitest";
import { lookUpPapers } from "../../src/facts/papers/look-up.ts";
import type { PaperFact } from "../../src/model/facts.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries, type Registries } from "./replay/registries.ts";
import type { Asked, Reply } from "./replay/server.ts";

/** A preprint that names its published version. */
const one: Registries = {
  arxiv: {
    "2311.18260": { title: "Clinicians and AI for Report Generation", doi: "10.1038/s41591-024-03302-1" },
  },
  crossref: { "10.1038/s41591-024-03302-1": { title: "Clinicians and AI", venue: "Nature Medicine" } },
};

let network: ReplayNetwork;
afterEach(() => network.close());

async function lookUp(
  ids: readonly string[],
  answer: (asked: Asked) => Reply,
): Promise<Map<string, PaperFact>> {
  network = await openReplayNetwork(answer);
  return lookUpPapers(network, ids, { until: Number.POSITIVE_INFINITY });
}

describe("requests are few", () => {
  const some = (count: number) => Array.from({ length: count }, (_, index) => index + 10_000);
  const crowd: Registries = {
    arxiv: Object.fromEntries(
      some(166).map((n) => [
        `2406.${n}`,
        {
          title: `Report Generation for Study ${n}`,
          ...(n % 4 === 0 ? { doi: `10.1109/tmi.2024.${n % 80}` } : {}),
        },
      ]),
    ),
    crossref: Object.fromEntries([
      ...some(80).map((n) => [
        `10.1109/tmi.2024.${n - 10_000}`,
        { title: `Imaging ${n}`, venue: "IEEE TMI" },
      ]),
      ...some(20).map((n) => [`10.1101/2024.01.01.${n}`, { title: `Reading ${n}`, type: "posted-content" }]),
    ]),
    pubmed: Object.fromEntries(some(20).map((n) => [String(n), { title: `Reading ${n}` }])),
    europe: Object.fromEntries([
      ...some(20).map((n) => [
        `doi:10.1101/2024.01.01.${n}`,
        { title: `Reading ${n}`, preprintOf: String(n) },
      ]),
      ...some(10).map((n) => [`pmcid:${n}`, { title: `Chapter ${n}`, venue: "Radiology Today" }]),
    ]),
    openalex: Object.fromEntries(some(4).map((n) => [`10.1400/${n}`, { title: `Referto ${n}` }])),
  };
  const pmcid = Object.fromEntries(some(10).map((n) => [n, null]));
  const doi = { ...crowd.crossref, ...crowd.openalex };
  const ids = Object.entries({ arxiv: crowd.arxiv, doi, pmid: crowd.pubmed, pmcid }).flatMap(
    ([scheme, papers]) => Object.keys(papers ?? {}).map((key) => `${scheme}:${key}`),
  );

  test("300 papers take at most 25, and none the second time", async () => {
    const facts = await lookUp(ids, answerAsRegistries(crowd));
    expect([...facts.values()].filter(({ status }) => status === "found")).toHaveLength(300);
    const requests = network.server.asked.length;
    expect(requests).toBeLessThanOrEqual(25);
    const again = await lookUpPapers(network, ids, { until: Number.POSITIVE_INFINITY });
    expect(again).toEqual(facts);
    expect(network.server.asked).toHaveLength(requests);
  });

  test("one arXiv paper takes at most 3", async () => {
    await lookUp(["arxiv:2311.18260"], answerAsRegistries(one));
    expect(network.server.asked.map(({ host }) => host)).toEqual([
      "export.arxiv.org",
      "sparql.dblp.org",
      "api.crossref.org",
    ]);
  });
});
