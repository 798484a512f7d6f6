import { afterEach, describe, expect, test } from "vitest";
import { lookUpPapers } from "../../src/facts/papers/look-up.ts";
import type { PaperFact } from "../../src/model/facts.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries, type Registries } from "./replay/registries.ts";
import type { Asked, Reply } from "./replay/server.ts";

const impressions = "Impressions of Chest Radiographs by Language Models";
const held: Registries = {
  crossref: {
    "10.1101/2023.06.07.23291119": { title: impressions, type: "posted-content", year: 2023 },
    "10.64898/2026.01.05.26000001": { title: "Reading Films Twice", type: "posted-content", year: 2026 },
    "10.21203/rs.3.rs-1000001/v1": { title: "Reports nobody took", type: "posted-content", year: 2023 },
    "10.26434/chemrxiv-2024-abcde": { title: "Molecules", type: "posted-content", year: 2024 },
  },
  openalex: {
    "10.1400/290001": { title: "Le refertazioni automatiche del torace", authors: ["Anna Bianchi"] },
    "10.1400/290002": { title: "Un metodo ritirato", updatedBy: "retraction" },
  },
  pubmed: {
    "38289242": { title: impressions, year: 2024, venue: "Radiology" },
    "38289243": { title: "Another Article by the Same First Author", year: 2026, venue: "Radiology" },
  },
  europe: {
    "doi:10.1101/2023.06.07.23291119": { title: impressions, preprintOf: "38289242" },
    "doi:10.64898/2026.01.05.26000001": { title: "Reading Films Twice", preprintOf: "38289243" },
    "pmcid:7700001": { title: "A Chapter without a Number", venue: "Radiol Today", year: 2020 },
    "pmid:33846532": {
      title: "Deep learning for chest radiographs",
      authors: ["Laleh Seyyed-Kalantari"],
      venue: "NPJ Digit Med",
      year: 2021,
      pubtype: ["Journal Article", "Retracted publication"],
    },
  },
};

let network: ReplayNetwork;
afterEach(() => network.close());

const registries = answerAsRegistries(held);

async function lookUp(
  ids: readonly string[],
  answer: (asked: Asked) => Reply = registries,
): Promise<PaperFact[]> {
  network = await openReplayNetwork(answer);
  return [...(await lookUpPapers(network, ids, { until: Number.POSITIVE_INFINITY })).values()];
}

/** The registries as they are, but for one host. */
function but(host: string, reply: Reply): (asked: Asked) => Reply {
  return (asked) => (asked.host === host ? reply : registries(asked));
}

function askedHosts(): string[] {
  return network.server.asked.map(({ host }) => host);
}

describe("Europe PMC", () => {
  test("names the article that a preprint became, where PubMed has it under the same title", async () => {
    const ids = Object.keys(held.crossref ?? {}).map((doi) => `doi:${doi}`);
    const facts = await lookUp(ids);
    expect(facts.map((fact) => fact.status === "found" && (fact.published ?? null))).toEqual([
      { venue: "Radiology", year: 2024 },
      null,
      null,
      null,
    ]);
    expect(askedHosts()).toEqual(["doi.org", "api.crossref.org", "www.ebi.ac.uk", "eutils.ncbi.nlm.nih.gov"]);
    expect(network.server.asked[2]?.url.searchParams.get("query")).not.toContain("chemrxiv");
  });

  test("knows an article that has no number at PubMed", async () => {
    expect(await lookUp(["pmcid:7700001", "pmcid:7700002"])).toMatchObject([
      { status: "found", title: "A Chapter without a Number", venue: "Radiol Today", year: 2020 },
      { status: "unknown", evidence: "PubMed has no number for it" },
    ]);
  });

  test("answers where PubMed is silent, and is not asked what PubMed denies", async () => {
    const silent = but("eutils.ncbi.nlm.nih.gov", { status: 429 });
    expect(await lookUp(["pmid:33846532"], silent)).toMatchObject([
      { status: "found", authors: ["Laleh Seyyed-Kalantari"], withdrawn: "retracted" },
    ]);
    await network.close();
    expect(await lookUp(["pmid:99999999"])).toMatchObject([{ status: "absent" }]);
    expect(askedHosts()).toEqual(["eutils.ncbi.nlm.nih.gov"]);
  });

  test.each<[string, Reply]>([
    ["an error inside a 200", { body: '{"version":"6.9","errCode":404,"errMsg":"Query is invalid"}' }],
    ["a page", { body: "<html><title>Just a moment...</title></html>" }],
    ["a part of what it found", { body: '{"hitCount":9,"resultList":{"result":[]}}' }],
    ["nothing", { body: '{"hitCount":0,"resultList":{"result":[]}}' }],
    ["another record", { body: '{"hitCount":1,"resultList":{"result":[{"source":"MED","title":"X"}]}}' }],
    ["a refusal", { status: 503 }],
  ])("leaves it unknown that answers with %s", async (_name, reply) => {
    expect(await lookUp(["pmcid:7700001"], but("www.ebi.ac.uk", reply))).toMatchObject([
      { status: "unknown", evidence: "PubMed has no number for it" },
    ]);
  });
});

describe("OpenAlex", () => {
  test("tells of DOIs whose agency tells no more, without year and venue", async () => {
    const [article, retracted] = await lookUp(["doi:10.1400/290001", "doi:10.1400/290002"]);
    expect(article).toEqual({
      status: "found",
      title: "Le refertazioni automatiche del torace",
      authors: ["Anna Bianchi"],
      isPreprint: false,
      doi: "10.1400/290001",
      evidence: "OpenAlex",
    });
    expect(retracted).toMatchObject({ withdrawn: "retracted" });
  });

  test.each<[string, Reply]>([
    ["a page that says it has none", { status: 404, body: "<!doctype html><title>404</title>" }],
    ["another work", { body: '{"doi":"https://doi.org/10.1/x","title":"Another","type":"article"}' }],
    ["a data set", { body: '{"doi":"https://doi.org/10.1400/290001","title":"Scans","type":"dataset"}' }],
    ["a limit", { status: 429 }],
  ])("leaves it at what the agency said where it answers with %s", async (_name, reply) => {
    expect(await lookUp(["doi:10.1400/290001"], but("api.openalex.org", reply))).toEqual([
      { status: "unknown", evidence: "mEDRA has it and tells no more" },
    ]);
  });

  test("is asked about four DOIs of a list at the most, and never about copies of papers", async () => {
    const dois = Array.from({ length: 30 }, (_, index) => `10.1400/${index}`);
    const openalex = Object.fromEntries(dois.map((doi) => [doi, { title: `Article ${doi}` }]));
    const crossref = { "10.65215/ysbyhc05": { title: "Attention Is All You Need" } };
    const ids = [...dois, ...Object.keys(crossref)].map((doi) => `doi:${doi}`);
    const facts = await lookUp(ids, answerAsRegistries({ openalex, crossref }));
    expect(facts.filter(({ status }) => status === "found")).toHaveLength(4);
    expect(askedHosts().filter((host) => host === "api.openalex.org")).toHaveLength(4);
  });
});
