import { afterEach, expect, test } from "vitest";
import { lookUpPapers } from "../../src/facts/papers/look-up.ts";
import { openReplayNetwork, type ReplayNetwork } from "./replay/network.ts";
import { answerAsRegistries } from "./replay/registries.ts";

const DOI = "10.1109/tmi.2025.3523333";
const titles = {
  "2501.01001": "Reading Chest Radiographs with Retrieved Neighbours",
  "2501.01002": "Grounded Findings in Pathology Reports",
  "2501.01003": "Counting Lesions before Writing about Them",
};
const registries = answerAsRegistries({
  arxiv: Object.fromEntries(Object.entries(titles).map(([number, title]) => [number, { title }])),
  crossref: {
    [DOI]: { title: titles["2501.01001"], venue: "IEEE TMI", year: 2025, type: "journal-article" },
    "10.1000/other": { title: "Another Paper", venue: "Elsewhere", year: 2025, type: "journal-article" },
  },
});

let network: ReplayNetwork | null = null;
afterEach(() => network?.close());

/** What is known of the papers where Semantic Scholar answers with this, and how often it was asked. */
async function known(body: string, key: { semanticScholarKey?: string } = { semanticScholarKey: "owner" }) {
  let asked = 0;
  network = await openReplayNetwork((question) => {
    if (question.host !== "api.semanticscholar.org") return registries(question);
    asked++;
    return { status: 200, body };
  }, key);
  const ids = Object.keys(titles).map((number) => `arxiv:${number}`);
  const facts = await lookUpPapers(network, ids, { until: Number.POSITIVE_INFINITY });
  const published = ids.map((id) => {
    const fact = facts.get(id);
    return fact?.status === "found" ? (fact.published ?? null) : fact?.status;
  });
  return { asked, published };
}

const answer = JSON.stringify([
  { title: titles["2501.01001"], externalIds: { ArXiv: "2501.01001", DOI: DOI.toUpperCase() } },
  { title: "Something Else Altogether", externalIds: { DOI: "10.1000/other" } },
  null,
]);

test("names a published version, which its own registry then describes; one under another title is nobody's", async () => {
  expect(await known(answer)).toEqual({
    asked: 1,
    published: [{ venue: "IEEE TMI", year: 2025, doi: DOI }, null, null],
  });
});

test("is not asked without the owner's key", async () => {
  expect((await known(answer, {})).asked).toBe(0);
});

test.each(['{"error":"Too Many Requests"}', "[null]", "[1,{},[]]", "<html>"])(
  "an ill answer leaves the papers known: %s",
  async (body) => {
    expect((await known(body)).published).toEqual([null, null, null]);
  },
);
